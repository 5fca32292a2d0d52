// Requests are parsed on the threads of the method's queue, after a look at
// their size: a few megabytes of empty repeated fields would take hundreds in
// memory, and a transport's own limit holds for all methods, ingest included.

#include "rpc/registry.h"

#include <algorithm>
#include <memory>
#include <utility>

namespace quipu {
namespace {

using std::chrono::nanoseconds;

ApiError NoSuchMethod(std::string_view path) {
  return {ApiCode::kUnimplemented, "UNKNOWN_METHOD",
          "there is no method " + std::string(path)};
}

ApiError Busy(const CallLimits& limits) {
  return {ApiCode::kResourceExhausted, "TOO_MANY_CALLS", limits.busy};
}

Call BeginCall(const CallLimits& limits, nanoseconds timeout,
               const std::atomic<bool>* cancelled) {
  Call call;
  call.deadline =
      Call::Clock::now() + std::min<nanoseconds>(timeout, limits.max_time);
  call.cancelled = cancelled;
  return call;
}

ApiResult<void> CheckSize(const std::string& bytes, const CallLimits& limits) {
  if (bytes.size() <= limits.max_request_bytes) return {};
  return ApiError(ApiCode::kResourceExhausted, "REQUEST_TOO_LARGE",
                  "the request is larger than " +
                      std::to_string(limits.max_request_bytes) + " bytes");
}

ApiResult<void> Parse(const std::string& bytes, Message& message) {
  if (message.ParseFromString(bytes)) return {};
  return ApiError(ApiCode::kInvalidArgument, "MALFORMED_REQUEST",
                  "the request is no " + message.GetTypeName() +
                      ", or holds text that is not UTF-8");
}

ApiResult<std::string> Serialize(const Message& message,
                                 const CallLimits& limits) {
  if (message.ByteSizeLong() > limits.max_response_bytes) {
    return ApiError(
        ApiCode::kResourceExhausted, "RESPONSE_TOO_LARGE",
        "the answer is larger than " +
            std::to_string(limits.max_response_bytes) +
            " bytes: ask for a smaller page, or for fewer paths or claims");
  }
  return message.SerializeAsString();
}

ApiResult<std::string> Run(const Method& method, Call call,
                           const std::string& bytes) {
  const auto now = Call::Clock::now();
  call.answer_by = call.deadline - (call.deadline - now) / 10;
  QUIPU_API_CHECK(call.CheckRunning());
  const std::unique_ptr<Message> request(method.request->New());
  QUIPU_API_CHECK(Parse(bytes, *request));
  const std::unique_ptr<Message> response(method.response->New());
  QUIPU_API_CHECK(
      std::get<UnaryHandler>(method.handler)(call, *request, *response));
  return Serialize(*response, method.queue->limits);
}

// Bytes of a transport -> messages.
class ParsedStream final : public MessageStream {
 public:
  ParsedStream(ByteStream& bytes, const CallLimits& limits)
      : bytes_(bytes), limits_(limits) {}

  ApiResult<Received> Read(Message& message,
                           std::chrono::milliseconds patience) override {
    std::string bytes;
    const Received received = bytes_.Read(bytes, patience);
    if (received == Received::kMessage) {
      QUIPU_API_CHECK(CheckSize(bytes, limits_));
      QUIPU_API_CHECK(Parse(bytes, message));
    }
    return received;
  }

  bool Write(const Message& message) override {
    return bytes_.Write(message.SerializeAsString());
  }

 private:
  ByteStream& bytes_;
  const CallLimits& limits_;
};

ApiResult<void> Run(const Method& method, Call call, ByteStream& stream) {
  call.answer_by = call.deadline;
  QUIPU_API_CHECK(call.CheckRunning());
  ParsedStream parsed(stream, method.queue->limits);
  return std::get<StreamHandler>(method.handler)(call, parsed);
}

}  // namespace

Registry::~Registry() {
  for (auto& [path, method] : methods_) method.queue->work.Finish();
}

void Registry::Add(std::vector<Method> methods) {
  for (Method& method : methods) {
    std::string path = method.path();
    methods_.emplace(std::move(path), std::move(method));
  }
}

std::set<std::string> Registry::services() const {
  std::set<std::string> names;
  for (const auto& [path, method] : methods_) names.insert(method.service);
  return names;
}

const Method* Registry::Find(std::string_view path, bool streaming) const {
  const auto found = methods_.find(path);
  if (found == methods_.end()) return nullptr;
  return found->second.streaming() == streaming ? &found->second : nullptr;
}

void Registry::Start(std::string_view path, UnaryCall call) const {
  const Method* method = Find(path, false);
  if (method == nullptr) return call.done(NoSuchMethod(path));
  CallQueue& queue = *method->queue;
  if (const auto fits = CheckSize(call.request, queue.limits); !fits) {
    return call.done(fits.error());
  }
  const Call begun = BeginCall(queue.limits, call.timeout, call.cancelled);
  const auto done = call.done;
  const bool accepted =
      queue.work.TryPush([method, begun, call = std::move(call)] {
        return [done = call.done,
                result = Run(*method, begun, call.request)]() mutable {
          done(std::move(result));
        };
      });
  if (!accepted) done(Busy(queue.limits));
}

void Registry::Start(std::string_view path, nanoseconds timeout,
                     ByteStream& stream) const {
  const Method* method = Find(path, true);
  if (method == nullptr) return stream.Finish(NoSuchMethod(path));
  CallQueue& queue = *method->queue;
  const Call begun = BeginCall(queue.limits, timeout, &stream.cancelled());
  const bool accepted = queue.work.TryPush([method, begun, &stream] {
    return [&stream, result = Run(*method, begun, stream)] {
      stream.Finish(result);
    };
  });
  if (!accepted) stream.Finish(Busy(queue.limits));
}

}  // namespace quipu
