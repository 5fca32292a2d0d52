// QueryService over gRPC.
//
// Requests come as bytes (gRPC calls that raw) and are parsed on the service's
// own threads, after a look at their size: a few megabytes of empty repeated
// fields would take hundreds in memory, and gRPC's own limit holds for a whole
// server, ingest included.

#include "query/service/query_service.h"

#include <grpcpp/impl/codegen/proto_utils.h>
#include <grpcpp/support/server_callback.h>

#include <algorithm>
#include <atomic>
#include <functional>
#include <string>
#include <thread>
#include <utility>

#include "query/service/answers.h"
#include "quipu/v1/query_service.grpc.pb.h"
#include "rpc/grpc_status.h"
#include "rpc/work_queue.h"

namespace quipu {
namespace {

using Clock = std::chrono::steady_clock;

// One call, until gRPC is done with it.
class Call : public grpc::ServerUnaryReactor {
 public:
  void OnCancel() override { cancelled_.store(true); }
  void OnDone() override { delete this; }
  const std::atomic<bool>& cancelled() const { return cancelled_; }

 private:
  std::atomic<bool> cancelled_{false};
};

// When the call must be over, at the latest.
Clock::time_point DeadlineOf(const grpc::CallbackServerContext& context,
                             std::chrono::milliseconds max_time) {
  const auto left = context.deadline() - std::chrono::system_clock::now();
  const Clock::duration most = max_time;
  return Clock::now() + std::min<Clock::duration>(left, most);
}

template <typename Message>
grpc::Status Parse(const grpc::ByteBuffer& bytes, Message& message) {
  grpc::ByteBuffer copy(bytes);  // of references; parsing consumes it
  const grpc::Status parsed =
      grpc::GenericDeserialize<grpc::ProtoBufferReader, Message>(&copy,
                                                                 &message);
  if (parsed.ok()) {
    return parsed;
  }
  return StatusWithReason(grpc::StatusCode::INVALID_ARGUMENT,
                          "MALFORMED_REQUEST",
                          "the request is no " + message.GetTypeName() +
                              ", or holds text that is not UTF-8");
}

template <typename Message>
grpc::Status Serialize(const Message& message, size_t max_bytes,
                       grpc::ByteBuffer& bytes) {
  if (message.ByteSizeLong() > max_bytes) {
    return StatusWithReason(
        grpc::StatusCode::RESOURCE_EXHAUSTED, "RESPONSE_TOO_LARGE",
        "the answer is larger than " + std::to_string(max_bytes) +
            " bytes: ask for a smaller page, or for fewer paths or claims");
  }
  bool own_buffer = false;
  return grpc::GenericSerialize<grpc::ProtoBufferWriter, Message>(
      message, &bytes, &own_buffer);
}

template <typename Request, typename Response>
using Answer = grpc::Status (*)(const CallContext&, const Request&, Response&);

// Starts calls: the same for every method.
class Calls {
 public:
  Calls(const ServingState& state, const QueryServiceOptions& options)
      : state_(state),
        options_(options),
        queue_(options.threads > 0
                   ? options.threads
                   : std::max(1U, std::thread::hardware_concurrency()),
               options.waiting_calls) {}

  template <typename Request, typename Response>
  grpc::ServerUnaryReactor* Start(grpc::CallbackServerContext* context,
                                  const grpc::ByteBuffer* request,
                                  grpc::ByteBuffer* response,
                                  Answer<Request, Response> answer) {
    auto* call = new Call;  // deleted in OnDone
    if (request->Length() > options_.max_request_bytes) {
      call->Finish(StatusWithReason(
          grpc::StatusCode::RESOURCE_EXHAUSTED, "REQUEST_TOO_LARGE",
          "the request is larger than " +
              std::to_string(options_.max_request_bytes) + " bytes"));
      return call;
    }
    const Clock::time_point deadline = DeadlineOf(*context, options_.max_time);
    const bool accepted = queue_.TryPush([=, this] {
      // The call may be gone as soon as it is finished.
      call->Finish(
          Run(*request, *response, call->cancelled(), deadline, answer));
    });
    if (!accepted) {
      call->Finish(StatusWithReason(
          grpc::StatusCode::RESOURCE_EXHAUSTED, "TOO_MANY_CALLS",
          "too many calls are waiting; try again in a moment"));
    }
    return call;
  }

 private:
  template <typename Request, typename Response>
  grpc::Status Run(const grpc::ByteBuffer& request, grpc::ByteBuffer& response,
                   const std::atomic<bool>& cancelled,
                   Clock::time_point deadline,
                   Answer<Request, Response> answer) const {
    const std::shared_ptr<const ServedGeneration> served = state_.Current();
    CallContext context{*served, {}, deadline};
    context.budget.cancelled = &cancelled;
    context.budget.deadline = deadline - (deadline - Clock::now()) / 10;
    QUIPU_CHECK_STATUS(context.CheckRunning());
    Request parsed;
    QUIPU_CHECK_STATUS(Parse(request, parsed));
    Response message;
    QUIPU_CHECK_STATUS(answer(context, parsed, message));
    return Serialize(message, options_.max_response_bytes, response);
  }

  const ServingState& state_;
  const QueryServiceOptions options_;
  WorkQueue queue_;
};

// Each WithRaw... layer makes one method of the generated service raw.
using V1 = v1::QueryService;
using RawLists = V1::WithRawCallbackMethod_SearchEntities<
    V1::WithRawCallbackMethod_ListNeighbors<
        V1::WithRawCallbackMethod_ListClaims<
            V1::WithRawCallbackMethod_ListDocuments<V1::Service>>>>;
using RawMethods = V1::WithRawCallbackMethod_GetEntity<
    V1::WithRawCallbackMethod_FindPaths<V1::WithRawCallbackMethod_GetDocument<
        V1::WithRawCallbackMethod_GetStats<RawLists>>>>;

class QueryServiceMethods final : public RawMethods {
 public:
  using Context = grpc::CallbackServerContext;
  using Bytes = grpc::ByteBuffer;
  using Reactor = grpc::ServerUnaryReactor;

  QueryServiceMethods(const ServingState& state,
                      const QueryServiceOptions& options)
      : calls_(state, options) {}

  Reactor* SearchEntities(Context* context, const Bytes* request,
                          Bytes* response) override {
    return calls_.Start(context, request, response, SearchEntitiesAnswer);
  }
  Reactor* GetEntity(Context* context, const Bytes* request,
                     Bytes* response) override {
    return calls_.Start(context, request, response, GetEntityAnswer);
  }
  Reactor* ListNeighbors(Context* context, const Bytes* request,
                         Bytes* response) override {
    return calls_.Start(context, request, response, ListNeighborsAnswer);
  }
  Reactor* FindPaths(Context* context, const Bytes* request,
                     Bytes* response) override {
    return calls_.Start(context, request, response, FindPathsAnswer);
  }
  Reactor* ListClaims(Context* context, const Bytes* request,
                      Bytes* response) override {
    return calls_.Start(context, request, response, ListClaimsAnswer);
  }
  Reactor* GetDocument(Context* context, const Bytes* request,
                       Bytes* response) override {
    return calls_.Start(context, request, response, GetDocumentAnswer);
  }
  Reactor* ListDocuments(Context* context, const Bytes* request,
                         Bytes* response) override {
    return calls_.Start(context, request, response, ListDocumentsAnswer);
  }
  Reactor* GetStats(Context* context, const Bytes* request,
                    Bytes* response) override {
    return calls_.Start(context, request, response, GetStatsAnswer);
  }

 private:
  Calls calls_;
};

}  // namespace

grpc::Status CallContext::CheckRunning() const {
  if (budget.cancelled != nullptr && budget.cancelled->load()) {
    return StatusWithReason(grpc::StatusCode::CANCELLED, "CANCELLED",
                            "the client cancelled the call");
  }
  if (Clock::now() > deadline) {
    return StatusWithReason(grpc::StatusCode::DEADLINE_EXCEEDED,
                            "DEADLINE_EXCEEDED",
                            "the call took longer than it may");
  }
  return grpc::Status::OK;
}

std::unique_ptr<grpc::Service> MakeQueryService(
    const ServingState& state, const QueryServiceOptions& options) {
  return std::make_unique<QueryServiceMethods>(state, options);
}

}  // namespace quipu
