// Errors on their way up.

#include "base/result.h"

#include <catch2/catch.hpp>
#include <memory>
#include <string>

namespace quipu {
namespace {

Result<int> Half(int number) {
  if (number % 2 != 0) return InvalidArgument("odd");
  return number / 2;
}

Result<int> Quarter(int number) {
  QUIPU_TRY(const int half, Half(number));
  QUIPU_TRY(const int quarter, Half(half));
  return quarter;
}

Result<void> CheckQuarter(int number) {
  const Result<int> quarter = Quarter(number);
  if (!quarter) return quarter.error();
  return {};
}

Result<std::string> Report(int number) {
  QUIPU_CHECK(CheckQuarter(number));
  return std::string("fine");
}

TEST_CASE("A value passes through QUIPU_TRY and QUIPU_CHECK", "[base]") {
  CHECK(*Quarter(12) == 3);
  CHECK(*Report(12) == "fine");
}

TEST_CASE("The first error leaves the function with its code", "[base]") {
  const Result<int> quarter = Quarter(6);
  REQUIRE_FALSE(quarter);
  CHECK(quarter.error().code == ErrorCode::kInvalidArgument);
  const Result<std::string> report = Report(6);
  REQUIRE_FALSE(report);
  CHECK(report.error().message == "odd");
}

TEST_CASE("QUIPU_TRY moves what cannot be copied", "[base]") {
  const auto make = []() -> Result<std::unique_ptr<int>> {
    return std::make_unique<int>(7);
  };
  const auto take = [&]() -> Result<int> {
    QUIPU_TRY(const std::unique_ptr<int> number, make());
    return *number;
  };
  CHECK(*take() == 7);
}

TEST_CASE("Annotate says where and keeps the code", "[base]") {
  const Error error = Annotate(Annotate(Io("no space"), "a.txt"), "ingest");
  CHECK(error.code == ErrorCode::kIo);
  CHECK(error.message == "ingest: a.txt: no space");
}

}  // namespace
}  // namespace quipu
