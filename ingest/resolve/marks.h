// What tells two things apart that are like otherwise.

#ifndef QUIPU_INGEST_RESOLVE_MARKS_H_
#define QUIPU_INGEST_RESOLVE_MARKS_H_

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "graph/store/records.h"

namespace quipu {

// What a mark rests on.
enum class MarkOrigin : uint8_t {
  kDecision,     // an analyst's
  kRest,         // what a key of likeness leaves out of a name: it counts among
                 // those that share the key
  kNeighbors,    // one document speaks of both
  kDescription,  // dates and numbers of what is described
};

// Things with marks on one `subject` are two unless they share a value, as
// those on two sides of an analyst's decision are. `origin` is no decision.
VetoMark MarkOf(MarkOrigin origin, std::string_view subject,
                std::string_view value);

MarkOrigin OriginOf(const VetoMark& mark);

// What the first mark rests on that keeps the two apart: one on whose subject
// both have values, and none in common. Those of kRest count for `key` alone.
// Both are sorted; linear.
std::optional<MarkOrigin> ConflictBetween(const std::vector<VetoMark>& a,
                                          const std::vector<VetoMark>& b,
                                          std::string_view key);

// Whether some mark keeps the two apart, whatever they share.
bool AreApart(const std::vector<VetoMark>& a, const std::vector<VetoMark>& b);

}  // namespace quipu

#endif  // QUIPU_INGEST_RESOLVE_MARKS_H_
