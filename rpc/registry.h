// All methods of a server, for the transports that offer them: gRPC today.
//
// A transport hands over bytes and is handed bytes. Whether a call may run,
// for how long and with how much, is decided here, once for all of them.

#ifndef QUIPU_RPC_REGISTRY_H_
#define QUIPU_RPC_REGISTRY_H_

#include <atomic>
#include <chrono>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "rpc/api_error.h"
#include "rpc/method.h"

namespace quipu {

// A call with one request and one response, as it comes from a transport.
struct UnaryCall {
  std::string request;  // as protobuf's bytes
  // Until the client gives up.
  std::chrono::nanoseconds timeout = std::chrono::nanoseconds::max();
  const std::atomic<bool>* cancelled = nullptr;  // lives until `done`
  // Called once, with the response's bytes, from any thread, perhaps before
  // Start returns.
  std::function<void(ApiResult<std::string>)> done;
};

// A streaming call, as a transport implements it. The registry calls from one
// thread at a time.
class ByteStream {
 public:
  virtual ~ByteStream() = default;

  // As in MessageStream.
  virtual Received Read(std::string& bytes,
                        std::chrono::milliseconds patience) = 0;
  virtual bool Write(std::string bytes) = 0;
  virtual const std::atomic<bool>& cancelled() const = 0;
  // Ends the call, once. The registry does not touch the stream afterwards.
  virtual void Finish(ApiResult<void> result) = 0;
};

class Registry {
 public:
  Registry() = default;
  Registry(const Registry&) = delete;
  Registry& operator=(const Registry&) = delete;
  ~Registry();  // when the calls that were accepted have ended

  // To be called before the first call is started.
  void Add(std::vector<Method> methods);

  // By path.
  const std::map<std::string, Method, std::less<>>& methods() const {
    return methods_;
  }
  // The full names of the services that they belong to.
  std::set<std::string> services() const;

  // Runs one call of the method at `path`, "/quipu.v1.QueryService/FindPaths",
  // on a thread of its queue. UNIMPLEMENTED if there is no such method, or it
  // is of the other kind; RESOURCE_EXHAUSTED for a message that is too large
  // and for a full queue; INVALID_ARGUMENT for bytes that are no such message;
  // CANCELLED and DEADLINE_EXCEEDED if it is too late when the call could run.
  // Thread-safe. The registry must outlive the call.
  void Start(std::string_view path, UnaryCall call) const;
  // Likewise; `stream` must live until it is finished.
  void Start(std::string_view path, std::chrono::nanoseconds timeout,
             ByteStream& stream) const;

 private:
  const Method* Find(std::string_view path, bool streaming) const;

  std::map<std::string, Method, std::less<>> methods_;
};

}  // namespace quipu

#endif  // QUIPU_RPC_REGISTRY_H_
