// Dates as texts give them: often only a year, or a month.

#ifndef QUIPU_GRAPH_MODEL_PARTIAL_DATE_H_
#define QUIPU_GRAPH_MODEL_PARTIAL_DATE_H_

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace quipu {

// A day as days since 1970-01-01, in the proleptic Gregorian calendar.
using DayNumber = int32_t;

// First and last possible day, both included.
struct DayRange {
  DayNumber earliest = 0;
  DayNumber latest = 0;
  friend auto operator<=>(const DayRange&, const DayRange&) = default;
};

// A year, a month or a day. Always a real one: 1993-02-29 cannot be made.
class PartialDate {
 public:
  // Month and day are 0 where unknown; nullopt if there is no such date.
  // Years run from 1 to 9999.
  static std::optional<PartialDate> Make(int year, int month = 0, int day = 0);
  // "1992", "1992-05" or "1992-05-09", and nothing else.
  static std::optional<PartialDate> Parse(std::string_view iso);
  // nullopt outside the years 1 to 9999, such as for the end of an open range.
  static std::optional<PartialDate> OfDay(DayNumber day);

  int year() const { return year_; }
  int month() const { return month_; }  // 0 if unknown
  int day() const { return day_; }      // 0 if unknown

  std::string ToString() const;  // ISO 8601, as precise as the date
  DayRange Bounds() const;

  friend auto operator<=>(const PartialDate&, const PartialDate&) = default;

 private:
  PartialDate(int year, int month, int day)
      : year_(static_cast<int16_t>(year)),
        month_(static_cast<int8_t>(month)),
        day_(static_cast<int8_t>(day)) {}
  int16_t year_;
  int8_t month_;
  int8_t day_;
};

}  // namespace quipu

#endif  // QUIPU_GRAPH_MODEL_PARTIAL_DATE_H_
