// The answer to each call of QueryService: convert, call, convert.

#ifndef QUIPU_QUERY_SERVICE_ANSWERS_H_
#define QUIPU_QUERY_SERVICE_ANSWERS_H_

#include <grpcpp/support/status.h>

#include <chrono>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model/ids.h"
#include "query/names/entity_search.h"
#include "query/search/answer.h"
#include "query/service/serving_state.h"
#include "quipu/v1/query_service.pb.h"

namespace quipu {

// One generation for the whole call, and what the call may spend.
struct CallContext {
  const ServedGeneration& served;
  SearchBudget budget;  // ends early enough to send what was found
  std::chrono::steady_clock::time_point deadline;  // of the whole call

  // CANCELLED or DEADLINE_EXCEEDED once the call may run no longer.
  grpc::Status CheckRunning() const;
};

grpc::Status SearchEntitiesAnswer(const CallContext& context,
                                  const v1::SearchEntitiesRequest& request,
                                  v1::SearchEntitiesResponse& response);
grpc::Status GetEntityAnswer(const CallContext& context,
                             const v1::GetEntityRequest& request,
                             v1::GetEntityResponse& response);
grpc::Status ListNeighborsAnswer(const CallContext& context,
                                 const v1::ListNeighborsRequest& request,
                                 v1::ListNeighborsResponse& response);
grpc::Status FindPathsAnswer(const CallContext& context,
                             const v1::FindPathsRequest& request,
                             v1::FindPathsResponse& response);
grpc::Status ListClaimsAnswer(const CallContext& context,
                              const v1::ListClaimsRequest& request,
                              v1::ListClaimsResponse& response);
grpc::Status GetDocumentAnswer(const CallContext& context,
                               const v1::GetDocumentRequest& request,
                               v1::GetDocumentResponse& response);
grpc::Status ListDocumentsAnswer(const CallContext& context,
                                 const v1::ListDocumentsRequest& request,
                                 v1::ListDocumentsResponse& response);
grpc::Status GetStatsAnswer(const CallContext& context,
                            const v1::GetStatsRequest& request,
                            v1::GetStatsResponse& response);

// The entity that a field of a request names: "entities/{id}", or as a person
// would type it. FAILED_PRECONDITION with AMBIGUOUS_NAME, NOT_FOUND with
// ENTITY_NOT_FOUND; both carry candidates.
grpc::Status ReadEntityField(const CallContext& context, std::string_view field,
                             const std::string& text, EntityHit& entity);
grpc::Status FindVertex(const CallContext& context, const EntityHit& entity,
                        Vertex& vertex);
// Both: the vertex of the entity that a field names.
grpc::Status ReadVertexField(const CallContext& context, std::string_view field,
                             const std::string& text, Vertex& vertex);

// The document that a field of a request names. NOT_FOUND.
grpc::Status ReadDocumentField(const CallContext& context,
                               std::string_view field, const std::string& text,
                               DocumentNumber& document);

// Full claims with their quotes, in the order asked. Reads each document once.
grpc::Status ReadClaims(const CallContext& context,
                        std::span<const ClaimRef> claims,
                        std::vector<v1::Claim>& messages);

}  // namespace quipu

#endif  // QUIPU_QUERY_SERVICE_ANSWERS_H_
