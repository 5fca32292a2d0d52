// Makes KnowledgeGraph a graph of Boost: a model of BidirectionalGraph,
// VertexListGraph and EdgeListGraph, so that Boost's algorithms run on it as it
// is. Include this before the header of the algorithm, from .cc files only.

#ifndef QUIPU_GRAPH_MEMORY_BOOST_GRAPH_H_
#define QUIPU_GRAPH_MEMORY_BOOST_GRAPH_H_

#include <boost/graph/graph_traits.hpp>
#include <boost/graph/properties.hpp>
#include <boost/iterator/counting_iterator.hpp>
#include <boost/property_map/property_map.hpp>
#include <utility>

#include "graph/memory/boost_graph_edges.h"
#include "graph/memory/knowledge_graph.h"

namespace quipu {

struct KnowledgeGraphTraversal : boost::bidirectional_graph_tag,
                                 boost::vertex_list_graph_tag,
                                 boost::edge_list_graph_tag {};

}  // namespace quipu

namespace boost {

template <>
struct graph_traits<quipu::KnowledgeGraph> {
  using vertex_descriptor = quipu::Vertex;
  using edge_descriptor = quipu::BoostEdge;
  using directed_category = bidirectional_tag;
  using edge_parallel_category = allow_parallel_edge_tag;
  using traversal_category = quipu::KnowledgeGraphTraversal;
  using vertex_iterator = counting_iterator<quipu::Vertex>;
  using out_edge_iterator = quipu::IncidentEdgeIterator<true>;
  using in_edge_iterator = quipu::IncidentEdgeIterator<false>;
  using edge_iterator = quipu::EdgeListIterator;
  using vertices_size_type = size_t;
  using edges_size_type = size_t;
  using degree_size_type = size_t;
  static vertex_descriptor null_vertex() { return quipu::kNoVertex; }
};

template <>
struct property_map<quipu::KnowledgeGraph, vertex_index_t> {
  using type = identity_property_map;
  using const_type = type;
};

template <>
struct property_map<quipu::KnowledgeGraph, edge_index_t> {
  struct type {
    using key_type = quipu::BoostEdge;
    using value_type = quipu::EdgeIndex;
    using reference = quipu::EdgeIndex;
    using category = readable_property_map_tag;
    friend quipu::EdgeIndex get(type, const quipu::BoostEdge& edge) {
      return edge.index;
    }
  };
  using const_type = type;
};

}  // namespace boost

namespace quipu {

// The free functions that Boost's concepts ask for, found by argument.
namespace detail {
using Traits = boost::graph_traits<KnowledgeGraph>;
}

inline auto vertices(const KnowledgeGraph& g) {
  using Iterator = detail::Traits::vertex_iterator;
  return std::pair(Iterator(0),
                   Iterator(static_cast<Vertex>(g.vertex_count())));
}
inline size_t num_vertices(const KnowledgeGraph& g) {
  return g.vertex_count();
}
inline auto edges(const KnowledgeGraph& g) {
  return std::pair(
      EdgeListIterator(&g, 0),
      EdgeListIterator(&g, static_cast<EdgeIndex>(g.edge_count())));
}
inline size_t num_edges(const KnowledgeGraph& g) {
  return g.edge_count();
}
inline auto out_edges(Vertex v, const KnowledgeGraph& g) {
  using Iterator = IncidentEdgeIterator<true>;
  return std::pair(Iterator(&g, v, 0), Iterator(&g, v, g.Out(v).size()));
}
inline auto in_edges(Vertex v, const KnowledgeGraph& g) {
  using Iterator = IncidentEdgeIterator<false>;
  return std::pair(Iterator(&g, v, 0), Iterator(&g, v, g.In(v).size()));
}
inline size_t out_degree(Vertex v, const KnowledgeGraph& g) {
  return g.Out(v).size();
}
inline size_t in_degree(Vertex v, const KnowledgeGraph& g) {
  return g.In(v).size();
}
inline size_t degree(Vertex v, const KnowledgeGraph& g) {
  return g.degree(v);
}
inline Vertex source(const BoostEdge& edge, const KnowledgeGraph&) {
  return edge.source;
}
inline Vertex target(const BoostEdge& edge, const KnowledgeGraph&) {
  return edge.target;
}
inline boost::identity_property_map get(boost::vertex_index_t,
                                        const KnowledgeGraph&) {
  return {};
}
inline Vertex get(boost::vertex_index_t, const KnowledgeGraph&, Vertex v) {
  return v;
}
inline auto get(boost::edge_index_t, const KnowledgeGraph&) {
  return boost::property_map<KnowledgeGraph, boost::edge_index_t>::type();
}
inline EdgeIndex get(boost::edge_index_t, const KnowledgeGraph&,
                     const BoostEdge& edge) {
  return edge.index;
}

}  // namespace quipu

#endif  // QUIPU_GRAPH_MEMORY_BOOST_GRAPH_H_
