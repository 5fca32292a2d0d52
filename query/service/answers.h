// The answer to each call of QueryService: convert, call, convert.

#ifndef QUIPU_QUERY_SERVICE_ANSWERS_H_
#define QUIPU_QUERY_SERVICE_ANSWERS_H_

#include <google/protobuf/message.h>

#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "graph/model/ids.h"
#include "query/engine/query_engine.h"
#include "query/service/convert.h"
#include "query/service/page_token.h"
#include "quipu/v1/query_service.pb.h"
#include "rpc/api_error.h"
#include "rpc/call.h"

namespace quipu {

// One generation for the whole call, and what the call may spend.
class CallContext {
 public:
  CallContext(std::shared_ptr<const Generation> generation, const Call& call)
      : engine_(std::move(generation), LimitsOf(call)), call_(call) {}

  const QueryEngine& engine() const { return engine_; }
  v1::GraphVersion version() const { return VersionToProto(engine_.version()); }
  PageContext PagesOf(const google::protobuf::Message& request) const {
    return PageContextOf(engine_.version(), request);
  }

  // CANCELLED or DEADLINE_EXCEEDED once the call may run no longer, whatever
  // the engine made of it; else its value or error.
  template <typename T>
  ApiResult<T> Check(Result<T> answer) const {
    QUIPU_API_CHECK(call_.CheckRunning());
    if (!answer) {
      return std::move(answer.error());
    }
    return std::move(*answer);
  }

 private:
  static QueryLimits LimitsOf(const Call& call) {
    QueryLimits limits;
    limits.search.deadline = call.answer_by;
    limits.search.cancelled = call.cancelled;
    limits.deadline = call.deadline;
    return limits;
  }

  QueryEngine engine_;
  const Call& call_;
};

ApiResult<void> SearchEntitiesAnswer(const CallContext& context,
                                     const v1::SearchEntitiesRequest& request,
                                     v1::SearchEntitiesResponse& response);
ApiResult<void> GetEntityAnswer(const CallContext& context,
                                const v1::GetEntityRequest& request,
                                v1::GetEntityResponse& response);
ApiResult<void> ListNeighborsAnswer(const CallContext& context,
                                    const v1::ListNeighborsRequest& request,
                                    v1::ListNeighborsResponse& response);
ApiResult<void> FindPathsAnswer(const CallContext& context,
                                const v1::FindPathsRequest& request,
                                v1::FindPathsResponse& response);
ApiResult<void> ListClaimsAnswer(const CallContext& context,
                                 const v1::ListClaimsRequest& request,
                                 v1::ListClaimsResponse& response);
ApiResult<void> ListTimelineAnswer(const CallContext& context,
                                   const v1::ListTimelineRequest& request,
                                   v1::ListTimelineResponse& response);
ApiResult<void> ListDisputesAnswer(const CallContext& context,
                                   const v1::ListDisputesRequest& request,
                                   v1::ListDisputesResponse& response);
ApiResult<void> CompareDocumentsAnswer(
    const CallContext& context, const v1::CompareDocumentsRequest& request,
    v1::CompareDocumentsResponse& response);
ApiResult<void> GetDocumentAnswer(const CallContext& context,
                                  const v1::GetDocumentRequest& request,
                                  v1::GetDocumentResponse& response);
ApiResult<void> ListDocumentsAnswer(const CallContext& context,
                                    const v1::ListDocumentsRequest& request,
                                    v1::ListDocumentsResponse& response);
ApiResult<void> GetStatsAnswer(const CallContext& context,
                               const v1::GetStatsRequest& request,
                               v1::GetStatsResponse& response);

// The entity that a field of a request names: "entities/{id}", or as a person
// would type it. FAILED_PRECONDITION with AMBIGUOUS_NAME, NOT_FOUND with
// ENTITY_NOT_FOUND; both carry candidates.
ApiResult<EntityHit> ReadEntityField(const CallContext& context,
                                     std::string_view field,
                                     const std::string& text);

// The document that a field of a request names. NOT_FOUND.
ApiResult<DocumentNumber> ReadDocumentField(const CallContext& context,
                                            std::string_view field,
                                            const std::string& text);

}  // namespace quipu

#endif  // QUIPU_QUERY_SERVICE_ANSWERS_H_
