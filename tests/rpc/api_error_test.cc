#include "rpc/api_error.h"

#include <catch2/catch.hpp>

#include "base/utf8.h"
#include "google/rpc/error_details.pb.h"

namespace quipu {
namespace {

google::rpc::ErrorInfo InfoOf(const google::rpc::Status& status) {
  google::rpc::ErrorInfo info;
  REQUIRE(status.details_size() > 0);
  REQUIRE(status.details(0).UnpackTo(&info));
  return info;
}

ApiResult<int> Half(int number) {
  if (number % 2 != 0) return BadField("number", "is odd");
  return number / 2;
}

Result<int> Root(int number) {
  if (number < 0) return InvalidArgument("negative");
  return number == 4 ? 2 : 0;
}

ApiResult<int> HalfOfRoot(int number) {
  QUIPU_API_TRY(const int root, Root(number));
  QUIPU_API_CHECK(Half(number));
  return Half(root);
}

}  // namespace

TEST_CASE("Each error of the store has its code and reason", "[rpc]") {
  const auto check = [](const Error& error, ApiCode code,
                        const std::string& reason) {
    const ApiError api = error;
    CHECK(api.code == code);
    const google::rpc::Status status = StatusOf(api);
    CHECK(status.code() == static_cast<int>(code));
    CHECK(status.message() == "why");
    CHECK(InfoOf(status).reason() == reason);
    CHECK(InfoOf(status).domain() == "quipu");
    CHECK(status.details_size() == 1);
  };
  check(InvalidArgument("why"), ApiCode::kInvalidArgument, "INVALID_ARGUMENT");
  check(NotFound("why"), ApiCode::kNotFound, "NOT_FOUND");
  check(Corruption("why"), ApiCode::kDataLoss, "STORE_CORRUPT");
  check(Io("why"), ApiCode::kUnavailable, "STORE_UNAVAILABLE");
  check(Limit("why"), ApiCode::kResourceExhausted, "LIMIT_EXCEEDED");
  check(Internal("why"), ApiCode::kInternal, "INTERNAL");
}

TEST_CASE("A field at fault is named", "[rpc]") {
  const google::rpc::Status status =
      StatusOf(BadField("filter.since", "is no date"));
  CHECK(status.code() == static_cast<int>(ApiCode::kInvalidArgument));
  CHECK(status.message() == "filter.since: is no date");
  REQUIRE(status.details_size() == 2);
  google::rpc::BadRequest request;
  REQUIRE(status.details(1).UnpackTo(&request));
  REQUIRE(request.field_violations_size() == 1);
  CHECK(request.field_violations(0).field() == "filter.since");
  CHECK(request.field_violations(0).description() == "is no date");
}

TEST_CASE("Bytes that are not UTF-8 are replaced in messages", "[rpc]") {
  const google::rpc::Status status =
      StatusOf(InvalidArgument("a\xFF"
                               "b"));
  CHECK(status.message() ==
        "a\xEF\xBF\xBD"
        "b");
}

TEST_CASE("Long messages and much metadata are cut", "[rpc]") {
  const std::string text(100'000, 'n');
  std::map<std::string, std::string> metadata;
  for (int i = 0; i < 100; ++i) metadata[std::to_string(i) + text] = text;
  const google::rpc::Status status = StatusOf(
      ApiError(ApiCode::kNotFound, "ENTITY_NOT_FOUND", text, metadata));
  CHECK(status.message().size() <= 600);
  CHECK(status.message().ends_with("…"));
  CHECK(InfoOf(status).metadata_size() == 12);
  CHECK(status.ByteSizeLong() < 5000);
}

TEST_CASE("Errors of both kinds are handed on", "[rpc]") {
  CHECK(HalfOfRoot(4).value() == 1);
  CHECK(HalfOfRoot(-1).error().reason == "INVALID_ARGUMENT");
  CHECK(HalfOfRoot(5).error().field == "number");
}

}  // namespace quipu
