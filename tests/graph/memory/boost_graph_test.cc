#include "graph/memory/boost_graph.h"

#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/dijkstra_shortest_paths.hpp>
#include <boost/graph/incremental_components.hpp>
#include <boost/graph/strong_components.hpp>
#include <boost/pending/disjoint_sets.hpp>
#include <boost/property_map/function_property_map.hpp>
#include <catch2/catch.hpp>
#include <map>
#include <set>
#include <vector>

#include "tests/graph/memory/graph_support.h"

namespace quipu {
namespace {

KnowledgeGraph RandomKnowledgeGraph(Dice& dice) {
  RandomGraph shape;
  shape.vertices = 5 + dice.Below(60);
  shape.relations = dice.Below(150);
  return KnowledgeGraph::Build(RandomInput(shape, dice)).value();
}

// Distances by going over all edges until nothing changes (Bellman, Ford).
std::vector<int> SlowDistances(const KnowledgeGraph& graph, Vertex from,
                               const std::function<int(EdgeIndex)>& weight) {
  std::vector<int> distances(graph.vertex_count(), INT_MAX);
  distances[from] = 0;
  for (bool changed = true; changed;) {
    changed = false;
    for (EdgeIndex e = 0; e < graph.edge_count(); ++e) {
      const RelationView relation = graph.relation(e);
      if (distances[relation.subject] == INT_MAX) continue;
      const int reached = distances[relation.subject] + weight(e);
      if (reached >= distances[relation.object]) continue;
      distances[relation.object] = reached;
      changed = true;
    }
  }
  return distances;
}

TEST_CASE("Boost's breadth-first search finds the true distances", "[boost]") {
  Dice dice(31);
  for (int round = 0; round < 30; ++round) {
    const KnowledgeGraph graph = RandomKnowledgeGraph(dice);
    std::vector<int> distances(graph.vertex_count(), INT_MAX);
    distances[0] = 0;
    boost::breadth_first_search(
        graph, Vertex{0},
        boost::visitor(boost::make_bfs_visitor(
            boost::record_distances(distances.data(), boost::on_tree_edge()))));
    CHECK(distances == SlowDistances(graph, 0, [](EdgeIndex) { return 1; }));
  }
}

TEST_CASE("Boost's Dijkstra finds the true distances", "[boost]") {
  Dice dice(32);
  for (int round = 0; round < 30; ++round) {
    const KnowledgeGraph graph = RandomKnowledgeGraph(dice);
    const auto weight = [](EdgeIndex e) { return int(e * 37 % 11) + 1; };
    std::vector<int> distances(graph.vertex_count());
    boost::dijkstra_shortest_paths(
        graph, Vertex{0},
        boost::distance_map(distances.data())
            .weight_map(boost::make_function_property_map<BoostEdge>(
                [&](const BoostEdge& e) { return weight(e.index); })));
    CHECK(distances == SlowDistances(graph, 0, weight));
  }
}

TEST_CASE("Boost's components are the sets of vertices that reach each other",
          "[boost]") {
  Dice dice(33);
  for (int round = 0; round < 30; ++round) {
    KnowledgeGraph graph = RandomKnowledgeGraph(dice);
    const size_t n = graph.vertex_count();

    // Reference: each vertex's component by spreading the least number.
    std::vector<Vertex> least(n);
    for (Vertex v = 0; v < n; ++v) least[v] = v;
    for (bool changed = true; changed;) {
      changed = false;
      for (EdgeIndex e = 0; e < graph.edge_count(); ++e) {
        const RelationView r = graph.relation(e);
        const Vertex low = std::min(least[r.subject], least[r.object]);
        changed = changed || least[r.subject] != low || least[r.object] != low;
        least[r.subject] = least[r.object] = low;
      }
    }

    std::vector<size_t> rank(n);
    std::vector<Vertex> parent(n);
    boost::disjoint_sets<size_t*, Vertex*> sets(rank.data(), parent.data());
    boost::initialize_incremental_components(graph, sets);
    boost::incremental_components(graph, sets);
    for (Vertex v = 0; v < n; ++v) {
      for (Vertex w = 0; w < n; ++w) {
        REQUIRE((sets.find_set(v) == sets.find_set(w)) ==
                (least[v] == least[w]));
      }
    }

    // Strong ones: mutual reach, by Bellman and Ford from everywhere.
    std::vector<int> strong(n);
    boost::strong_components(
        graph, boost::make_iterator_property_map(
                   strong.begin(), get(boost::vertex_index, graph)));
    std::vector<std::vector<int>> distances;
    for (Vertex v = 0; v < n; ++v) {
      distances.push_back(SlowDistances(graph, v, [](EdgeIndex) { return 1; }));
    }
    for (Vertex v = 0; v < n; ++v) {
      for (Vertex w = 0; w < n; ++w) {
        REQUIRE((strong[v] == strong[w]) ==
                (distances[v][w] < INT_MAX && distances[w][v] < INT_MAX));
      }
    }
  }
}

TEST_CASE("Boost sees each edge once, from both of its ends", "[boost]") {
  Dice dice(34);
  const KnowledgeGraph graph = RandomKnowledgeGraph(dice);
  std::map<EdgeIndex, std::pair<Vertex, Vertex>> listed, outgoing, incoming;
  const auto note = [&](auto& seen, const BoostEdge& edge) {
    CHECK(seen.emplace(edge.index,
                       std::pair(source(edge, graph), target(edge, graph)))
              .second);
  };
  for (auto [e, end] = edges(graph); e != end; ++e) note(listed, *e);
  for (auto [v, last] = vertices(graph); v != last; ++v) {
    for (auto [e, end] = out_edges(*v, graph); e != end; ++e) {
      note(outgoing, *e);
    }
    for (auto [e, end] = in_edges(*v, graph); e != end; ++e) {
      note(incoming, *e);
    }
    CHECK(degree(*v, graph) == in_degree(*v, graph) + out_degree(*v, graph));
  }
  CHECK(listed.size() == num_edges(graph));
  CHECK(listed == outgoing);
  CHECK(listed == incoming);
  auto [first, end] = edges(KnowledgeGraph());
  CHECK(first == end);
}

}  // namespace
}  // namespace quipu
