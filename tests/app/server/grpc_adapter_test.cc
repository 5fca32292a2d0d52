// Errors on their way out through gRPC, and what the registry offers.

#include "app/server/grpc_adapter.h"

#include <google/protobuf/descriptor.h>

#include <catch2/catch.hpp>
#include <string>

#include "tests/app/server/service_support.h"

namespace quipu {

TEST_CASE("An error becomes a gRPC status with its details", "[service]") {
  const grpc::Status status =
      ToGrpcStatus(ApiError(ApiCode::kFailedPrecondition, "AMBIGUOUS_NAME",
                            "why", {{"entities/a", "A"}}));
  CHECK(status.error_code() == grpc::StatusCode::FAILED_PRECONDITION);
  CHECK(status.error_message() == "why");
  const ErrorDetails details = DetailsOf(status);
  CHECK(details.reason == "AMBIGUOUS_NAME");
  CHECK(details.domain == "quipu");
  CHECK(details.metadata.at("entities/a") == "A");
}

TEST_CASE("The numbers of our codes are gRPC's", "[service]") {
  const auto check = [](ApiCode code, grpc::StatusCode same) {
    CHECK(ToGrpcStatus(ApiError(code, "R", "m")).error_code() == same);
  };
  check(ApiCode::kCancelled, grpc::StatusCode::CANCELLED);
  check(ApiCode::kInvalidArgument, grpc::StatusCode::INVALID_ARGUMENT);
  check(ApiCode::kDeadlineExceeded, grpc::StatusCode::DEADLINE_EXCEEDED);
  check(ApiCode::kNotFound, grpc::StatusCode::NOT_FOUND);
  check(ApiCode::kResourceExhausted, grpc::StatusCode::RESOURCE_EXHAUSTED);
  check(ApiCode::kFailedPrecondition, grpc::StatusCode::FAILED_PRECONDITION);
  check(ApiCode::kUnimplemented, grpc::StatusCode::UNIMPLEMENTED);
  check(ApiCode::kInternal, grpc::StatusCode::INTERNAL);
  check(ApiCode::kUnavailable, grpc::StatusCode::UNAVAILABLE);
  check(ApiCode::kDataLoss, grpc::StatusCode::DATA_LOSS);
}

TEST_CASE("A status fits into the headers that clients accept", "[service]") {
  std::string text;
  while (text.size() < 100'000) text += "ñ";
  std::map<std::string, std::string> metadata;
  for (int i = 0; i < 100; ++i) metadata[std::to_string(i) + text] = text;
  ApiError error(ApiCode::kFailedPrecondition, "AMBIGUOUS_NAME", text,
                 metadata);
  const grpc::Status status = ToGrpcStatus(error);
  // The message is percent-encoded, the details in base 64.
  CHECK(status.error_message().size() * 3 +
            status.error_details().size() * 4 / 3 <
        7000);
  CHECK(DetailsOf(status).metadata.size() == 12);
}

TEST_CASE("Every method of the API is registered with its messages",
          "[service]") {
  KnowledgeStore store = MakeStore({});
  const auto state = ServingState::Create(store);
  REQUIRE(state);
  Registry registry;
  registry.Add(QueryServiceMethods(**state, {}));
  const auto writer =
      StoreWriter::Create(store, *SharedExtractor(), {}, [] {});
  REQUIRE(writer);
  registry.Add(
      IngestServiceMethods(**writer, [] { return Result<void>(); }, {}));
  size_t count = 0;
  for (const char* name : {"quipu.v1.QueryService", "quipu.v1.IngestService"}) {
    const auto* service =
        google::protobuf::DescriptorPool::generated_pool()->FindServiceByName(
            name);
    REQUIRE(service != nullptr);
    for (int i = 0; i < service->method_count(); ++i, ++count) {
      const auto* declared = service->method(i);
      CAPTURE(declared->full_name());
      const auto found = registry.methods().find("/" + std::string(name) + "/" +
                                                 declared->name());
      REQUIRE(found != registry.methods().end());
      const Method& method = found->second;
      CHECK(method.request->GetDescriptor() == declared->input_type());
      CHECK(method.response->GetDescriptor() == declared->output_type());
      CHECK(method.streaming() == declared->client_streaming());
      CHECK(method.streaming() == declared->server_streaming());
    }
  }
  CHECK(registry.methods().size() == count);
}

TEST_CASE("A method that is not there is unimplemented", "[service]") {
  TestServer server(MakeStore({}));
  std::string response;
  CHECK(CallWithBytes(server, "/quipu.v1.QueryService/Guess", "", response)
            .error_code() == grpc::StatusCode::UNIMPLEMENTED);
}

}  // namespace quipu
