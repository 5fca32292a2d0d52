// Errors on their way out.

#include "rpc/grpc_status.h"

#include <catch2/catch.hpp>

#include "base/utf8.h"
#include "tests/app/server/service_support.h"

namespace quipu {

TEST_CASE("Each error code has its gRPC code and reason", "[service]") {
  const auto check = [](const Error& error, grpc::StatusCode code,
                        const std::string& reason) {
    const grpc::Status status = ToGrpcStatus(error);
    CHECK(status.error_code() == code);
    CHECK(status.error_message() == "why");
    CHECK(DetailsOf(status).reason == reason);
    CHECK(DetailsOf(status).domain == "quipu");
  };
  check(InvalidArgument("why"), grpc::StatusCode::INVALID_ARGUMENT,
        "INVALID_ARGUMENT");
  check(NotFound("why"), grpc::StatusCode::NOT_FOUND, "NOT_FOUND");
  check(Corruption("why"), grpc::StatusCode::DATA_LOSS, "STORE_CORRUPT");
  check(Io("why"), grpc::StatusCode::UNAVAILABLE, "STORE_UNAVAILABLE");
  check(Limit("why"), grpc::StatusCode::RESOURCE_EXHAUSTED, "LIMIT_EXCEEDED");
  check(Internal("why"), grpc::StatusCode::INTERNAL, "INTERNAL");
}

TEST_CASE("A field at fault is named", "[service]") {
  const grpc::Status status = BadField("filter.since", "is no date");
  CHECK(status.error_code() == grpc::StatusCode::INVALID_ARGUMENT);
  CHECK(status.error_message() == "filter.since: is no date");
  CHECK(DetailsOf(status).fields == std::vector<std::string>{"filter.since"});
}

TEST_CASE("A status fits into the headers that clients accept", "[service]") {
  std::string text;
  while (text.size() < 100'000) {
    text += "ñ";
  }
  std::map<std::string, std::string> metadata;
  for (int i = 0; i < 100; ++i) {
    metadata[std::to_string(i) + text] = text;
  }
  const grpc::Status status = StatusWithReason(
      grpc::StatusCode::FAILED_PRECONDITION, "AMBIGUOUS_NAME", text, metadata);
  // The message is percent-encoded, the details in base 64.
  CHECK(status.error_message().size() * 3 +
            status.error_details().size() * 4 / 3 <
        7000);
  CHECK(IsValidUtf8(status.error_message()));
  CHECK(DetailsOf(status).metadata.size() == 12);
}

TEST_CASE("Bytes that are not UTF-8 are replaced in messages", "[service]") {
  const grpc::Status status =
      ToGrpcStatus(InvalidArgument("a\xFF"
                                   "b"));
  CHECK(status.error_message() ==
        "a\xEF\xBF\xBD"
        "b");
  CHECK(DetailsOf(status).reason == "INVALID_ARGUMENT");
}

}  // namespace quipu
