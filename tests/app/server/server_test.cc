// The server around the services: where it listens, health, reflection, limits
// and shutting down.

#include "app/server/server.h"

#include <grpcpp/create_channel.h>
#include <grpcpp/generic/generic_stub.h>
#include <grpcpp/security/credentials.h>

#include <atomic>
#include <catch2/catch.hpp>
#include <filesystem>
#include <random>
#include <thread>

#include "app/server/listen_address.h"
#include "tests/app/server/service_support.h"

namespace quipu {
namespace {

using grpc::StatusCode;
using QueryStub = v1::QueryService::Stub;

// HealthCheckRequest{service: 1}; the status is field 1 of the response.
grpc::Status CheckHealth(TestServer& server, const std::string& service,
                         std::string& response) {
  std::string request;
  if (!service.empty()) {
    request =
        "\x0A" + std::string(1, static_cast<char>(service.size())) + service;
  }
  response.clear();
  return CallWithBytes(server, "/grpc.health.v1.Health/Check", request,
                       response);
}

// Forty works that all met each other, and a dead end at one of them.
WrittenDocument DenseDocument() {
  const auto work = [](int i) {
    return "Organization:O" + std::to_string(i) + " Works";
  };
  std::vector<Fact> facts;
  for (int i = 0; i < 40; ++i) {
    for (int j = 0; j < i; ++j) {
      facts.push_back({work(i), "met", work(j)});
    }
  }
  facts.push_back({work(39), "met", "Organization:Dead End"});
  return WriteDocument("dense.txt", facts);
}

// No path leads into a dead end and out again, but to know that, a search goes
// through more walks than it can in minutes.
v1::FindPathsRequest EndlessRequest() {
  v1::FindPathsRequest request;
  request.set_from_entity("O0 Works");
  request.set_to_entity("O1 Works");
  request.add_via("Dead End");
  return request;
}

}  // namespace

TEST_CASE("Addresses to listen on are host and port", "[service]") {
  const auto check = [](const char* text, const char* want, bool loopback) {
    CAPTURE(text);
    const auto address = ParseListenAddress(text);
    REQUIRE(address);
    CHECK(address->ToString() == want);
    CHECK(address->loopback == loopback);
  };
  check("127.0.0.1:50051", "127.0.0.1:50051", true);
  check("localhost:0", "127.0.0.1:0", true);
  check("127.8.9.1:1", "127.8.9.1:1", true);
  check("[::1]:65535", "[::1]:65535", true);
  check("0.0.0.0:80", "0.0.0.0:80", false);
  check("[::]:80", "[::]:80", false);
  check("192.168.1.1:80", "192.168.1.1:80", false);
  check("[::ffff:127.0.0.1]:80", "[::ffff:127.0.0.1]:80", false);
  for (const char* bad :
       {"", ":", "127.0.0.1", ":50051", "127.0.0.1:", "127.0.0.1:x",
        "127.0.0.1:-1", "127.0.0.1:65536", "127.0.0.1:80 ", "::1:80",
        "[127.0.0.1]:80", "example.org:80", "unix:/tmp/x", "[::1]", "*:80"}) {
    CAPTURE(bad);
    CHECK_FALSE(ParseListenAddress(bad));
  }
}

TEST_CASE("A remote address must be allowed", "[service]") {
  RunningServer::Options options;
  options.listen = "0.0.0.0:0";
  const auto refused =
      RunningServer::Start(MakeStore({}), SharedExtractor(), options);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == ErrorCode::kInvalidArgument);
  options.allow_remote = true;
  CHECK(RunningServer::Start(MakeStore({}), SharedExtractor(), options));
}

TEST_CASE("A port that is in use is refused", "[service]") {
  TestServer first(MakeStore({}));
  RunningServer::Options options;
  options.listen = first.server().address();
  const auto second =
      RunningServer::Start(MakeStore({}), SharedExtractor(), options);
  REQUIRE_FALSE(second);
  CHECK(second.error().code == ErrorCode::kInvalidArgument);
}

TEST_CASE("Health is told for the server and for each service", "[service]") {
  TestServer server(MakeStore({}));
  std::string response;
  const std::string serving = "\x08\x01";
  for (const char* service :
       {"", "quipu.v1.QueryService", "quipu.v1.IngestService"}) {
    CAPTURE(service);
    REQUIRE(CheckHealth(server, service, response).ok());
    CHECK(response == serving);
  }
  CHECK(CheckHealth(server, "quipu.v1.NoService", response).error_code() ==
        StatusCode::NOT_FOUND);
}

TEST_CASE("Reflection lists the services", "[service]") {
  TestServer server(MakeStore({}));
  grpc::GenericStub stub(server.channel());
  grpc::ClientContext context;
  grpc::CompletionQueue queue;
  const auto next = [&queue] {
    void* tag = nullptr;
    bool ok = false;
    REQUIRE(queue.Next(&tag, &ok));
    return ok;
  };
  const auto call = stub.PrepareCall(
      &context,
      "/grpc.reflection.v1alpha.ServerReflection/ServerReflectionInfo", &queue);
  call->StartCall(nullptr);
  REQUIRE(next());
  const grpc::Slice list_services("\x3A\x01*");  // field 7: "*"
  call->WriteLast(grpc::ByteBuffer(&list_services, 1), grpc::WriteOptions(),
                  nullptr);
  REQUIRE(next());
  grpc::ByteBuffer answer;
  call->Read(&answer, nullptr);
  REQUIRE(next());
  grpc::Status status;
  call->Finish(&status, nullptr);
  next();
  grpc::Slice bytes;
  REQUIRE(answer.DumpToSingleSlice(&bytes).ok());
  const std::string text(reinterpret_cast<const char*>(bytes.begin()),
                         bytes.size());
  for (const char* service : {"quipu.v1.QueryService", "quipu.v1.IngestService",
                              "grpc.health.v1.Health"}) {
    CHECK(text.find(service) != std::string::npos);
  }
}

TEST_CASE("Searches stop when their clients have cancelled them", "[service]") {
  TestServer server(MakeStore({DenseDocument()}), [](auto& options) {
    options.query.threads = 1;
    options.query.max_time = std::chrono::hours(1);
  });
  std::vector<std::unique_ptr<grpc::ClientContext>> contexts;
  std::vector<std::thread> clients;
  std::atomic<int> cancelled{0};
  for (int i = 0; i < 4; ++i) {
    auto& context = *contexts.emplace_back(new grpc::ClientContext);
    clients.emplace_back([&server, &context, &cancelled] {
      v1::FindPathsResponse response;
      const grpc::Status status =
          server.query().FindPaths(&context, EndlessRequest(), &response);
      cancelled += status.error_code() == StatusCode::CANCELLED ? 1 : 0;
    });
  }
  std::this_thread::sleep_for(std::chrono::milliseconds(200));
  for (auto& context : contexts) {
    context->TryCancel();
  }
  for (std::thread& client : clients) {
    client.join();
  }
  CHECK(cancelled.load() == 4);
  // The only thread that answers is free again. The searches would have kept
  // it for a minute.
  grpc::ClientContext context;
  context.set_deadline(std::chrono::system_clock::now() +
                       std::chrono::seconds(8));
  v1::GetStatsResponse stats;
  CHECK(server.query().GetStats(&context, v1::GetStatsRequest(), &stats).ok());
}

TEST_CASE("A search that runs out of time says so before its deadline",
          "[service]") {
  // Well before the search has used up its expansions, and long before the
  // client gives up.
  TestServer server(MakeStore({DenseDocument()}), [](auto& options) {
    options.query.max_time = std::chrono::milliseconds(200);
  });
  grpc::ClientContext context;
  context.set_deadline(std::chrono::system_clock::now() +
                       std::chrono::seconds(20));
  v1::FindPathsResponse response;
  const grpc::Status status =
      server.query().FindPaths(&context, EndlessRequest(), &response);
  REQUIRE(status.error_message() == "");
  CHECK(response.outcome().completeness() == v1::COMPLETENESS_TRUNCATED);
  CHECK(response.outcome().limit() == v1::LIMIT_TIME);
}

TEST_CASE("Calls beyond the queue are refused while health still answers",
          "[service]") {
  TestServer server(MakeStore({DenseDocument()}), [](auto& options) {
    options.query.threads = 1;
    options.query.waiting_calls = 1;
    options.query.max_time = std::chrono::hours(1);
  });
  std::vector<std::unique_ptr<grpc::ClientContext>> contexts;
  std::vector<std::thread> clients;
  std::atomic<int> refused{0};
  std::atomic<int> ended{0};
  for (int i = 0; i < 6; ++i) {
    auto& context = *contexts.emplace_back(new grpc::ClientContext);
    clients.emplace_back([&server, &context, &refused, &ended] {
      v1::FindPathsResponse response;
      const grpc::Status status =
          server.query().FindPaths(&context, EndlessRequest(), &response);
      if (status.error_code() == StatusCode::RESOURCE_EXHAUSTED) {
        ++refused;
      }
      ++ended;
    });
  }
  // One runs, one waits, and one more may come as the first is fetched.
  while (ended.load() < 4) {
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  std::string health;
  CHECK(CheckHealth(server, "", health).ok());
  for (auto& context : contexts) {
    context->TryCancel();
  }
  for (std::thread& client : clients) {
    client.join();
  }
  CHECK(refused.load() >= 3);
}

TEST_CASE("Stopping ends calls in progress", "[service]") {
  TestServer server(MakeStore({DenseDocument()}), [](auto& options) {
    options.query.max_time = std::chrono::hours(1);
  });
  grpc::ClientContext context;
  v1::FindPathsResponse response;
  grpc::Status status;
  std::thread searcher([&] {
    status = server.query().FindPaths(&context, EndlessRequest(), &response);
  });
  std::this_thread::sleep_for(std::chrono::milliseconds(200));
  server.server().Stop(std::chrono::milliseconds(100));
  searcher.join();
  CHECK_FALSE(status.ok());
}

TEST_CASE("Serving makes the store, tells the port, and stops when asked",
          "[service]") {
  const auto folder =
      std::filesystem::temp_directory_path() /
      ("quipu_serve_test." + std::to_string(std::random_device()()));
  ServeOptions options;
  options.store = folder / "store";
  options.listen = "localhost:0";
  std::filesystem::create_directory(folder);
  for (int round = 0; round < 2; ++round) {
    std::stop_source stop;
    ServerReady ready;
    std::atomic<bool> is_ready{false};
    Result<void> served;
    std::thread serving([&] {
      served = Serve(
          options,
          [&](const ServerReady& now) {
            ready = now;
            is_ready.store(true);
          },
          stop.get_token());
      is_ready.store(true);
    });
    while (!is_ready.load()) {
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    CHECK(ready.port > 0);
    CHECK(ready.address == "127.0.0.1:" + std::to_string(ready.port));
    CHECK(ready.documents == static_cast<uint32_t>(round));
    const auto stub = v1::IngestService::NewStub(
        grpc::CreateChannel(ready.address, grpc::InsecureChannelCredentials()));
    grpc::ClientContext context;
    const auto stream = stub->IngestDocuments(&context);
    v1::IngestDocumentsRequest request;
    request.set_key("a.txt");
    request.set_content("Text.\n");
    stream->WriteLast(request, grpc::WriteOptions());
    v1::IngestDocumentsResponse response;
    while (stream->Read(&response)) {
    }
    CHECK(stream->Finish().ok());
    stop.request_stop();
    serving.join();
    CHECK(served);
  }
  std::filesystem::remove_all(folder);
}

TEST_CASE("Serving refuses bad options before it touches the store",
          "[service]") {
  ServeOptions options;
  options.store = std::filesystem::temp_directory_path() / "quipu_no_store";
  const auto never = [](const ServerReady&) { FAIL("it serves"); };
  options.listen = "0.0.0.0:0";
  CHECK_FALSE(Serve(options, never, {}));
  options.listen = "nowhere";
  CHECK_FALSE(Serve(options, never, {}));
  options.listen = "127.0.0.1:0";
  options.ontology = "no/such/file.yaml";
  const auto missing = Serve(options, never, {});
  REQUIRE_FALSE(missing);
  CHECK(missing.error().message.find("no/such/file.yaml") != std::string::npos);
  CHECK_FALSE(std::filesystem::exists(options.store));
}

}  // namespace quipu
