// See time_text.h. A range of days is told by the coarsest dates that bound it:
// one that ends with the last day of May ends with May.

#include "app/cli/time_text.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include "graph/model/dating.h"
#include "graph/model/partial_date.h"

namespace quipu {
namespace {

constexpr std::array<std::string_view, 12> kMonths = {
    "January", "February", "March",     "April",   "May",      "June",
    "July",    "August",   "September", "October", "November", "December"};

enum class Unit : uint8_t { kYear, kMonth, kDay };
constexpr std::array<Unit, 3> kCoarsestFirst = {Unit::kYear, Unit::kMonth,
                                                Unit::kDay};

Unit UnitOf(const PartialDate& date) {
  if (date.day() > 0) return Unit::kDay;
  return date.month() > 0 ? Unit::kMonth : Unit::kYear;
}

// What a damaged store may hold is no reason to fail.
DayRange InCalendar(const DayRange& days) {
  const auto [first, last] = WholeCalendar();
  const DayNumber earliest = std::clamp(days.earliest, first, last);
  return {earliest, std::clamp(days.latest, earliest, last)};
}

// The year, month or day that holds `day`, which lies in the calendar.
PartialDate Around(DayNumber day, Unit unit) {
  const PartialDate date = *PartialDate::OfDay(day);
  if (unit == Unit::kDay) return date;
  return *PartialDate::Make(date.year(),
                            unit == Unit::kMonth ? date.month() : 0);
}

// The coarsest date that begins, or ends, with `day`.
PartialDate Beginning(DayNumber day) {
  for (const Unit unit : kCoarsestFirst) {
    const PartialDate date = Around(day, unit);
    if (date.Bounds().earliest == day) return date;
  }
  return Around(day, Unit::kDay);
}
PartialDate Ending(DayNumber day) {
  for (const Unit unit : kCoarsestFirst) {
    const PartialDate date = Around(day, unit);
    if (date.Bounds().latest == day) return date;
  }
  return Around(day, Unit::kDay);
}

// The date that means just these days.
std::optional<PartialDate> DateOf(const DayRange& days) {
  for (const Unit unit : kCoarsestFirst) {
    const PartialDate date = Around(days.earliest, unit);
    if (date.Bounds() == days) return date;
  }
  return std::nullopt;
}

std::string DateText(const PartialDate& date) {
  if (date.month() == 0) return fmt::format("{}", date.year());
  const std::string_view month = kMonths[static_cast<size_t>(date.month() - 1)];
  return date.day() == 0
             ? fmt::format("{} {}", month, date.year())
             : fmt::format("{} {} {}", date.day(), month, date.year());
}

// Both, without what the second says again: "7{}8 November 1973".
std::string PairText(const PartialDate& first, std::string_view between,
                     const PartialDate& last) {
  std::string begin = DateText(first);
  const bool same_year = UnitOf(first) == UnitOf(last) && first.month() > 0 &&
                         first.year() == last.year();
  if (same_year && first.day() > 0 && first.month() == last.month()) {
    begin = fmt::format("{}", first.day());
  } else if (same_year) {
    begin.resize(begin.rfind(' '));
  }
  return begin + std::string(between) + DateText(last);
}

// Some day in the range, whose both ends are known.
std::string BoundedText(const DayRange& days) {
  if (const auto date = DateOf(days)) return DateText(*date);
  const PartialDate begin = Beginning(days.earliest);
  const PartialDate end = Ending(days.latest);
  const Unit unit = std::max(UnitOf(begin), UnitOf(end));
  const PartialDate first = Around(days.earliest, unit);
  const PartialDate last = Around(days.latest, unit);
  if (unit == Unit::kYear && first.year() % 10 == 0 &&
      last.year() == first.year() + 9) {
    return fmt::format("the {}s", first.year());
  }
  if (first.Bounds().latest + 1 == last.Bounds().earliest) {
    return PairText(first, " or ", last);
  }
  return "between " + PairText(first, " and ", last);
}

std::string RangeText(const DayRange& days) {
  const bool first = HasFirstDay(days);
  const bool last = HasLastDay(days);
  if (first && last) return BoundedText(days);
  if (last) return "before " + DateText(Beginning(days.latest + 1));
  if (first) return "after " + DateText(Ending(days.earliest - 1));
  return "at an unknown time";
}

}  // namespace

std::string TimeText(const TimeBounds& time) {
  const DayRange begin = InCalendar(time.begin);
  const DayRange end = InCalendar(time.end);
  if (begin == end) return RangeText(begin);
  if (!HasLastDay(end)) return "since " + RangeText(begin);
  if (!HasFirstDay(begin)) return "until " + RangeText(end);
  const auto first = HasLastDay(begin) ? DateOf(begin) : std::nullopt;
  const auto last = HasFirstDay(end) ? DateOf(end) : std::nullopt;
  if (first && last) return PairText(*first, " to ", *last);
  return "from " + RangeText(begin) + " to " + RangeText(end);
}

}  // namespace quipu
