// Each method of the registry becomes a method of a grpc::Service whose
// messages are bytes (gRPC calls that raw), as generated code would do for
// methods that are known when it is compiled. gRPC's threads only hand bytes
// over: calls run on the threads of the registry.

#include "app/server/grpc_adapter.h"

#include <grpcpp/impl/codegen/server_callback_handlers.h>
#include <grpcpp/impl/rpc_service_method.h>
#include <grpcpp/support/byte_buffer.h>
#include <grpcpp/support/server_callback.h>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <string>
#include <utility>

namespace quipu {
namespace {

using std::chrono::milliseconds;
using std::chrono::nanoseconds;

std::string BytesOf(const grpc::ByteBuffer& buffer) {
  std::vector<grpc::Slice> slices;
  std::string bytes;
  if (!buffer.Dump(&slices).ok()) return bytes;
  bytes.reserve(buffer.Length());
  for (const grpc::Slice& slice : slices) {
    bytes.append(reinterpret_cast<const char*>(slice.begin()), slice.size());
  }
  return bytes;
}

grpc::ByteBuffer BufferOf(const std::string& bytes) {
  const grpc::Slice slice(bytes);
  return {&slice, 1};
}

// Until the client gives up; very long for one that has set no deadline.
nanoseconds TimeoutOf(const grpc::CallbackServerContext& context) {
  return context.deadline() - std::chrono::system_clock::now();
}

grpc::Status StatusOfResult(const auto& result) {
  return result ? grpc::Status::OK : ToGrpcStatus(result.error());
}

// One call with one request and one response, until gRPC is done with it.
class UnaryReactor final : public grpc::ServerUnaryReactor {
 public:
  void Start(const Registry& registry, const std::string& path,
             const grpc::CallbackServerContext& context,
             const grpc::ByteBuffer& request, grpc::ByteBuffer& response) {
    const auto done = [this, &response](const ApiResult<std::string>& bytes) {
      if (bytes) response = BufferOf(*bytes);
      Finish(StatusOfResult(bytes));  // the call may be gone now
    };
    registry.Start(path,
                   {BytesOf(request), TimeoutOf(context), &cancelled_, done});
  }
  void OnCancel() override { cancelled_.store(true); }
  void OnDone() override { delete this; }

 private:
  std::atomic<bool> cancelled_{false};
};

// One streaming call, until gRPC is done with it. The thread of the registry
// waits for the one read and the one write that gRPC may be at.
class StreamReactor final
    : public grpc::ServerBidiReactor<grpc::ByteBuffer, grpc::ByteBuffer>,
      public ByteStream {
 public:
  Received Read(std::string& bytes, milliseconds patience) override {
    std::unique_lock lock(mutex_);
    if (read_ == Operation::kNone) {
      read_ = Operation::kStarted;
      lock.unlock();
      StartRead(&in_);
      lock.lock();
    }
    changed_.wait_for(lock, patience,
                      [this] { return read_ == Operation::kDone; });
    if (read_ == Operation::kStarted) return Received::kNothing;
    if (!read_ok_) return Received::kEnd;
    read_ = Operation::kNone;
    bytes = BytesOf(in_);
    return Received::kMessage;
  }

  bool Write(std::string bytes) override {
    std::unique_lock lock(mutex_);
    WaitForWrite(lock);
    if (!write_ok_) return false;
    write_ = Operation::kStarted;
    out_ = BufferOf(bytes);
    lock.unlock();
    StartWrite(&out_);
    return true;
  }

  const std::atomic<bool>& cancelled() const override { return cancelled_; }

  void Finish(ApiResult<void> result) override {
    {
      std::unique_lock lock(mutex_);
      WaitForWrite(lock);
    }
    ServerBidiReactor::Finish(StatusOfResult(result));  // it may be gone now
  }

  void OnReadDone(bool ok) override {
    const std::lock_guard lock(mutex_);
    read_ = Operation::kDone;
    read_ok_ = ok;
    changed_.notify_all();
  }
  void OnWriteDone(bool ok) override {
    const std::lock_guard lock(mutex_);
    write_ = Operation::kNone;
    write_ok_ = ok;
    if (!ok) cancelled_.store(true);  // the client is gone
    changed_.notify_all();
  }
  void OnCancel() override { cancelled_.store(true); }
  void OnDone() override { delete this; }

 private:
  enum class Operation { kNone, kStarted, kDone };

  void WaitForWrite(std::unique_lock<std::mutex>& lock) {
    changed_.wait(lock, [this] { return write_ == Operation::kNone; });
  }

  std::atomic<bool> cancelled_{false};
  std::mutex mutex_;
  std::condition_variable changed_;
  Operation read_ = Operation::kNone;  // once it fails, it stays kDone
  bool read_ok_ = true;
  Operation write_ = Operation::kNone;
  bool write_ok_ = true;
  grpc::ByteBuffer in_;
  grpc::ByteBuffer out_;
};

class GrpcService final : public grpc::Service {
 public:
  GrpcService(const Registry& registry, const std::string& name) {
    int index = 0;
    for (const auto& [path, method] : registry.methods()) {
      if (method.service != name) continue;
      const auto kind = method.streaming()
                            ? grpc::internal::RpcMethod::BIDI_STREAMING
                            : grpc::internal::RpcMethod::NORMAL_RPC;
      // gRPC keeps the pointer to the path, which the registry owns.
      AddMethod(
          new grpc::internal::RpcServiceMethod(path.c_str(), kind, nullptr));
      MarkMethodRawCallback(index++, method.streaming()
                                         ? StreamHandlerOf(registry, path)
                                         : UnaryHandlerOf(registry, path));
    }
  }

 private:
  using Bytes = grpc::ByteBuffer;
  using Context = grpc::CallbackServerContext;

  static grpc::internal::MethodHandler* UnaryHandlerOf(
      const Registry& registry, const std::string& path) {
    return new grpc::internal::CallbackUnaryHandler<Bytes, Bytes>(
        [&registry, &path](Context* context, const Bytes* request,
                           Bytes* response) {
          auto* reactor = new UnaryReactor;  // deletes itself
          reactor->Start(registry, path, *context, *request, *response);
          return reactor;
        });
  }

  static grpc::internal::MethodHandler* StreamHandlerOf(
      const Registry& registry, const std::string& path) {
    return new grpc::internal::CallbackBidiHandler<Bytes, Bytes>(
        [&registry, &path](Context* context) {
          auto* reactor = new StreamReactor;  // deletes itself
          registry.Start(path, TimeoutOf(*context), *reactor);
          return reactor;
        });
  }
};

}  // namespace

grpc::Status ToGrpcStatus(const ApiError& error) {
  const google::rpc::Status status = StatusOf(error);
  return {static_cast<grpc::StatusCode>(status.code()), status.message(),
          status.SerializeAsString()};
}

std::vector<std::unique_ptr<grpc::Service>> GrpcServices(
    const Registry& registry) {
  std::vector<std::unique_ptr<grpc::Service>> services;
  for (const std::string& name : registry.services()) {
    services.push_back(std::make_unique<GrpcService>(registry, name));
  }
  return services;
}

}  // namespace quipu
