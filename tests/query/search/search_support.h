// Slow, obvious answers to compare the searches with. They read the GraphInput,
// not the graph that is searched.

#ifndef QUIPU_TESTS_QUERY_SEARCH_SEARCH_SUPPORT_H_
#define QUIPU_TESTS_QUERY_SEARCH_SEARCH_SUPPORT_H_

#include <map>
#include <utility>
#include <vector>

#include "graph/memory/knowledge_graph.h"
#include "query/search/paths.h"
#include "tests/graph/memory/graph_support.h"

namespace quipu {

// What becomes of the relation at this position.
Verdict SlowVerdict(const GraphInput& input, uint32_t relation,
                    const Filters& filters);

// A graph as a table: which pairs of vertices may be walked, and at what cost.
class SlowGraph {
 public:
  // Entities of `input` by rank of id, as vertices are numbered.
  SlowGraph(const GraphInput& input, const Filters& filters, bool raw_hops,
            bool with_secondary);

  // In the order of the contract, at most `k`, none over `cap` half hops.
  struct Walk {
    int cost;
    std::vector<Vertex> vertices;
    friend auto operator<=>(const Walk&, const Walk&) = default;
  };
  std::vector<Walk> Paths(Vertex from, Vertex to, size_t k, int cap) const;

  // Distance in half hops of each vertex within `radius`, the centre too.
  std::map<Vertex, int> Distances(Vertex center, int radius) const;

  // How many claims pass on all relations between the two.
  size_t ClaimsBetween(Vertex a, Vertex b) const;
  size_t RelationsBetween(Vertex a, Vertex b) const;
  const std::map<Vertex, int>& Neighbors(Vertex v) const {
    return neighbors_[v];
  }

 private:
  void Extend(std::vector<Vertex>& path, Vertex to, int cost, int cap,
              std::vector<Walk>& found) const;
  bool MayEnter(Vertex v) const;

  Filters filters_;
  std::vector<std::string> types_;                // by vertex
  std::vector<std::map<Vertex, int>> neighbors_;  // with costs
  std::map<std::pair<Vertex, Vertex>, std::pair<size_t, size_t>> between_;
};

// Filters of every kind, each with some probability.
Filters RandomFilters(uint32_t vertices, Dice& dice);

}  // namespace quipu

#endif  // QUIPU_TESTS_QUERY_SEARCH_SEARCH_SUPPORT_H_
