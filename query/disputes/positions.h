// Who disagrees with whom: what sources state of one thing, grouped into the
// positions that they take. Knows nothing of what the values are.

#ifndef QUIPU_QUERY_DISPUTES_POSITIONS_H_
#define QUIPU_QUERY_DISPUTES_POSITIONS_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace quipu {

// One claim on the thing: that a value is true of it, or that it is not.
struct Statement {
  uint32_t value = 0;  // in the caller's order of values: exact ones first
  uint32_t document = 0;
  uint32_t source = 0;  // equal numbers: not independent of each other
  bool denied = false;
  // Equal numbers: near-copies of one text; of one who printed it.
  uint32_t text = 0;
  uint32_t printer = 0;
};

// Of values. Must be right for any two that statements name.
struct ValueRelations {
  // Whether both can be true. Symmetric; true of a value and itself.
  std::function<bool(uint32_t, uint32_t)> agree;
  // Whether the second can only be true if the first is.
  std::function<bool(uint32_t, uint32_t)> follows;
};

struct Position {
  bool denied = false;
  std::vector<uint32_t> values;      // most sources first
  std::vector<uint32_t> statements;  // which of those given, ascending
  uint32_t sources = 0;              // independent ones
  std::vector<uint32_t> conflicts;   // positions that cannot be true beside it
};

struct Disagreement {
  // Each conflicts with another one; most sources first, then denials last,
  // then by their first value. Empty if everybody can be right.
  std::vector<Position> positions;
  uint32_t sources_against = 0;  // most that stand on both sides of a conflict
  uint32_t sources = 0;          // of all positions
  bool cut = false;              // there were more answers or values
};

// Of more different answers, those of most sources are compared; of more values
// in one answer, the first.
inline constexpr size_t kMaxAnswers = 256;
inline constexpr size_t kMaxValuesOfAnswer = 16;

// A source's answer in one document is the set of values that it states there,
// all of which it holds to be true: two answers agree if a value of one agrees
// with a value of the other. What it both affirms and denies there it says
// neither of. A position holds answers that all agree with each
// other; an answer that agrees with several positions stands alone. A denial
// conflicts with answers that hold a value which follows only if what it denies
// is true. One source alone does not disagree with itself, but with whoever
// prints another answer in a near-copy of its text. O(n log n) for n
// statements, quadratic in the different answers.
Disagreement FindDisagreement(std::span<const Statement> statements,
                              const ValueRelations& relations);

}  // namespace quipu

#endif  // QUIPU_QUERY_DISPUTES_POSITIONS_H_
