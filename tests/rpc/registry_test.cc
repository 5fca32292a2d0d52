// Calls without a transport.

#include "rpc/registry.h"

#include <catch2/catch.hpp>
#include <deque>
#include <future>
#include <optional>
#include <string>

#include "google/rpc/status.pb.h"

namespace quipu {
namespace {

// Any message with a number and a text.
using Echo = google::rpc::Status;

constexpr std::chrono::nanoseconds kForever = std::chrono::nanoseconds::max();
const std::atomic<bool> kNotCancelled{false};

std::string BytesOf(int number, const std::string& text) {
  Echo message;
  message.set_code(number);
  message.set_message(text);
  return message.SerializeAsString();
}

// A door that handlers wait behind.
class Door {
 public:
  void Open() { promise_.set_value(); }
  void Pass() { future_.wait(); }

 private:
  std::promise<void> promise_;
  std::shared_future<void> future_ = promise_.get_future().share();
};

// "Say" answers with the request, one greater, or fails for 13; "Wait" first
// passes a door; "Chat" answers each message likewise.
struct World {
  explicit World(CallLimits limits) {
    const auto queue = std::make_shared<CallQueue>(std::move(limits));
    const auto say = [](const Call&, const Echo& request,
                        Echo& response) -> ApiResult<void> {
      if (request.code() == 13) return BadField("code", "is unlucky");
      response = request;
      response.set_code(request.code() + 1);
      return {};
    };
    const auto wait = [this, say](const Call& call, const Echo& request,
                                  Echo& response) -> ApiResult<void> {
      entered.set_value();
      door.Pass();
      QUIPU_API_CHECK(call.CheckRunning());
      return say(call, request, response);
    };
    const auto chat = [](const Call& call,
                         MessageStream& stream) -> ApiResult<void> {
      while (true) {
        Echo message;
        QUIPU_API_TRY(const Received received,
                      stream.Read(message, std::chrono::milliseconds(0)));
        if (received == Received::kEnd) return {};
        QUIPU_API_CHECK(call.CheckRunning());
        if (received == Received::kNothing) message.set_message("still there?");
        message.set_code(message.code() + 1);
        if (!stream.Write(message)) return {};
      }
    };
    const Message* prototype = &Echo::default_instance();
    registry.Add({{"test.Echo", "Say", prototype, prototype,
                   Typed<Echo, Echo>(say), queue},
                  {"test.Echo", "Wait", prototype, prototype,
                   Typed<Echo, Echo>(wait), queue},
                  {"test.Chat", "Chat", prototype, prototype, chat, queue}});
  }

  // The answer to one call, once it is there.
  std::future<ApiResult<std::string>> Start(
      const std::string& path, const std::string& request,
      std::chrono::nanoseconds timeout = kForever,
      const std::atomic<bool>* cancelled = &kNotCancelled) {
    const auto answer =
        std::make_shared<std::promise<ApiResult<std::string>>>();
    registry.Start(path, {request, timeout, cancelled,
                          [answer](ApiResult<std::string> result) {
                            answer->set_value(std::move(result));
                          }});
    return answer->get_future();
  }

  std::promise<void> entered;  // "Wait" runs
  Door door;
  Registry registry;
};

std::string ReasonOf(std::future<ApiResult<std::string>> answer) {
  const ApiResult<std::string> result = answer.get();
  return result ? "OK" : result.error().reason;
}

// A stream whose client has written it all down beforehand; nullopt: a pause.
class ScriptedStream final : public ByteStream {
 public:
  explicit ScriptedStream(std::deque<std::optional<std::string>> script)
      : script_(std::move(script)) {}

  Received Read(std::string& bytes, std::chrono::milliseconds) override {
    if (script_.empty()) return Received::kEnd;
    const std::optional<std::string> next = std::move(script_.front());
    script_.pop_front();
    if (!next) return Received::kNothing;
    bytes = *next;
    return Received::kMessage;
  }
  bool Write(std::string bytes) override {
    written.push_back(std::move(bytes));
    return true;
  }
  const std::atomic<bool>& cancelled() const override { return gone; }
  void Finish(ApiResult<void> result) override {
    const auto end = end_;  // the stream may be gone when it is told
    end->set_value(std::move(result));
  }

  std::string WaitForReason() {
    const ApiResult<void> result = end_->get_future().get();
    return result ? "OK" : result.error().reason;
  }

  std::atomic<bool> gone{false};
  std::vector<std::string> written;

 private:
  std::deque<std::optional<std::string>> script_;
  std::shared_ptr<std::promise<ApiResult<void>>> end_ =
      std::make_shared<std::promise<ApiResult<void>>>();
};

}  // namespace

TEST_CASE("A call is answered by its method", "[rpc]") {
  World world{{}};
  const auto answer = world.Start("/test.Echo/Say", BytesOf(1, "hello")).get();
  REQUIRE(answer);
  CHECK(*answer == BytesOf(2, "hello"));
  const auto failed = world.Start("/test.Echo/Say", BytesOf(13, "")).get();
  REQUIRE_FALSE(failed);
  CHECK(failed.error().field == "code");
  CHECK(world.registry.services() ==
        std::set<std::string>{"test.Chat", "test.Echo"});
}

TEST_CASE("A method that is not there is told of", "[rpc]") {
  World world{{}};
  for (const char* path :
       {"", "/", "/test.Echo", "/test.Echo/Shout", "test.Echo/Say",
        "/test.Chat/Chat"}) {  // the last is no unary one
    const auto answer = world.Start(path, "").get();
    REQUIRE_FALSE(answer);
    CHECK(answer.error().code == ApiCode::kUnimplemented);
  }
  ScriptedStream stream({});
  world.registry.Start("/test.Echo/Say", kForever, stream);
  CHECK(stream.WaitForReason() == "UNKNOWN_METHOD");
}

TEST_CASE("Messages that are too large or malformed are refused", "[rpc]") {
  CallLimits limits;
  limits.max_request_bytes = 100;
  limits.max_response_bytes = 50;
  World world(limits);
  const auto reason = [&world](const std::string& request) {
    return ReasonOf(world.Start("/test.Echo/Say", request));
  };
  CHECK(reason(std::string(101, '\x0B')) == "REQUEST_TOO_LARGE");
  CHECK(reason(std::string(100, '\x0B')) == "MALFORMED_REQUEST");
  CHECK(reason("\x12\x01\xFF") == "MALFORMED_REQUEST");  // not UTF-8
  CHECK(reason(BytesOf(1, std::string(60, 'a'))) == "RESPONSE_TOO_LARGE");
  CHECK(reason(BytesOf(1, std::string(40, 'a'))) == "OK");
}

TEST_CASE("A call whose time is over is not begun", "[rpc]") {
  CallLimits limits;
  limits.threads = 2;
  World world(limits);
  using std::chrono::nanoseconds;
  CHECK(ReasonOf(world.Start("/test.Echo/Say", "", nanoseconds(0))) ==
        "DEADLINE_EXCEEDED");
  CHECK(ReasonOf(world.Start("/test.Echo/Say", "", nanoseconds(-1))) ==
        "DEADLINE_EXCEEDED");
  ScriptedStream stream({BytesOf(1, "")});
  world.registry.Start("/test.Chat/Chat", nanoseconds(0), stream);
  CHECK(stream.WaitForReason() == "DEADLINE_EXCEEDED");
  CHECK(stream.written.empty());
}

TEST_CASE("The method's own limit of time counts too", "[rpc]") {
  CallLimits limits;
  limits.max_time = std::chrono::milliseconds(-1);
  World world(limits);
  CHECK(ReasonOf(world.Start("/test.Echo/Say", "")) == "DEADLINE_EXCEEDED");
}

TEST_CASE("A cancelled call is not begun, and one in progress knows", "[rpc]") {
  World world{{}};
  std::atomic<bool> cancelled{false};
  auto running = world.Start("/test.Echo/Wait", "", kForever, &cancelled);
  world.entered.get_future().wait();
  cancelled.store(true);
  world.door.Open();
  CHECK(ReasonOf(std::move(running)) == "CANCELLED");
  CHECK(ReasonOf(world.Start("/test.Echo/Say", "", kForever, &cancelled)) ==
        "CANCELLED");
  ScriptedStream stream({BytesOf(1, "")});
  stream.gone.store(true);
  world.registry.Start("/test.Chat/Chat", kForever, stream);
  CHECK(stream.WaitForReason() == "CANCELLED");
}

TEST_CASE("Calls that neither run nor may wait are refused", "[rpc]") {
  CallLimits limits;
  limits.waiting = 1;
  limits.busy = "come back later";
  World world(limits);
  auto running = world.Start("/test.Echo/Wait", BytesOf(1, ""));
  world.entered.get_future().wait();
  auto waiting = world.Start("/test.Echo/Say", BytesOf(2, ""));
  const auto refused = world.Start("/test.Echo/Say", BytesOf(3, "")).get();
  REQUIRE_FALSE(refused);
  CHECK(refused.error().reason == "TOO_MANY_CALLS");
  CHECK(refused.error().message == "come back later");
  ScriptedStream stream({});
  world.registry.Start("/test.Chat/Chat", kForever, stream);
  CHECK(stream.WaitForReason() == "TOO_MANY_CALLS");
  world.door.Open();
  CHECK(ReasonOf(std::move(running)) == "OK");
  CHECK(ReasonOf(std::move(waiting)) == "OK");
}

TEST_CASE("A registry ends when the calls that it accepted have ended",
          "[rpc]") {
  CallLimits limits;
  limits.waiting = 5;
  std::vector<std::future<ApiResult<std::string>>> answers;
  {
    World world(limits);
    answers.push_back(world.Start("/test.Echo/Wait", BytesOf(1, "")));
    for (int i = 0; i < 5; ++i) {
      answers.push_back(world.Start("/test.Echo/Say", BytesOf(1, "")));
    }
    world.door.Open();
  }
  for (auto& answer : answers) CHECK(ReasonOf(std::move(answer)) == "OK");
}

TEST_CASE("A stream is answered message by message", "[rpc]") {
  World world{{}};
  ScriptedStream stream({BytesOf(1, "a"), std::nullopt, BytesOf(5, "b")});
  world.registry.Start("/test.Chat/Chat", kForever, stream);
  CHECK(stream.WaitForReason() == "OK");
  CHECK(stream.written == std::vector<std::string>{BytesOf(2, "a"),
                                                   BytesOf(1, "still there?"),
                                                   BytesOf(6, "b")});
}

TEST_CASE("A stream ends at a message that is too large or malformed",
          "[rpc]") {
  CallLimits limits;
  limits.max_request_bytes = 100;
  World world(limits);
  ScriptedStream large({BytesOf(1, "a"), std::string(101, '\x0B')});
  world.registry.Start("/test.Chat/Chat", kForever, large);
  CHECK(large.WaitForReason() == "REQUEST_TOO_LARGE");
  CHECK(large.written.size() == 1);
  ScriptedStream malformed({std::string(9, '\x0B'), BytesOf(1, "a")});
  world.registry.Start("/test.Chat/Chat", kForever, malformed);
  CHECK(malformed.WaitForReason() == "MALFORMED_REQUEST");
  CHECK(malformed.written.empty());
}

}  // namespace quipu
