// Paths between two entities.

#ifndef QUIPU_QUERY_SEARCH_PATHS_H_
#define QUIPU_QUERY_SEARCH_PATHS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "graph/memory/knowledge_graph.h"
#include "query/search/answer.h"
#include "query/search/filters.h"
#include "query/search/hop.h"
#include "query/search/search_workspace.h"

namespace quipu {

inline constexpr size_t kMaxVia = 8;

struct PathOptions {
  uint32_t k = 1;  // how many paths; 1 to 1,000
  std::optional<uint32_t> max_hops = std::nullopt;
  bool raw_hops = false;  // an edge at an Event counts as a whole hop
  // Claims listed for a relation, and as many against it.
  size_t max_claims = SIZE_MAX;
  Filters filters = {};
  SearchBudget budget = {};
  SearchWorkspace* workspace = nullptr;  // for many searches in a row
};

struct Path {
  std::vector<Vertex> vertices;  // from `from` to `to`; distinct
  std::vector<Hop> hops;         // between each two
  // Two an edge; one if it touches an Event, so that agent - event - victim
  // is one hop.
  int half_hops = 0;
};

struct PathAnswer {
  std::vector<Path> paths;  // best first
  Completeness completeness;
  bool used_secondary = false;  // nothing was found without attributions and
                                // qualifiers, so the search ran with them
  uint64_t expansions = 0;      // edges and claims looked at
  LeftOut left_out;             // relations met
  // Predicates, types and documents of the filters that the graph has not;
  // they match nothing.
  std::vector<std::string> unknown_names;
};

// The `k` cheapest simple paths, walking edges both ways. Paths differ by their
// vertices: parallel relations are one. They rank by cost, then by their ids
// read from the end with the lesser id, so that asking backwards gives the same
// paths. `from` == `to` gives the path of one vertex. kInvalidArgument for a
// vertex that the graph has not, an end that is avoided, a `k` or `max_hops`
// out of bounds, or over kMaxVia to pass through; kLimit if the graph is too
// large for so many.
//
// Yen, "Finding the K Shortest Loopless Paths in a Network" (1971), in the form
// of Lawler (1972), over a bidirectional search: see shortest_path.h.
Result<PathAnswer> FindPaths(const KnowledgeGraph& graph, Vertex from,
                             Vertex to, const PathOptions& options);

}  // namespace quipu

#endif  // QUIPU_QUERY_SEARCH_PATHS_H_
