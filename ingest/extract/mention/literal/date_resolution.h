// Dates as the text gives them -> dates of the calendar.

#ifndef QUIPU_INGEST_EXTRACT_MENTION_LITERAL_DATE_RESOLUTION_H_
#define QUIPU_INGEST_EXTRACT_MENTION_LITERAL_DATE_RESOLUTION_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>

#include "graph/model/extraction.h"
#include "graph/model/partial_date.h"
#include "ingest/extract/mention/literal/date_phrase.h"

namespace quipu {

struct DateValue {
  // Of a span of time its beginning; none of decades, centuries, of dates that
  // are only before or after another, and of what cannot be told.
  std::optional<PartialDate> date;
  // In which days it begins and ends, as far as the words say; open ends are
  // the first and last day of the calendar.
  std::optional<TimeBounds> bounds;
};

// How the text tells what the date dates.
struct Telling {
  bool future = false;      // "will", "sera"
  bool past = false;        // "left", "était"
  bool looks_back = false;  // "had left", "había salido"
  uint32_t paragraph = 0;
};

// Follows the dates of one text from its beginning. What a date leaves out is
// taken from the date told of last, or else from the document's own.
class DateResolver {
 public:
  explicit DateResolver(std::optional<PartialDate> document)
      : document_(document) {}

  DateValue Resolve(const DatePhrase& phrase, const Telling& telling);

 private:
  struct Value {
    std::optional<PartialDate> date;
    std::optional<DayRange> range;
  };
  struct Manner {
    DateNearness nearness = DateNearness::kNone;
    Telling telling;
  };

  Value PointValue(const DatePoint& point, Manner manner) const;
  Value CalendarValue(const DatePoint& point, Manner manner) const;
  Value DayOfMonth(const DatePoint& point, Manner manner) const;
  Value ShiftValue(const DateShift& shift) const;
  Value WeekdayValue(int weekday, Manner manner) const;
  Value DecadeValue(int year) const;
  Value EasterValue(const DatePoint& point, Manner manner) const;
  std::optional<int> YearOf(const DatePoint& point, Manner manner) const;
  std::optional<int> FullYear(int two_digits) const;
  DatePoint Completed(const DatePoint& from, const Value& to) const;
  bool IsNear(const Telling& telling) const;
  int& YearOfDay(int month, int day) {
    return years_of_days_[static_cast<size_t>(month * 32 + day)];
  }
  void Remember(const DatePhrase& phrase, const Value& value,
                const Telling& telling);

  std::optional<PartialDate> document_;
  std::optional<PartialDate> told_;  // the date told of last
  uint32_t told_in_ = 0;             // its paragraph
  // Of the days that the text has given with their year; 0: none.
  std::array<int, 13 * 32> years_of_days_ = {};
};

}  // namespace quipu

#endif  // QUIPU_INGEST_EXTRACT_MENTION_LITERAL_DATE_RESOLUTION_H_
