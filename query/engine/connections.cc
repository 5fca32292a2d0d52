// A search over the graph, then its claims. The claims of a whole answer are
// read together, so that each document is read once however many hops quote it.

#include "query/engine/connections.h"

#include <algorithm>
#include <span>
#include <utility>

#include "query/engine/claim_reader.h"
#include "query/search/neighborhood.h"
#include "query/search/paths.h"

namespace quipu {
namespace {

Result<Vertex> VertexOf(const KnowledgeGraph& graph, EntityNumber number) {
  const std::optional<Vertex> vertex = graph.Find(number);
  if (!vertex) return Corruption("an entity with a name is not in the graph");
  return *vertex;
}

Result<std::vector<Vertex>> VerticesOf(
    const KnowledgeGraph& graph, const std::vector<EntityNumber>& numbers) {
  std::vector<Vertex> vertices;
  for (const EntityNumber number : numbers) {
    QUIPU_TRY(const Vertex vertex, VertexOf(graph, number));
    vertices.push_back(vertex);
  }
  return vertices;
}

template <typename Answer>
Outcome OutcomeOf(Answer& answer) {
  return {answer.completeness, answer.used_secondary, answer.expansions,
          answer.left_out, std::move(answer.unknown_names)};
}

// Turns hops into views and notes which claims go where; they are read at the
// end.
class HopReader {
 public:
  HopReader(const KnowledgeGraph& graph, const QuoteLimits& limits)
      : graph_(graph), limits_(limits) {}

  HopView View(const Hop& hop) {
    HopView view{LabelOf(graph_.entity(hop.from)),
                 LabelOf(graph_.entity(hop.to)),
                 hop.half_hops,
                 static_cast<uint32_t>(hop.relations.size()),
                 {}};
    const size_t shown =
        std::min(hop.relations.size(), limits_.relations_per_hop);
    for (const HopEvidence& relation : std::span(hop.relations).first(shown)) {
      view.relations.push_back(View(relation));
    }
    return view;
  }

  // `hops` in the order in which View made them.
  Result<void> Fill(ClaimReader& reader, std::span<HopView* const> hops) {
    QUIPU_TRY(std::vector<ClaimView> views, reader.Read(wanted_));
    auto next = views.begin();
    auto count = counts_.begin();
    for (HopView* const hop : hops) {
      for (RelationEvidence& relation : hop->relations) {
        for (auto* claims : {&relation.claims, &relation.opposing}) {
          const auto end = next + static_cast<std::ptrdiff_t>(*count++);
          claims->assign(std::make_move_iterator(next),
                         std::make_move_iterator(end));
          next = end;
        }
      }
    }
    return {};
  }

 private:
  RelationEvidence View(const HopEvidence& relation) {
    RelationEvidence view;
    view.subject = LabelOf(graph_.entity(relation.subject));
    view.predicate = graph_.predicates()[relation.predicate].name;
    view.object = LabelOf(graph_.entity(relation.object));
    view.forward = relation.forward;
    view.secondary = relation.secondary;
    view.contested = relation.contested;
    view.sources = relation.sources;
    view.claim_count = relation.claim_count;
    view.opposing_count = relation.opposing_count;
    Want(relation.claims);
    Want(relation.opposing);
    return view;
  }

  void Want(const std::vector<ClaimRef>& claims) {
    const size_t count =
        std::min(claims.size(), limits_.claims - wanted_.size());
    wanted_.insert(wanted_.end(), claims.begin(),
                   claims.begin() + static_cast<std::ptrdiff_t>(count));
    counts_.push_back(count);
  }

  const KnowledgeGraph& graph_;
  const QuoteLimits& limits_;
  std::vector<ClaimRef> wanted_;
  std::vector<size_t> counts_;  // for and against, relation by relation
};

}  // namespace

Result<PathsView> ReadPaths(const Generation& generation,
                            const QueryLimits& limits,
                            const PathQuestion& question) {
  QUIPU_TRY(const KnowledgeGraph* const graph, generation.Graph());
  QUIPU_TRY(const Vertex from, VertexOf(*graph, question.from));
  QUIPU_TRY(const Vertex to, VertexOf(*graph, question.to));
  PathOptions options;
  options.k = question.k;
  options.max_hops = question.max_hops;
  options.raw_hops = question.raw_hops;
  options.max_claims = question.quotes.claims_per_relation;
  options.filters = question.filters;
  QUIPU_TRY(options.filters.via, VerticesOf(*graph, question.via));
  QUIPU_TRY(options.filters.avoid, VerticesOf(*graph, question.avoid));
  options.budget = limits.search;
  QUIPU_TRY(PathAnswer answer, FindPaths(*graph, from, to, options));

  PathsView view{
      LabelOf(graph->entity(from)), LabelOf(graph->entity(to)), {}, {}};
  HopReader hops(*graph, question.quotes);
  for (const Path& path : answer.paths) {
    PathView& added = view.paths.emplace_back();
    added.start = LabelOf(graph->entity(path.vertices.front()));
    added.half_hops = path.half_hops;
    for (const Hop& hop : path.hops) added.hops.push_back(hops.View(hop));
  }
  std::vector<HopView*> all;
  for (PathView& path : view.paths) {
    for (HopView& hop : path.hops) all.push_back(&hop);
  }
  ClaimReader reader(generation.reader(), limits);
  QUIPU_CHECK(hops.Fill(reader, all));
  view.outcome = OutcomeOf(answer);
  return view;
}

Result<NeighborsView> ReadNeighbors(const Generation& generation,
                                    const QueryLimits& limits,
                                    const NeighborQuestion& question) {
  QUIPU_TRY(const KnowledgeGraph* const graph, generation.Graph());
  QUIPU_TRY(const Vertex center, VertexOf(*graph, question.center));
  NeighborhoodOptions options;
  options.depth = question.depth;
  options.raw_hops = question.raw_hops;
  options.offset = question.offset;
  options.limit = question.limit;
  options.max_claims = question.quotes.claims_per_relation;
  options.filters = question.filters;
  QUIPU_TRY(options.filters.avoid, VerticesOf(*graph, question.avoid));
  options.budget = limits.search;
  QUIPU_TRY(NeighborhoodAnswer answer,
            FindNeighborhood(*graph, center, options));

  NeighborsView view;
  view.center = LabelOf(graph->entity(center));
  HopReader hops(*graph, question.quotes);
  for (const Neighbor& neighbor : answer.neighbors) {
    view.neighbors.push_back({LabelOf(graph->entity(neighbor.vertex)),
                              neighbor.half_hops, neighbor.claim_count,
                              hops.View(neighbor.hop)});
  }
  std::vector<HopView*> all;
  for (NeighborView& neighbor : view.neighbors) all.push_back(&neighbor.hop);
  ClaimReader reader(generation.reader(), limits);
  QUIPU_CHECK(hops.Fill(reader, all));
  view.total = answer.total;
  view.next_offset = answer.next_offset;
  view.outcome = OutcomeOf(answer);
  return view;
}

}  // namespace quipu
