// The numbers that the words of a quantity leave open.

#ifndef QUIPU_GRAPH_MODEL_QUANTITY_H_
#define QUIPU_GRAPH_MODEL_QUANTITY_H_

#include <compare>
#include <limits>
#include <optional>

#include "graph/model/extraction.h"

namespace quipu {

// How far the number may be from "about 100" or below "nearly 100", per cent of
// it: "about 100" is 85 to 115, "nearly 100" is 85 to 100.
inline constexpr int kTolerancePercent = 15;

// From `least` to `most`; an end that is open is not in it.
struct NumberRange {
  double least = -std::numeric_limits<double>::infinity();
  double most = std::numeric_limits<double>::infinity();
  bool least_open = false;
  bool most_open = false;
  friend auto operator<=>(const NumberRange&, const NumberRange&) = default;
};

// Of a quantity whose number can be told; nullopt for anything else.
std::optional<NumberRange> RangeOf(const Literal& literal);

// Whether some number is in both.
bool Meet(const NumberRange& a, const NumberRange& b);
// Whether every number of `inner` is in `outer`.
bool Includes(const NumberRange& outer, const NumberRange& inner);

}  // namespace quipu

#endif  // QUIPU_GRAPH_MODEL_QUANTITY_H_
