// FindPaths and ListNeighbors.

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "query/search/paths.h"
#include "query/service/answers.h"
#include "rpc/api_error.h"

namespace quipu {
namespace {

constexpr int32_t kMaxPageSize = 200;
constexpr int32_t kMaxPaths = 100;
constexpr int32_t kMaxPathHops = 100;
constexpr int32_t kMaxDepth = 10;
constexpr int32_t kMaxClaimsPerRelation = 5;
constexpr int kMaxAvoided = 100;
constexpr size_t kMaxRelationsPerHop = 20;
constexpr size_t kMaxQuotedClaims = 1000;  // of one answer
constexpr size_t kMaxQuotedBytes = 2U << 20;

ApiResult<void> CheckRange(std::string_view field, int32_t value,
                           int32_t largest) {
  if (value < 0 || value > largest) {
    return BadField(field, "must be between 0 and " + std::to_string(largest));
  }
  return {};
}

ApiResult<std::vector<EntityNumber>> ReadEntities(
    const CallContext& context, std::string_view field,
    const google::protobuf::RepeatedPtrField<std::string>& names) {
  std::vector<EntityNumber> entities;
  for (const std::string& name : names) {
    QUIPU_API_TRY(const EntityHit entity,
                  ReadEntityField(context, field, name));
    entities.push_back(entity.number);
  }
  return entities;
}

// What is asked of the evidence, in both questions.
template <typename Request>
ApiResult<QuoteLimits> ReadQuoteLimits(const Request& request) {
  QuoteLimits limits;
  if (request.has_claims_per_relation()) {
    QUIPU_API_CHECK(CheckRange("claims_per_relation",
                               request.claims_per_relation(),
                               kMaxClaimsPerRelation));
    limits.claims_per_relation =
        static_cast<size_t>(request.claims_per_relation());
  }
  limits.relations_per_hop = kMaxRelationsPerHop;
  limits.claims = kMaxQuotedClaims;
  return limits;
}

ApiResult<PathQuestion> ReadQuestion(const CallContext& context,
                                     const v1::FindPathsRequest& request) {
  PathQuestion question;
  QUIPU_API_TRY(const EntityHit from,
                ReadEntityField(context, "from_entity", request.from_entity()));
  QUIPU_API_TRY(const EntityHit to,
                ReadEntityField(context, "to_entity", request.to_entity()));
  question.from = from.number;
  question.to = to.number;
  QUIPU_API_CHECK(CheckRange("max_paths", request.max_paths(), kMaxPaths));
  QUIPU_API_CHECK(CheckRange("max_hops", request.max_hops(), kMaxPathHops));
  QUIPU_API_TRY(question.quotes, ReadQuoteLimits(request));
  if (request.via_size() > static_cast<int>(kMaxVia)) {
    return BadField("via", "names more than 8 entities");
  }
  if (request.avoid_size() > kMaxAvoided) {
    return BadField("avoid", "names more than 100 entities");
  }
  QUIPU_API_TRY(question.filters, FiltersFromProto(request.filter()));
  QUIPU_API_TRY(question.via, ReadEntities(context, "via", request.via()));
  QUIPU_API_TRY(question.avoid,
                ReadEntities(context, "avoid", request.avoid()));
  if (request.max_paths() > 0) {
    question.k = static_cast<uint32_t>(request.max_paths());
  }
  if (request.max_hops() > 0) {
    question.max_hops = static_cast<uint32_t>(request.max_hops());
  }
  question.raw_hops = request.raw_hops();
  return question;
}

// Adds relations to messages, and their claims as long as there is room.
class RelationWriter {
 public:
  template <typename Message>
  void AddHop(const HopView& hop, Message& message) {
    message.set_relation_count(hop.relation_count);
    for (const RelationEvidence& relation : hop.relations) {
      v1::Relation& added = *message.add_relations();
      added = RelationToProto(relation);
      AddClaims(relation.claims, *added.mutable_claims());
      AddClaims(relation.opposing, *added.mutable_opposing_claims());
    }
  }

 private:
  void AddClaims(const std::vector<ClaimView>& claims,
                 google::protobuf::RepeatedPtrField<v1::Claim>& messages) {
    for (const ClaimView& claim : claims) {
      if (bytes_ > kMaxQuotedBytes) {
        return;
      }
      v1::Claim message = ClaimToProto(claim);
      bytes_ += message.ByteSizeLong();
      if (bytes_ <= kMaxQuotedBytes) {
        *messages.Add() = std::move(message);
      }
    }
  }

  size_t bytes_ = 0;
};

}  // namespace

ApiResult<void> FindPathsAnswer(const CallContext& context,
                                const v1::FindPathsRequest& request,
                                v1::FindPathsResponse& response) {
  QUIPU_API_TRY(const PathQuestion question, ReadQuestion(context, request));
  QUIPU_API_TRY(const PathsView view,
                context.Check(context.engine().Paths(question)));
  RelationWriter relations;
  for (const PathView& path : view.paths) {
    auto* message = response.add_paths();
    *message->mutable_start() = EntityToProto(path.start);
    message->set_half_hops(path.half_hops);
    for (const HopView& hop : path.hops) {
      auto* added = message->add_hops();
      *added->mutable_to() = EntityToProto(hop.to);
      added->set_half_hops(hop.half_hops);
      relations.AddHop(hop, *added);
    }
  }
  *response.mutable_outcome() = OutcomeToProto(view.outcome);
  *response.mutable_version() = context.version();
  return {};
}

ApiResult<void> ListNeighborsAnswer(const CallContext& context,
                                    const v1::ListNeighborsRequest& request,
                                    v1::ListNeighborsResponse& response) {
  const PageContext pages = context.PagesOf(request);
  QUIPU_API_TRY(const Page page, ReadPage(request.page_size(), kMaxPageSize,
                                          request.page_token(), pages));
  QUIPU_API_CHECK(CheckRange("max_hops", request.max_hops(), kMaxDepth));
  NeighborQuestion question;
  QUIPU_API_TRY(question.quotes, ReadQuoteLimits(request));
  QUIPU_API_TRY(question.filters, FiltersFromProto(request.filter()));
  QUIPU_API_TRY(const EntityHit center,
                ReadEntityField(context, "entity", request.entity()));
  question.center = center.number;
  question.depth = static_cast<uint32_t>(std::max(1, request.max_hops()));
  question.raw_hops = request.raw_hops();
  question.offset = page.position;
  question.limit = static_cast<uint32_t>(page.size);
  QUIPU_API_TRY(const NeighborsView view,
                context.Check(context.engine().Neighbors(question)));
  RelationWriter relations;
  for (const NeighborView& neighbor : view.neighbors) {
    auto* message = response.add_neighbors();
    *message->mutable_entity() = EntityToProto(neighbor.entity);
    message->set_half_hops(neighbor.half_hops);
    message->set_claim_count(neighbor.claim_count);
    *message->mutable_previous() = EntityToProto(neighbor.hop.from);
    relations.AddHop(neighbor.hop, *message);
  }
  if (view.next_offset) {
    response.set_next_page_token(EncodePageToken(pages, *view.next_offset));
  }
  response.set_total_size(view.total);
  *response.mutable_outcome() = OutcomeToProto(view.outcome);
  *response.mutable_version() = context.version();
  return {};
}

}  // namespace quipu
