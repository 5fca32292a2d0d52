// Proof at compile time that KnowledgeGraph is what Boost.Graph asks for.

#include "graph/memory/boost_graph.h"

#include <boost/concept/assert.hpp>
#include <boost/graph/graph_concepts.hpp>

namespace quipu {

BOOST_CONCEPT_ASSERT((boost::BidirectionalGraphConcept<KnowledgeGraph>));
BOOST_CONCEPT_ASSERT((boost::VertexListGraphConcept<KnowledgeGraph>));
BOOST_CONCEPT_ASSERT((boost::EdgeListGraphConcept<KnowledgeGraph>));
BOOST_CONCEPT_ASSERT((boost::ReadablePropertyGraphConcept<
                      KnowledgeGraph, Vertex, boost::vertex_index_t>));
BOOST_CONCEPT_ASSERT((boost::ReadablePropertyGraphConcept<
                      KnowledgeGraph, BoostEdge, boost::edge_index_t>));

}  // namespace quipu
