// IngestDocuments without a transport.

#include "ingest/service/ingest_stream.h"

#include <catch2/catch.hpp>
#include <deque>
#include <optional>
#include <string>

#include "graph/store/tables.h"
#include "tests/app/server/service_support.h"

namespace quipu {
namespace {

using Request = v1::IngestDocumentsRequest;
using Response = v1::IngestDocumentsResponse;

Request Part(const std::string& key, const std::string& content,
             bool more = false) {
  Request part;
  part.set_key(key);
  part.set_content(content);
  part.set_more(more);
  return part;
}

// A client that has written down what it sends; nullopt: a pause.
class ScriptedClient final : public MessageStream {
 public:
  explicit ScriptedClient(std::deque<std::optional<Request>> script)
      : script_(std::move(script)) {}

  ApiResult<Received> Read(Message& message,
                           std::chrono::milliseconds) override {
    if (script_.empty()) return Received::kEnd;
    const std::optional<Request> next = std::move(script_.front());
    script_.pop_front();
    if (cancel_at == script_.size()) cancelled.store(true);
    if (!next) {
      pauses.push_back(responses.size());
      return Received::kNothing;
    }
    message.CopyFrom(*next);
    return Received::kMessage;
  }
  bool Write(const Message& message) override {
    responses.push_back(static_cast<const Response&>(message));
    return true;
  }

  std::vector<std::string> Keys() const {
    std::vector<std::string> keys;
    for (const Response& response : responses) {
      if (response.has_outcome()) keys.push_back(response.outcome().key());
    }
    return keys;
  }

  std::vector<Response> responses;
  std::vector<size_t> pauses;       // responses that were there then
  std::optional<size_t> cancel_at;  // when so many are left
  std::atomic<bool> cancelled{false};

 private:
  std::deque<std::optional<Request>> script_;
};

struct World {
  explicit World(const PublicationPolicy& policy = {}) : store(MakeStore({})) {
    auto created =
        StoreWriter::Create(store, *SharedExtractor(), policy, [] {});
    REQUIRE(created);
    writer = std::move(*created);
  }

  ApiResult<void> Run(ScriptedClient& client,
                      IngestServiceOptions options = {}) {
    options.threads = 2;
    const WriteAccess access{*writer,
                             [&] {
                               responses_at_wait = client.responses.size();
                               return served;
                             },
                             options};
    Call call;
    call.deadline = Call::Clock::now() + std::chrono::hours(1);
    call.cancelled = &client.cancelled;
    return IngestStream(access, call, client).Run();
  }

  uint64_t DocumentCount() const {
    return ReadState(*store.Published())->document_count;
  }

  KnowledgeStore store;
  std::unique_ptr<StoreWriter> writer;
  Result<void> served;
  std::optional<size_t> responses_at_wait;
};

}  // namespace

TEST_CASE("The summary comes last, when the documents are served",
          "[service]") {
  World world;
  ScriptedClient client({Part("a", "One.\n"), Part("b", "Two.\n")});
  REQUIRE(world.Run(client));
  REQUIRE(client.responses.size() == 3);
  CHECK(client.Keys() == std::vector<std::string>{"a", "b"});
  CHECK(client.responses.back().summary().added() == 2);
  CHECK(world.responses_at_wait == size_t{2});
  CHECK(world.DocumentCount() == 2);
}

TEST_CASE("A client that pauses is told what became of its documents",
          "[service]") {
  World world;
  ScriptedClient client({Part("a", "One.\n"), Part("b", "Tw", true),
                         std::nullopt, Part("", "o.\n"), std::nullopt,
                         std::nullopt});
  REQUIRE(world.Run(client));
  CHECK(client.pauses == std::vector<size_t>{0, 1, 2});
  CHECK(client.responses.size() == 3);
}

TEST_CASE("Documents of a stream that goes on become visible by and by",
          "[service]") {
  PublicationPolicy policy;
  policy.interval = std::chrono::milliseconds(0);
  World world(policy);
  ScriptedClient client(
      {Part("a", "One.\n"), std::nullopt, Part("b", "Tw", true)});
  const ApiResult<void> result = world.Run(client);
  REQUIRE_FALSE(result);  // the last part is missing
  CHECK(result.error().reason == "INVALID_ARGUMENT");
  CHECK(client.Keys() == std::vector<std::string>{"a"});
  CHECK(world.DocumentCount() == 1);
}

TEST_CASE("A wrong message ends the stream after the documents before it",
          "[service]") {
  World world;
  ScriptedClient client({Part("a", "One.\n"), Part("b", "Tw", true),
                         Part("c", "Three.\n"), Part("d", "Four.\n")});
  const ApiResult<void> result = world.Run(client);
  REQUIRE_FALSE(result);
  CHECK(result.error().code == ApiCode::kInvalidArgument);
  CHECK(client.Keys() == std::vector<std::string>{"a"});
  CHECK(world.DocumentCount() == 1);
}

TEST_CASE("A cancelled stream keeps what it has acknowledged", "[service]") {
  World world;
  ScriptedClient client({Part("a", "One.\n"), std::nullopt, Part("b", "Two.\n"),
                         Part("c", "Three.\n")});
  client.cancel_at = 0;  // with the last one
  const ApiResult<void> result = world.Run(client);
  REQUIRE_FALSE(result);
  CHECK(result.error().code == ApiCode::kCancelled);
  CHECK(client.Keys() == std::vector<std::string>{"a"});
  CHECK(world.DocumentCount() == 1);
}

TEST_CASE("Documents that are stored but cannot be served are an error",
          "[service]") {
  World world;
  world.served = Io("the disk refuses");
  ScriptedClient client({Part("a", "One.\n")});
  const ApiResult<void> result = world.Run(client);
  REQUIRE_FALSE(result);
  CHECK(result.error().reason == "STORE_UNAVAILABLE");
  CHECK(result.error().message.find("stored, but cannot be served") !=
        std::string::npos);
  CHECK(client.Keys() == std::vector<std::string>{"a"});
}

TEST_CASE("Long documents are acknowledged before more is read", "[service]") {
  World world;
  IngestServiceOptions options;
  options.batch_bytes = 1000;
  const std::string text = std::string(600, 'a') + "\n";
  ScriptedClient client(
      {Part("a", text), Part("b", text), std::nullopt, Part("c", text)});
  REQUIRE(world.Run(client, options));
  CHECK(client.pauses == std::vector<size_t>{2});
}

}  // namespace quipu
