#include "ingest/extract/mention/literal/date_arithmetic.h"

#include <algorithm>

namespace quipu {
namespace {

constexpr int kLastYear = 9999;

DayNumber FirstDay() {
  return PartialDate::Make(1)->Bounds().earliest;
}
DayNumber LastDay() {
  return PartialDate::Make(kLastYear)->Bounds().latest;
}

// The first half, the last half, or what lies about the middle.
DayRange PartOf(DayRange range, DateBound part) {
  const DayNumber days = range.latest - range.earliest;
  switch (part) {
    case DateBound::kEarly:
      return {range.earliest, range.latest - days / 2};
    case DateBound::kMid:
      return {range.earliest + days / 4, range.latest - days / 4};
    case DateBound::kLate:
      return {range.earliest + days / 2, range.latest};
    default:
      return range;
  }
}

DayRange Widened(DayRange range) {
  const DayNumber days = range.latest - range.earliest + 1;
  return {std::max(FirstDay(), range.earliest - days),
          std::min(LastDay(), range.latest + days)};
}

}  // namespace

std::optional<DayRange> YearRange(int first, int last) {
  const auto begin = PartialDate::Make(first);
  const auto end = PartialDate::Make(last);
  if (!begin || !end) return std::nullopt;
  return DayRange{begin->Bounds().earliest, end->Bounds().latest};
}

int WeekdayOf(DayNumber day) {
  return static_cast<int>(((day + 3) % 7 + 7) % 7) + 1;  // 1970-01-01: Thursday
}

std::optional<PartialDate> AddMonths(const PartialDate& date, int months) {
  const int count = date.year() * 12 + date.month() - 1 + months;
  return count < 12 ? std::nullopt
                    : PartialDate::Make(count / 12, count % 12 + 1);
}

TimeBounds BoundsOf(DayRange range, DateBound bound) {
  switch (bound) {
    case DateBound::kBefore:
      range = {FirstDay(), std::max(FirstDay(), range.earliest - 1)};
      break;
    case DateBound::kAfter:
      range = {std::min(LastDay(), range.latest + 1), LastDay()};
      break;
    case DateBound::kBy:
      range = {FirstDay(), range.latest};
      break;
    case DateBound::kSince:
      return {range, {range.earliest, LastDay()}};
    case DateBound::kUntil:
      return {{FirstDay(), range.latest}, range};
    case DateBound::kAround:
      range = Widened(range);
      break;
    default:
      range = PartOf(range, bound);
  }
  return {range, range};
}

std::optional<PartialDate> EasterOf(int year) {
  const int a = year % 19;
  const int b = year / 100;
  const int c = year % 100;
  const int f = (b + 8) / 25;
  const int g = (b - f + 1) / 3;
  const int h = (19 * a + b - b / 4 - g + 15) % 30;
  const int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
  const int m = (a + 11 * h + 22 * l) / 451;
  const int n = h + l - 7 * m + 114;
  return PartialDate::Make(year, n / 31, n % 31 + 1);
}

std::optional<PartialDate> InCommon(const PartialDate& a,
                                    const PartialDate& b) {
  if (a.year() != b.year()) return std::nullopt;
  const bool month = a.month() != 0 && a.month() == b.month();
  return PartialDate::Make(a.year(), month ? a.month() : 0);
}

}  // namespace quipu
