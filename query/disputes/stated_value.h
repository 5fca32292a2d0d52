// What claims state of one thing, and which of it can be true together.

#ifndef QUIPU_QUERY_DISPUTES_STATED_VALUE_H_
#define QUIPU_QUERY_DISPUTES_STATED_VALUE_H_

#include <optional>
#include <string>
#include <variant>

#include "graph/memory/knowledge_graph.h"
#include "graph/model/extraction.h"
#include "graph/model/quantity.h"

namespace quipu {

struct StatedValue {
  // An entity, a number, a time, or words in normal form.
  std::variant<Vertex, NumberRange, TimeBounds, std::string> what;
  // When it held; absent if that is not told, or is told by other claims.
  std::optional<TimeBounds> time;
  friend bool operator==(const StatedValue&, const StatedValue&) = default;
};

// A strict order in which exact numbers and dates come before those that leave
// more open, and entities by their ids.
bool Precedes(const StatedValue& a, const StatedValue& b);

// Whether both may have held at one time.
bool MayCoincide(const StatedValue& a, const StatedValue& b);

// Whether one thing may have both values, by their numbers, dates or words
// alone: words agree if those of one are among those of the other. True of
// values of different kinds, which nothing compares; entities agree if they are
// one.
bool LiteralsAgree(const StatedValue& a, const StatedValue& b);

// Whether `b` can only be true if `a` is, likewise: "artillery shells" follow
// "shell".
bool LiteralFollows(const StatedValue& a, const StatedValue& b);

}  // namespace quipu

#endif  // QUIPU_QUERY_DISPUTES_STATED_VALUE_H_
