// What a search may walk on.

#ifndef QUIPU_QUERY_SEARCH_FILTERS_H_
#define QUIPU_QUERY_SEARCH_FILTERS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "graph/memory/knowledge_graph.h"
#include "graph/model/extraction.h"
#include "query/search/claim_filter.h"

namespace quipu {

// A set of (polarity, modality) pairs.
class StanceSet {
 public:
  // Positive and asserted or alleged: what is walked by default.
  static StanceSet Supporting();
  // Negative and asserted or alleged, or positive and denied.
  static StanceSet Opposing();
  static StanceSet All();
  // Every pair with this polarity and this modality; absent means any.
  static StanceSet Of(std::optional<Polarity> polarity,
                      std::optional<Modality> modality);

  bool Contains(Polarity polarity, Modality modality) const {
    return (bits_ >> Bit(polarity, modality) & 1) != 0;
  }
  friend bool operator==(StanceSet, StanceSet) = default;

 private:
  template <typename Wanted>
  static StanceSet Where(const Wanted& wanted);
  static unsigned Bit(Polarity polarity, Modality modality) {
    return static_cast<unsigned>(polarity) * 8 +
           static_cast<unsigned>(modality);
  }
  uint16_t bits_ = 0;
};

// An empty list means: no such filter. A relation passes when one single claim
// passes every claim filter and has a stance that is asked for, or, with
// `min_sources` above 1, when claims of so many independent sources do.
struct Filters {
  std::vector<std::string> predicates =
      {};  // walk only these; a secondary one that
           // is named is walked like any other
  std::vector<std::string> types =
      {};  // of the vertices between (of a path) or
           // around (a centre); events are no exception

  ClaimFilters claims = {};
  StanceSet stances = StanceSet::Supporting();
  int min_sources = 1;

  std::vector<Vertex> avoid = {};  // never entered
  std::vector<Vertex> via = {};    // paths only: each is passed, in any order
};

}  // namespace quipu

#endif  // QUIPU_QUERY_SEARCH_FILTERS_H_
