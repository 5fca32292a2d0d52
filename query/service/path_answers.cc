// FindPaths and ListNeighbors.

#include <algorithm>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "query/search/neighborhood.h"
#include "query/search/paths.h"
#include "query/service/answers.h"
#include "query/service/convert.h"
#include "query/service/page_token.h"
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

// Relations of an answer, and the claims that are to be quoted in them, which
// are read together at the end.
class QuotedRelations {
 public:
  QuotedRelations(const CallContext& context, int32_t claims_per_relation)
      : context_(context),
        per_relation_(static_cast<size_t>(claims_per_relation)) {}

  // `relation` must stay where it is until Fill.
  void Add(const HopEvidence& evidence, v1::Relation& relation) {
    const KnowledgeGraph& graph = context_.served.graph;
    *relation.mutable_subject() = EntityToProto(graph, evidence.subject);
    *relation.mutable_object() = EntityToProto(graph, evidence.object);
    relation.set_predicate(graph.predicates()[evidence.predicate].name);
    relation.set_secondary(evidence.secondary);
    relation.set_contested(evidence.contested);
    relation.set_source_count(evidence.sources);
    relation.set_claim_count(static_cast<uint32_t>(evidence.claims.size()));
    relation.set_opposing_count(
        static_cast<uint32_t>(evidence.opposing.size()));
    Want(evidence.claims, relation.mutable_claims());
    Want(evidence.opposing, relation.mutable_opposing_claims());
  }

  // As many relations of a hop as an answer shows.
  template <typename Message>
  void AddHop(const Hop& hop, Message& message) {
    message.set_relation_count(static_cast<uint32_t>(hop.relations.size()));
    const size_t shown = std::min(hop.relations.size(), kMaxRelationsPerHop);
    for (size_t i = 0; i < shown; ++i) {
      Add(hop.relations[i], *message.add_relations());
    }
  }

  ApiResult<void> Fill() {
    QUIPU_API_TRY(std::vector<v1::Claim> claims, ReadClaims(context_, wanted_));
    size_t bytes = 0;
    for (size_t i = 0; i < claims.size(); ++i) {
      bytes += claims[i].ByteSizeLong();
      if (bytes > kMaxQuotedBytes) {
        break;
      }
      *places_[i]->Add() = std::move(claims[i]);
    }
    return {};
  }

 private:
  using Place = google::protobuf::RepeatedPtrField<v1::Claim>;

  void Want(std::span<const ClaimRef> claims, Place* place) {
    const size_t count = std::min(
        {claims.size(), per_relation_, kMaxQuotedClaims - wanted_.size()});
    for (const ClaimRef& claim : claims.first(count)) {
      wanted_.push_back(claim);
      places_.push_back(place);
    }
  }

  const CallContext& context_;
  size_t per_relation_;
  std::vector<ClaimRef> wanted_;
  std::vector<Place*> places_;
};

ApiResult<void> CheckRange(std::string_view field, int32_t value,
                           int32_t largest) {
  if (value < 0 || value > largest) {
    return BadField(field, "must be between 0 and " + std::to_string(largest));
  }
  return {};
}

ApiResult<std::vector<Vertex>> ReadVertices(
    const CallContext& context, std::string_view field,
    const google::protobuf::RepeatedPtrField<std::string>& names) {
  std::vector<Vertex> vertices;
  for (const std::string& name : names) {
    QUIPU_API_CHECK(context.CheckRunning());
    QUIPU_API_TRY(const Vertex vertex, ReadVertexField(context, field, name));
    vertices.push_back(vertex);
  }
  return vertices;
}

template <typename Answer>
v1::SearchOutcome OutcomeOf(const Answer& answer) {
  v1::SearchOutcome outcome =
      OutcomeToProto(answer.completeness, answer.expansions);
  outcome.set_used_secondary(answer.used_secondary);
  outcome.set_undated_relations(answer.undated_relations);
  for (const std::string& name : answer.unknown_names) {
    outcome.add_unknown_names(name);
  }
  return outcome;
}

ApiResult<PathOptions> ReadPathOptions(const CallContext& context,
                                       const v1::FindPathsRequest& request) {
  QUIPU_API_CHECK(CheckRange("max_paths", request.max_paths(), kMaxPaths));
  QUIPU_API_CHECK(CheckRange("max_hops", request.max_hops(), kMaxPathHops));
  QUIPU_API_CHECK(CheckRange("claims_per_relation",
                             request.claims_per_relation(),
                             kMaxClaimsPerRelation));
  if (request.via_size() > static_cast<int>(kMaxVia)) {
    return BadField("via", "names more than 8 entities");
  }
  if (request.avoid_size() > kMaxAvoided) {
    return BadField("avoid", "names more than 100 entities");
  }
  PathOptions options;
  QUIPU_API_TRY(options.filters, FiltersFromProto(request.filter()));
  QUIPU_API_TRY(options.filters.via,
                ReadVertices(context, "via", request.via()));
  QUIPU_API_TRY(options.filters.avoid,
                ReadVertices(context, "avoid", request.avoid()));
  options.k = static_cast<uint32_t>(std::max(1, request.max_paths()));
  if (request.max_hops() > 0) {
    options.max_hops = static_cast<uint32_t>(request.max_hops());
  }
  options.raw_hops = request.raw_hops();
  options.budget = context.budget();
  return options;
}

}  // namespace

ApiResult<void> FindPathsAnswer(const CallContext& context,
                                const v1::FindPathsRequest& request,
                                v1::FindPathsResponse& response) {
  const KnowledgeGraph& graph = context.served.graph;
  QUIPU_API_TRY(const Vertex from,
                ReadVertexField(context, "from_entity", request.from_entity()));
  QUIPU_API_TRY(const Vertex to,
                ReadVertexField(context, "to_entity", request.to_entity()));
  QUIPU_API_TRY(const PathOptions options, ReadPathOptions(context, request));

  QUIPU_API_TRY(const PathAnswer answer, FindPaths(graph, from, to, options));
  QUIPU_API_CHECK(context.CheckRunning());
  QuotedRelations relations(context, request.claims_per_relation());
  for (const Path& path : answer.paths) {
    auto* message = response.add_paths();
    *message->mutable_start() = EntityToProto(graph, path.vertices.front());
    message->set_half_hops(path.half_hops);
    for (const Hop& hop : path.hops) {
      auto* added = message->add_hops();
      *added->mutable_to() = EntityToProto(graph, hop.to);
      added->set_half_hops(hop.half_hops);
      relations.AddHop(hop, *added);
    }
  }
  QUIPU_API_CHECK(relations.Fill());
  *response.mutable_outcome() = OutcomeOf(answer);
  *response.mutable_version() = VersionToProto(graph);
  return {};
}

ApiResult<void> ListNeighborsAnswer(const CallContext& context,
                                    const v1::ListNeighborsRequest& request,
                                    v1::ListNeighborsResponse& response) {
  const KnowledgeGraph& graph = context.served.graph;
  const PageContext pages = PageContextOf(graph, request);
  QUIPU_API_TRY(const Page page, ReadPage(request.page_size(), kMaxPageSize,
                                          request.page_token(), pages));
  QUIPU_API_CHECK(CheckRange("max_hops", request.max_hops(), kMaxDepth));
  QUIPU_API_CHECK(CheckRange("claims_per_relation",
                             request.claims_per_relation(),
                             kMaxClaimsPerRelation));
  NeighborhoodOptions options;
  QUIPU_API_TRY(options.filters, FiltersFromProto(request.filter()));
  QUIPU_API_TRY(const Vertex center,
                ReadVertexField(context, "entity", request.entity()));
  options.depth = static_cast<uint32_t>(std::max(1, request.max_hops()));
  options.raw_hops = request.raw_hops();
  options.offset = page.position;
  options.limit = static_cast<uint32_t>(page.size);
  options.budget = context.budget();

  QUIPU_API_TRY(const NeighborhoodAnswer answer,
                FindNeighborhood(graph, center, options));
  QUIPU_API_CHECK(context.CheckRunning());
  QuotedRelations relations(context, request.claims_per_relation());
  for (const Neighbor& neighbor : answer.neighbors) {
    auto* message = response.add_neighbors();
    *message->mutable_entity() = EntityToProto(graph, neighbor.vertex);
    message->set_half_hops(neighbor.half_hops);
    message->set_claim_count(neighbor.claim_count);
    *message->mutable_previous() = EntityToProto(graph, neighbor.hop.from);
    relations.AddHop(neighbor.hop, *message);
  }
  QUIPU_API_CHECK(relations.Fill());
  if (answer.next_offset) {
    response.set_next_page_token(EncodePageToken(pages, *answer.next_offset));
  }
  response.set_total_size(answer.total);
  *response.mutable_outcome() = OutcomeOf(answer);
  *response.mutable_version() = VersionToProto(graph);
  return {};
}

}  // namespace quipu
