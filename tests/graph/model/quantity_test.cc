// What numbers the words of a quantity allow, and when two of them agree.

#include "graph/model/quantity.h"

#include <catch2/catch.hpp>
#include <vector>

namespace quipu {
namespace {

NumberRange Range(Comparator comparator, double value) {
  Literal literal;
  literal.kind = LiteralKind::kQuantity;
  literal.comparator = comparator;
  literal.value = value;
  return RangeOf(literal).value();
}

bool Allows(const NumberRange& range, double number) {
  const bool above =
      range.least_open ? number > range.least : number >= range.least;
  const bool below =
      range.most_open ? number < range.most : number <= range.most;
  return above && below;
}

TEST_CASE("Comparators bound a number as they are read", "[model]") {
  using enum Comparator;
  struct Case {
    Comparator comparator;
    std::vector<double> allowed;
    std::vector<double> other;
  };
  const std::vector<Case> cases = {
      {kEqual, {100}, {99, 101}},
      {kAll, {100}, {99, 101}},
      {kMore, {101, 1e9}, {99, 100}},
      {kAtLeast, {100, 101}, {99}},
      {kLess, {99, 0}, {100}},
      {kAtMost, {100, 0}, {101}},
      {kAbout, {85, 98, 100, 115}, {84, 116}},
      {kNearly, {85, 98, 100}, {84, 101}},
  };
  for (const Case& c : cases) {
    INFO("comparator " << static_cast<int>(c.comparator));
    const NumberRange range = Range(c.comparator, 100);
    for (const double number : c.allowed) CHECK(Allows(range, number));
    for (const double number : c.other) CHECK_FALSE(Allows(range, number));
  }
  CHECK(Allows(Range(kAbout, -100), -115));
  CHECK_FALSE(Allows(Range(kNearly, -100), -99));
}

TEST_CASE("A number that cannot be told has no range", "[model]") {
  Literal many;
  many.kind = LiteralKind::kQuantity;
  many.text = "many";
  CHECK_FALSE(RangeOf(many));
  Literal date;
  date.kind = LiteralKind::kDate;
  date.value = 3;
  CHECK_FALSE(RangeOf(date));
}

// Ends are whole numbers from 0 to 3, or missing; numbers tried lie on them and
// half-way between.
TEST_CASE("Ranges meet if a number is in both, and include all that is in them",
          "[model]") {
  std::vector<NumberRange> ranges;
  const double infinity = std::numeric_limits<double>::infinity();
  for (const double least : {-infinity, 0., 1., 2., 3.}) {
    for (const double most : {0., 1., 2., 3., infinity}) {
      for (const bool least_open : {false, true}) {
        for (const bool most_open : {false, true}) {
          const bool some = least < most || (!least_open && !most_open);
          const bool ends = (least > -infinity || !least_open) &&
                            (most < infinity || !most_open);
          if (least <= most && some && ends)
            ranges.push_back({least, most, least_open, most_open});
        }
      }
    }
  }
  for (const NumberRange& a : ranges) {
    for (const NumberRange& b : ranges) {
      bool meet = false;
      bool all = true;
      for (double number = -1; number <= 4; number += 0.5) {
        meet |= Allows(a, number) && Allows(b, number);
        all &= Allows(a, number) || !Allows(b, number);
      }
      CAPTURE(a.least, a.most, a.least_open, a.most_open);
      CAPTURE(b.least, b.most, b.least_open, b.most_open);
      CHECK(Meet(a, b) == meet);
      CHECK(Includes(a, b) == all);
    }
  }
}

}  // namespace
}  // namespace quipu
