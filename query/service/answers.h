// The answer to each call of QueryService: convert, call, convert.

#ifndef QUIPU_QUERY_SERVICE_ANSWERS_H_
#define QUIPU_QUERY_SERVICE_ANSWERS_H_

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model/ids.h"
#include "query/names/entity_search.h"
#include "query/search/answer.h"
#include "query/service/serving_state.h"
#include "quipu/v1/query_service.pb.h"
#include "rpc/api_error.h"
#include "rpc/call.h"

namespace quipu {

// One generation for the whole call, and what the call may spend.
struct CallContext {
  const ServedGeneration& served;
  const Call& call;

  ApiResult<void> CheckRunning() const { return call.CheckRunning(); }
  // Ends early enough to send what was found.
  SearchBudget budget() const {
    SearchBudget budget;
    budget.deadline = call.answer_by;
    budget.cancelled = call.cancelled;
    return budget;
  }
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
ApiResult<Vertex> FindVertex(const CallContext& context,
                             const EntityHit& entity);
// Both: the vertex of the entity that a field names.
ApiResult<Vertex> ReadVertexField(const CallContext& context,
                                  std::string_view field,
                                  const std::string& text);

// The document that a field of a request names. NOT_FOUND.
ApiResult<DocumentNumber> ReadDocumentField(const CallContext& context,
                                            std::string_view field,
                                            const std::string& text);

// Full claims with their quotes, in the order asked. Reads each document once.
ApiResult<std::vector<v1::Claim>> ReadClaims(const CallContext& context,
                                             std::span<const ClaimRef> claims);

}  // namespace quipu

#endif  // QUIPU_QUERY_SERVICE_ANSWERS_H_
