// The whole way: `quipu serve` takes documents over gRPC and answers over gRPC
// what the command line then answers from the same store.

#include <grpcpp/grpcpp.h>
#include <signal.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <string>
#include <vector>

#include "quipu/v1/ingest_service.grpc.pb.h"
#include "quipu/v1/query_service.grpc.pb.h"
#include "tests/app/cli/cli_support.h"

namespace quipu {
namespace {

namespace fs = std::filesystem;

using Channel = std::shared_ptr<grpc::Channel>;
using Lines = std::vector<std::string>;

// "127.0.0.1:4711" of what the server says when it is ready; "" before.
std::string AddressIn(const std::string& said) {
  const size_t at = said.find(" on 127.0.0.1:");
  if (at == std::string::npos) return "";
  const size_t begin = at + 4;
  const size_t end = said.find_first_not_of("0123456789.:", begin);
  return end == std::string::npos ? "" : said.substr(begin, end - begin);
}

void IngestExamples(const Channel& channel) {
  const auto stub = v1::IngestService::NewStub(channel);
  grpc::ClientContext context;
  const auto stream = stub->IngestDocuments(&context);
  const fs::path folder = fs::path(QUIPU_SOURCE_DIR) / "examples/shipping";
  int sent = 0;
  for (const auto& entry : fs::directory_iterator(folder)) {
    std::ifstream file(entry.path(), std::ios::binary);
    v1::IngestDocumentsRequest request;
    request.set_key(entry.path().filename().string());
    request.set_content({std::istreambuf_iterator<char>(file), {}});
    REQUIRE(stream->Write(request));
    ++sent;
  }
  stream->WritesDone();
  v1::IngestDocumentsResponse response;
  int added = 0;
  while (stream->Read(&response)) {
    added += response.outcome().outcome() == v1::INGEST_OUTCOME_ADDED;
  }
  REQUIRE(stream->Finish().ok());
  REQUIRE(added == sent);
}

std::string FindEntity(v1::QueryService::Stub& stub, const std::string& name) {
  grpc::ClientContext context;
  v1::SearchEntitiesRequest request;
  request.set_query(name);
  v1::SearchEntitiesResponse response;
  REQUIRE(stub.SearchEntities(&context, request, &response).ok());
  REQUIRE(response.matches_size() > 0);
  return response.matches(0).entity().name();
}

// Every path as the ids on its way, each step with its quotes.
Lines AskPathsOverGrpc(const Channel& channel, const std::string& from,
                       const std::string& to) {
  const auto stub = v1::QueryService::NewStub(channel);
  v1::FindPathsRequest request;
  request.set_from_entity(FindEntity(*stub, from));
  request.set_to_entity(FindEntity(*stub, to));
  request.set_max_paths(3);
  request.set_claims_per_relation(5);
  grpc::ClientContext context;
  v1::FindPathsResponse response;
  const grpc::Status status = stub->FindPaths(&context, request, &response);
  REQUIRE(status.error_message() == "");
  Lines lines;
  for (const auto& path : response.paths()) {
    std::string line = path.start().name().substr(9);
    for (const auto& hop : path.hops()) {
      line += " > " + hop.to().name().substr(9);
      for (const auto& relation : hop.relations()) {
        for (const auto& claim : relation.claims()) {
          line += " | " + relation.predicate() + ": " +
                  claim.evidence(0).quote() + " (" + claim.document().key() +
                  ")";
        }
      }
    }
    lines.push_back(line);
  }
  return lines;
}

Lines AskPathsOnTheCommandLine(const fs::path& folder, const std::string& from,
                               const std::string& to) {
  const nlohmann::json answer = RunForJson(
      folder,
      {"path", from, to, "--k", "3", "--quotes", "5", "--format", "json"});
  Lines lines;
  for (const auto& path : answer.at("paths")) {
    std::string line = path.at("entities").at(0).at("id");
    for (const auto& step : path.at("steps")) {
      line += " > " + step.at("to").get<std::string>();
      for (const auto& relation : step.at("relations")) {
        for (const auto& claim : relation.at("claims")) {
          line += " | " + relation.at("predicate").get<std::string>() + ": " +
                  claim.at("quote").get<std::string>() + " (" +
                  claim.at("document").get<std::string>() + ")";
        }
      }
    }
    lines.push_back(line);
  }
  return lines;
}

}  // namespace

TEST_CASE("The server and the command line give the same answers", "[e2e]") {
  const TemporaryFolder folder;
  const std::string from = "Marcus Teale";
  const std::string to = "Varenne Trust";
  Lines over_grpc;
  bool asked = false;
  RunOptions options;
  options.on_error_output = [&](int process, const std::string& said) {
    const std::string address = AddressIn(said);
    if (asked || address.empty()) return;
    asked = true;
    const Channel channel =
        grpc::CreateChannel(address, grpc::InsecureChannelCredentials());
    IngestExamples(channel);
    over_grpc = AskPathsOverGrpc(channel, from, to);
    kill(process, SIGTERM);
  };
  const RunResult served =
      RunQuipu(folder.path(), {"serve", "--listen", "127.0.0.1:0"}, options);
  INFO(served.err);
  REQUIRE(served.exit_code == 0);
  REQUIRE(over_grpc.size() > 0);
  CHECK(AskPathsOnTheCommandLine(folder.path(), from, to) == over_grpc);
  CHECK(RunQuipu(folder.path(), {"check"}).exit_code == 0);
}

}  // namespace quipu
