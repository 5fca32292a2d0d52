// What all answers share: how complete they are, and what limits them.

#ifndef QUIPU_QUERY_SEARCH_ANSWER_H_
#define QUIPU_QUERY_SEARCH_ANSWER_H_

#include <atomic>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace quipu {

// The limit that cut an answer short.
enum class SearchLimit : uint8_t {
  kMaxHops,     // there may be more beyond the hop cap
  kExpansions,  // the budget of edges looked at was spent
  kTime,
  kMemory,  // what the search would have to remember takes too much
  kCancelled,
  kResults,  // there are more results than were asked for on this page
};
// "max_hops", "expansions", "time", "memory", "cancelled", "results".
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
  // About what a search may hold at a time, its answer included: candidates,
  // links, labels. Not what is bounded by one byte an edge of the graph.
  uint64_t max_bytes = 1ULL << 30;
  std::optional<std::chrono::steady_clock::time_point> deadline = {};
  const std::atomic<bool>* cancelled = nullptr;  // may be set by any thread
};

}  // namespace quipu

#endif  // QUIPU_QUERY_SEARCH_ANSWER_H_
