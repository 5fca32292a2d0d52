// The graph in memory: an immutable compressed sparse row multigraph, walkable
// both ways. boost_graph.h makes it a graph for Boost's algorithms.

#ifndef QUIPU_GRAPH_MEMORY_KNOWLEDGE_GRAPH_H_
#define QUIPU_GRAPH_MEMORY_KNOWLEDGE_GRAPH_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string_view>

#include "base/hash.h"
#include "base/result.h"
#include "graph/memory/graph_arrays.h"
#include "graph/memory/graph_input.h"
#include "graph/model/ids.h"

namespace quipu {

// The edges of one vertex in one direction, by predicate, then neighbour, then
// edge. A view into the graph that made it.
class Adjacency {
 public:
  Adjacency(std::span<const Vertex> neighbors, const EdgeMark* marks,
            const EdgeIndex* edges, EdgeIndex first)
      : neighbors_(neighbors), marks_(marks), edges_(edges), first_(first) {}

  size_t size() const { return neighbors_.size(); }
  Vertex neighbor(size_t i) const { return neighbors_[i]; }
  EdgeMark mark(size_t i) const { return marks_[i]; }
  EdgeIndex edge(size_t i) const {
    return edges_ == nullptr ? first_ + static_cast<EdgeIndex>(i) : edges_[i];
  }

 private:
  std::span<const Vertex> neighbors_;
  const EdgeMark* marks_;
  const EdgeIndex* edges_;  // nullptr: consecutive from `first_`
  EdgeIndex first_;
};

// One entity, seen through a graph; the views live as long as its data.
struct EntityView {
  Handle id;
  std::string_view name;
  std::string_view type;
  TypeId type_id;
  EntityNumber number;
};

// One relation, seen through a graph; the view lives as long as its data.
struct RelationView {
  Vertex subject;
  PredicateId predicate;
  Vertex object;
  bool secondary;
  std::span<const GraphClaim> claims;  // by document key, then claim
};

// Bytes of the arrays, by what they are for.
struct GraphBytes {
  size_t topology = 0;  // both directions, with predicate and edge
  size_t claims = 0;
  size_t entities = 0;  // ids, numbers, types and names
};

// A vertex is an entity, an edge a relation between two entities. Copies share
// their data; any number of threads may read.
class KnowledgeGraph {
 public:
  KnowledgeGraph();  // without vertices

  // Linear, but for the sorting of ids, names and keys. The same input in any
  // order gives the same graph. kInvalidArgument for a position that points
  // nowhere and for what is not distinct though it should be; kLimit for more
  // than 2^14 predicates, 2^16 types, or 2^32 - 1 of anything else.
  static Result<KnowledgeGraph> Build(GraphInput input);

  size_t vertex_count() const { return arrays_->ids.size(); }
  size_t edge_count() const { return arrays_->out_neighbors.size(); }

  // The vertex with this public id; not that of another member of the entity,
  // which only the store knows. Logarithmic, as is the next.
  std::optional<Vertex> Find(const Handle& id) const;
  std::optional<Vertex> Find(EntityNumber number) const;

  EntityView entity(Vertex v) const {
    const GraphArrays& a = *arrays_;
    return {a.ids[v], a.names[v], a.types[a.type_of[v]], a.type_of[v],
            a.numbers[v]};
  }
  // Logarithmic: the subject is looked for.
  RelationView relation(EdgeIndex edge) const;
  std::span<const GraphClaim> claims(EdgeIndex edge) const {
    const GraphArrays& a = *arrays_;
    return std::span(a.claims).subspan(
        a.claim_begins[edge], a.claim_begins[edge + 1] - a.claim_begins[edge]);
  }
  // nullptr for an undated claim.
  const TimeBounds* time(const GraphClaim& claim) const {
    return claim.time == kUndated ? nullptr : &arrays_->times[claim.time];
  }

  Adjacency Out(Vertex v) const {
    const GraphArrays& a = *arrays_;
    const EdgeIndex begin = a.begins[v].out;
    return {
        std::span(a.out_neighbors).subspan(begin, a.begins[v + 1].out - begin),
        a.out_marks.data() + begin, nullptr, begin};
  }
  Adjacency In(Vertex v) const {
    const GraphArrays& a = *arrays_;
    const EdgeIndex begin = a.begins[v].in;
    return {
        std::span(a.in_neighbors).subspan(begin, a.begins[v + 1].in - begin),
        a.in_marks.data() + begin, a.in_edges.data() + begin, 0};
  }
  // Edges in and out; a loop counts twice.
  size_t degree(Vertex v) const {
    const EdgeBegins& begin = arrays_->begins[v];
    const EdgeBegins& end = arrays_->begins[v + 1];
    return (end.out - begin.out) + (end.in - begin.in);
  }
  // Fetches ahead what the degree and the edges of `v` are read from.
  void Prefetch(Vertex v) const { __builtin_prefetch(&arrays_->begins[v]); }

  std::span<const std::string> types() const { return arrays_->types; }
  // Primary ones first, each part by name.
  std::span<const PredicateEntry> predicates() const {
    return arrays_->predicates;
  }
  std::span<const DocumentEntry> documents() const {  // by key
    return arrays_->documents;
  }
  uint64_t generation() const { return arrays_->generation; }
  const Sha256Digest& input_digest() const { return arrays_->input; }
  GraphBytes bytes() const;

 private:
  explicit KnowledgeGraph(std::shared_ptr<const GraphArrays> arrays)
      : arrays_(std::move(arrays)) {}
  std::shared_ptr<const GraphArrays> arrays_;
};

}  // namespace quipu

#endif  // QUIPU_GRAPH_MEMORY_KNOWLEDGE_GRAPH_H_
