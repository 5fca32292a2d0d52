// Looking things up in a graph.

#include "graph/memory/knowledge_graph.h"

#include <algorithm>

namespace quipu {
namespace {

std::shared_ptr<const GraphArrays> EmptyArrays() {
  static const auto arrays = [] {
    auto empty = std::make_shared<GraphArrays>();
    empty->begins.resize(1);
    empty->claim_begins = {0};
    empty->names.begins = {0};
    return empty;
  }();
  return arrays;
}

template <typename T>
size_t BytesOf(const std::vector<T>& items) {
  return items.size() * sizeof(T);
}

}  // namespace

KnowledgeGraph::KnowledgeGraph() : arrays_(EmptyArrays()) {}

std::optional<Vertex> KnowledgeGraph::Find(const Handle& id) const {
  const std::vector<Handle>& ids = arrays_->ids;
  const auto found = std::lower_bound(ids.begin(), ids.end(), id);
  if (found == ids.end() || *found != id) return std::nullopt;
  return static_cast<Vertex>(found - ids.begin());
}

std::optional<Vertex> KnowledgeGraph::Find(EntityNumber number) const {
  const GraphArrays& a = *arrays_;
  const auto found = std::lower_bound(
      a.by_number.begin(), a.by_number.end(), number,
      [&](Vertex v, EntityNumber wanted) { return a.numbers[v] < wanted; });
  if (found == a.by_number.end() || a.numbers[*found] != number) {
    return std::nullopt;
  }
  return *found;
}

RelationView KnowledgeGraph::relation(EdgeIndex edge) const {
  const GraphArrays& a = *arrays_;
  const auto after = std::upper_bound(
      a.begins.begin(), a.begins.end(), edge,
      [](EdgeIndex e, const EdgeBegins& begin) { return e < begin.out; });
  const PredicateId predicate = a.out_marks[edge].predicate();
  return {static_cast<Vertex>(after - a.begins.begin() - 1), predicate,
          a.out_neighbors[edge], a.predicates[predicate].secondary,
          claims(edge)};
}

GraphBytes KnowledgeGraph::bytes() const {
  const GraphArrays& a = *arrays_;
  GraphBytes bytes;
  bytes.topology = BytesOf(a.begins) + BytesOf(a.out_neighbors) +
                   BytesOf(a.out_marks) + BytesOf(a.in_neighbors) +
                   BytesOf(a.in_marks) + BytesOf(a.in_edges);
  bytes.claims = BytesOf(a.claim_begins) + BytesOf(a.claims) + BytesOf(a.times);
  bytes.entities = BytesOf(a.ids) + BytesOf(a.numbers) + BytesOf(a.by_number) +
                   BytesOf(a.type_of) + BytesOf(a.names.begins) +
                   a.names.bytes.size();
  return bytes;
}

}  // namespace quipu
