// The edges between two given vertices. Adjacency is sorted by predicate, then
// neighbour: a binary search in each predicate's part finds them.

#include "query/search/hop.h"

#include <algorithm>

#include "query/search/edge_filter.h"
#include "query/search/search_meter.h"

namespace quipu {
namespace {

// The first position in [begin, size) for which `before` is false.
template <typename Before>
size_t LowerBound(size_t begin, size_t size, const Before& before) {
  while (begin < size) {
    const size_t middle = begin + (size - begin) / 2;
    if (before(middle)) {
      begin = middle + 1;
    } else {
      size = middle;
    }
  }
  return begin;
}

SearchMeter UnlimitedMeter() {
  SearchBudget budget;
  budget.max_expansions = UINT64_MAX;
  return SearchMeter(budget);
}

// Calls visit(edge, mark) for each edge of `edges` that leads to `other`.
template <typename Visit>
void ForEachTo(const Adjacency& edges, Vertex other, const Visit& visit) {
  for (size_t begin = 0; begin < edges.size();) {
    const PredicateId predicate = edges.mark(begin).predicate();
    const size_t end = LowerBound(begin, edges.size(), [&](size_t i) {
      return edges.mark(i).predicate() == predicate;
    });
    for (size_t i = LowerBound(
             begin, end, [&](size_t j) { return edges.neighbor(j) < other; });
         i < end && edges.neighbor(i) == other; ++i) {
      visit(edges.edge(i), edges.mark(i));
    }
    begin = end;
  }
}

// Calls visit(edge, mark, forward) for each edge between `from` and `to`.
template <typename Visit>
void ForEachBetween(const KnowledgeGraph& graph, Vertex from, Vertex to,
                    const Visit& visit) {
  const bool at_from = graph.degree(from) <= graph.degree(to);
  const Vertex here = at_from ? from : to;
  const Vertex there = at_from ? to : from;
  ForEachTo(graph.Out(here), there,
            [&](EdgeIndex edge, EdgeMark mark) { visit(edge, mark, at_from); });
  if (here == there) return;
  ForEachTo(graph.In(here), there, [&](EdgeIndex edge, EdgeMark mark) {
    visit(edge, mark, !at_from);
  });
}

}  // namespace

Hop MakeHop(const KnowledgeGraph& graph, EdgeFilter& filter,
            std::pair<Vertex, Vertex> ends, const HopOptions& options) {
  SearchMeter unlimited = UnlimitedMeter();
  Hop hop{
      .from = ends.first, .to = ends.second, .half_hops = 2, .relations = {}};
  ForEachBetween(graph, ends.first, ends.second,
                 [&](EdgeIndex edge, EdgeMark mark, bool forward) {
                   if (!filter.Passes(mark, edge, unlimited)) return;
                   if (mark.touches_event() && !options.raw_hops) {
                     hop.half_hops = 1;
                   }
                   HopEvidence evidence;
                   evidence.edge = edge;
                   evidence.predicate = mark.predicate();
                   evidence.subject = forward ? ends.first : ends.second;
                   evidence.object = forward ? ends.second : ends.first;
                   evidence.forward = forward;
                   evidence.secondary =
                       graph.predicates()[mark.predicate()].secondary;
                   filter.AddClaims(evidence, options.max_claims);
                   hop.relations.push_back(std::move(evidence));
                 });
  std::sort(hop.relations.begin(), hop.relations.end(),
            [](const HopEvidence& a, const HopEvidence& b) {
              return std::pair(a.predicate, a.edge) <
                     std::pair(b.predicate, b.edge);
            });
  return hop;
}

size_t BytesOf(const Hop& hop) {
  size_t bytes = sizeof(Hop);
  for (const HopEvidence& relation : hop.relations) {
    bytes +=
        sizeof(HopEvidence) +
        sizeof(ClaimRef) * (relation.claims.size() + relation.opposing.size());
  }
  return bytes;
}

}  // namespace quipu
