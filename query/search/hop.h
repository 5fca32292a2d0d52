// The relations between two neighbours, with the claims that they stand on.

#ifndef QUIPU_QUERY_SEARCH_HOP_H_
#define QUIPU_QUERY_SEARCH_HOP_H_

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "graph/memory/knowledge_graph.h"
#include "graph/model/ids.h"

namespace quipu {

class EdgeFilter;

// One relation that joins two neighbours, and the claims that let it pass.
struct HopEvidence {
  EdgeIndex edge = 0;
  PredicateId predicate = 0;
  Vertex subject = kNoVertex;
  Vertex object = kNoVertex;
  bool forward = true;     // walked from subject to object
  bool secondary = false;  // an attribution or a qualifier, no stated relation
  bool contested = false;  // supporting and opposing claims, of all
                           // that are sure enough
  uint32_t sources = 0;    // distinct source keys of the claims that pass
  uint32_t claim_count = 0;
  uint32_t opposing_count = 0;
  std::vector<ClaimRef> claims;    // those that pass, by document key, claim
  std::vector<ClaimRef> opposing;  // claims against it that pass all filters
                                   // but the one on stance, in the same order
};

// Two neighbours with every relation between them that passes the filters, by
// predicate (primary first, then by name), then subject.
struct Hop {
  Vertex from;
  Vertex to;
  int half_hops;  // 1 if it touches an Event, else 2; with raw hops always 2
  std::vector<HopEvidence> relations;  // at least one
};

struct HopOptions {
  bool raw_hops = false;
  size_t max_claims = SIZE_MAX;  // listed for a relation, and against it
};

// Every edge between two vertices that passes, as one hop; `relations` is empty
// if none does. Logarithmic in the lesser degree, for each of its predicates.
Hop MakeHop(const KnowledgeGraph& graph, EdgeFilter& filter,
            std::pair<Vertex, Vertex> ends, const HopOptions& options);

size_t BytesOf(const Hop& hop);  // in memory, about

}  // namespace quipu

#endif  // QUIPU_QUERY_SEARCH_HOP_H_
