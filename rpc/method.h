// What the API consists of: methods, each with its messages, the code that
// answers it, and the queue in which its calls wait. No transport.

#ifndef QUIPU_RPC_METHOD_H_
#define QUIPU_RPC_METHOD_H_

#include <google/protobuf/message.h>

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <variant>

#include "rpc/api_error.h"
#include "rpc/call.h"
#include "rpc/work_queue.h"

namespace quipu {

using google::protobuf::Message;

enum class Received {
  kMessage,
  kEnd,      // the client has sent all, or is gone
  kNothing,  // nothing came within the time
};

// Both directions of a streaming call. For one thread.
class MessageStream {
 public:
  virtual ~MessageStream() = default;

  // The client's next message. Waits for it as long as `patience`.
  virtual ApiResult<Received> Read(Message& message,
                                   std::chrono::milliseconds patience) = 0;
  // Waits while the client does not read. False if it is gone.
  virtual bool Write(const Message& message) = 0;
};

using UnaryHandler =
    std::function<ApiResult<void>(const Call&, const Message&, Message&)>;
using StreamHandler =
    std::function<ApiResult<void>(const Call&, MessageStream&)>;

struct CallLimits {
  unsigned threads = 1;  // calls that run at once
  size_t waiting = 0;    // more are refused, with `busy`
  std::string busy = "too many calls are waiting; try again in a moment";
  size_t max_request_bytes = 4U << 20;   // of one message
  size_t max_response_bytes = 4U << 20;  // what clients accept by default
  // For one call; its deadline counts if it is shorter.
  std::chrono::milliseconds max_time = std::chrono::hours(24 * 365);
};

// Where the calls of one or several methods run.
struct CallQueue {
  explicit CallQueue(CallLimits call_limits)
      : limits(std::move(call_limits)), work(limits.threads, limits.waiting) {}

  const CallLimits limits;
  WorkQueue work;
};

struct Method {
  std::string service;               // "quipu.v1.QueryService"
  std::string name;                  // "FindPaths"
  const Message* request = nullptr;  // prototypes, which live forever
  const Message* response = nullptr;
  std::variant<UnaryHandler, StreamHandler> handler;
  std::shared_ptr<CallQueue> queue;

  bool streaming() const {
    return std::holds_alternative<StreamHandler>(handler);
  }
  std::string path() const { return "/" + service + "/" + name; }
};

// A handler that is told the types of its messages.
template <typename Request, typename Response>
UnaryHandler Typed(
    std::function<ApiResult<void>(const Call&, const Request&, Response&)>
        answer) {
  return [answer = std::move(answer)](const Call& call, const Message& request,
                                      Message& response) {
    return answer(call, static_cast<const Request&>(request),
                  static_cast<Response&>(response));
  };
}

}  // namespace quipu

#endif  // QUIPU_RPC_METHOD_H_
