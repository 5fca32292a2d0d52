// What all answers share: how complete they are, what limits them, and hops.

#ifndef QUIPU_QUERY_SEARCH_ANSWER_H_
#define QUIPU_QUERY_SEARCH_ANSWER_H_

#include <atomic>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/memory/knowledge_graph.h"
#include "graph/model/ids.h"

namespace quipu {

// The limit that cut an answer short.
enum class SearchLimit : uint8_t {
  kMaxHops,     // there may be more beyond the hop cap
  kExpansions,  // the budget of edges looked at was spent
  kTime,
  kCancelled,
  kResults,  // there are more results than were asked for on this page
};
// "max_hops", "expansions", "time", "cancelled", "results".
std::string_view SearchLimitName(SearchLimit limit);

struct Completeness {
  enum class Kind : uint8_t {
    kComplete,    // what was asked for, and proven to be so
    kTruncated,   // what is there is right, but `limit` may have hidden more
    kNoneExists,  // the search was exhausted and nothing is there
  };
  Kind kind = Kind::kComplete;
  std::optional<SearchLimit> limit;  // of kTruncated
  friend bool operator==(const Completeness&, const Completeness&) = default;
};
// "complete", "truncated(max_hops)", "none exists".
std::string CompletenessName(const Completeness& completeness);

// Looked at at least every 1,024 edges or claims.
struct SearchBudget {
  uint64_t max_expansions = 100'000'000;  // edges and claims looked at
  std::optional<std::chrono::steady_clock::time_point> deadline = {};
  const std::atomic<bool>* cancelled = nullptr;  // may be set by any thread
};

// One relation that joins two neighbours, and the claims that let it pass.
struct HopEvidence {
  EdgeIndex edge = 0;
  PredicateId predicate = 0;
  Vertex subject = kNoVertex;
  Vertex object = kNoVertex;
  bool forward = true;     // walked from subject to object
  bool secondary = false;  // an attribution or a qualifier, no stated relation
  bool contested = false;  // supporting and opposing claims, of all it has
  uint32_t sources = 0;    // distinct source keys in `claims`
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

}  // namespace quipu

#endif  // QUIPU_QUERY_SEARCH_ANSWER_H_
