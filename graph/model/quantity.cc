#include "graph/model/quantity.h"

#include <cmath>

namespace quipu {
namespace {

// Whether the range `a` begins no later than `b`, and the same of its end.
bool BeginsBy(const NumberRange& a, const NumberRange& b) {
  return a.least < b.least ||
         (a.least == b.least && (!a.least_open || b.least_open));
}
bool EndsBy(const NumberRange& a, const NumberRange& b) {
  return a.most < b.most || (a.most == b.most && (a.most_open || !b.most_open));
}

}  // namespace

std::optional<NumberRange> RangeOf(const Literal& literal) {
  if (literal.kind != LiteralKind::kQuantity || !literal.value) {
    return std::nullopt;
  }
  const double value = *literal.value;
  const double tolerance = std::abs(value) * kTolerancePercent / 100;
  NumberRange range;
  switch (literal.comparator) {
    case Comparator::kEqual:
    case Comparator::kAll:
      range.least = range.most = value;
      break;
    case Comparator::kMore:
      range.least = value;
      range.least_open = true;
      break;
    case Comparator::kAtLeast:
      range.least = value;
      break;
    case Comparator::kLess:
      range.most = value;
      range.most_open = true;
      break;
    case Comparator::kAtMost:
      range.most = value;
      break;
    case Comparator::kAbout:
      range.least = value - tolerance;
      range.most = value + tolerance;
      break;
    case Comparator::kNearly:
      range.least = value - tolerance;
      range.most = value;
      break;
  }
  return range;
}

bool Meet(const NumberRange& a, const NumberRange& b) {
  const NumberRange& later = BeginsBy(a, b) ? b : a;
  const NumberRange& first = EndsBy(a, b) ? a : b;
  return later.least < first.most ||
         (later.least == first.most && !later.least_open && !first.most_open);
}

bool Includes(const NumberRange& outer, const NumberRange& inner) {
  return BeginsBy(outer, inner) && EndsBy(inner, outer);
}

}  // namespace quipu
