// Boost's iterators over the edges of a KnowledgeGraph.

#ifndef QUIPU_GRAPH_MEMORY_BOOST_GRAPH_EDGES_H_
#define QUIPU_GRAPH_MEMORY_BOOST_GRAPH_EDGES_H_

#include <boost/iterator/iterator_facade.hpp>
#include <cstddef>

#include "graph/memory/knowledge_graph.h"

namespace quipu {

// An edge descriptor: equal where the edge is the same, whichever way it was
// come by.
struct BoostEdge {
  Vertex source = kNoVertex;
  Vertex target = kNoVertex;
  EdgeIndex index = 0;
  friend bool operator==(const BoostEdge& a, const BoostEdge& b) {
    return a.index == b.index;
  }
  friend bool operator<(const BoostEdge& a, const BoostEdge& b) {
    return a.index < b.index;
  }
};

// Over the edges of one vertex, in one direction.
template <bool kOut>
class IncidentEdgeIterator
    : public boost::iterator_facade<IncidentEdgeIterator<kOut>, BoostEdge,
                                    boost::random_access_traversal_tag,
                                    BoostEdge> {
 public:
  IncidentEdgeIterator() = default;
  IncidentEdgeIterator(const KnowledgeGraph* graph, Vertex v, size_t position)
      : graph_(graph), vertex_(v), position_(position) {}

 private:
  friend class boost::iterator_core_access;
  BoostEdge dereference() const {
    const Adjacency edges = kOut ? graph_->Out(vertex_) : graph_->In(vertex_);
    const Vertex other = edges.neighbor(position_);
    const EdgeIndex index = edges.edge(position_);
    return kOut ? BoostEdge{vertex_, other, index}
                : BoostEdge{other, vertex_, index};
  }
  bool equal(const IncidentEdgeIterator& other) const {
    return position_ == other.position_;
  }
  void increment() { ++position_; }
  void decrement() { --position_; }
  void advance(std::ptrdiff_t by) {
    position_ =
        static_cast<size_t>(static_cast<std::ptrdiff_t>(position_) + by);
  }
  std::ptrdiff_t distance_to(const IncidentEdgeIterator& other) const {
    return static_cast<std::ptrdiff_t>(other.position_) -
           static_cast<std::ptrdiff_t>(position_);
  }

  const KnowledgeGraph* graph_ = nullptr;
  Vertex vertex_ = kNoVertex;
  size_t position_ = 0;
};

// Over all edges, in ascending order of their index.
class EdgeListIterator
    : public boost::iterator_facade<EdgeListIterator, BoostEdge,
                                    boost::forward_traversal_tag, BoostEdge> {
 public:
  EdgeListIterator() = default;
  EdgeListIterator(const KnowledgeGraph* graph, EdgeIndex edge)
      : graph_(graph), edge_(edge) {
    SkipToSource();
  }

 private:
  friend class boost::iterator_core_access;
  BoostEdge dereference() const {
    const Adjacency out = graph_->Out(source_);
    return {source_, out.neighbor(edge_ - out.edge(0)), edge_};
  }
  bool equal(const EdgeListIterator& other) const {
    return edge_ == other.edge_;
  }
  void increment() {
    ++edge_;
    SkipToSource();
  }
  void SkipToSource() {
    if (edge_ >= graph_->edge_count()) return;
    while (graph_->Out(source_).edge(0) + graph_->Out(source_).size() <=
           edge_) {
      ++source_;
    }
  }

  const KnowledgeGraph* graph_ = nullptr;
  EdgeIndex edge_ = 0;
  Vertex source_ = 0;
};

}  // namespace quipu

#endif  // QUIPU_GRAPH_MEMORY_BOOST_GRAPH_EDGES_H_
