// What lies around an entity.

#ifndef QUIPU_QUERY_SEARCH_NEIGHBORHOOD_H_
#define QUIPU_QUERY_SEARCH_NEIGHBORHOOD_H_

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

struct NeighborhoodOptions {
  uint32_t depth = 1;     // hops, at least 1
  bool raw_hops = false;  // an edge at an Event counts as a whole hop
  uint64_t offset = 0;    // how many of the ranked neighbours to skip
  uint32_t limit = 50;    // how many to return, at least 1
  // Claims listed for a relation, and as many against it.
  size_t max_claims = SIZE_MAX;
  Filters filters = {};  // without `via`
  SearchBudget budget = {};
  SearchWorkspace* workspace = nullptr;  // for many searches in a row
};

struct Neighbor {
  Vertex vertex;
  int half_hops;         // from the centre
  uint64_t claim_count;  // claims that pass on the relations of `hop`
  // From the neighbour before it on a cheapest path from the centre (the one
  // with the least id, if there are several) to this one.
  Hop hop;
};

struct NeighborhoodAnswer {
  // By distance, then number of claims (most first), then name, then id.
  std::vector<Neighbor> neighbors;
  uint64_t total = 0;  // over all pages
  std::optional<uint64_t> next_offset;
  Completeness completeness;  // truncated(results) if pages follow
  bool used_secondary = false;
  uint64_t expansions = 0;
  LeftOut left_out;                        // as in PathAnswer
  std::vector<std::string> unknown_names;  // as in PathAnswer
};

// All entities within `depth` hops, edges walked both ways. Linear in the edges
// of the entities nearer than that, but for ranking. If a budget runs out, the
// neighbours found so far are ranked and the answer says so. kInvalidArgument
// for a centre that the graph has not, or options out of bounds.
Result<NeighborhoodAnswer> FindNeighborhood(const KnowledgeGraph& graph,
                                            Vertex center,
                                            const NeighborhoodOptions& options);

}  // namespace quipu

#endif  // QUIPU_QUERY_SEARCH_NEIGHBORHOOD_H_
