// The k-hop neighbourhood of a vertex, before it is ranked.

#ifndef QUIPU_QUERY_SEARCH_K_HOP_H_
#define QUIPU_QUERY_SEARCH_K_HOP_H_

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "graph/memory/knowledge_graph.h"
#include "query/search/edge_filter.h"
#include "query/search/search_meter.h"
#include "query/search/zeroed_array.h"

namespace quipu {

// A vertex that was found.
struct Reached {
  Vertex vertex;
  Vertex predecessor;        // the least of those on a cheapest path to it
  int distance;              // in half hops
  uint64_t claim_count = 0;  // that pass on the edges from the predecessor
};

// What a search writes on; see ShortestPathMemory.
struct KHopMemory {
  struct Label {
    uint32_t round;
    int32_t distance;
    Vertex predecessor;
    uint32_t position;  // among those whose claims are counted
  };
  ZeroedArray<Label> labels;
  size_t label_count = 0;
  uint32_t round = 0;
};

struct KHopQuestion {
  Vertex center = kNoVertex;
  int radius = 2;  // in half hops
  bool raw_hops = false;
  const std::vector<Vertex>& avoid;
};

// Everything but the centre within the radius, in ascending order of distance;
// if the meter stops, all that is nearer than where it did. Dial's buckets from
// one side. `claim_count` stays 0.
std::vector<Reached> FindWithinHops(const KnowledgeGraph& graph,
                                    const KHopQuestion& question,
                                    EdgeFilter& filter, SearchMeter& meter,
                                    KHopMemory& memory);

// Sets the claim counts of `some` that FindWithinHops found just before with
// this memory. Linear in the edges of their predecessors.
void CountClaims(const KnowledgeGraph& graph, EdgeFilter& filter,
                 KHopMemory& memory, std::span<Reached> some);

}  // namespace quipu

#endif  // QUIPU_QUERY_SEARCH_K_HOP_H_
