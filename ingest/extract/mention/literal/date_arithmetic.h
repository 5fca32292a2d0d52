// Arithmetic of days, months and spans of time.

#ifndef QUIPU_INGEST_EXTRACT_MENTION_LITERAL_DATE_ARITHMETIC_H_
#define QUIPU_INGEST_EXTRACT_MENTION_LITERAL_DATE_ARITHMETIC_H_

#include <optional>

#include "graph/model/extraction.h"
#include "graph/model/partial_date.h"
#include "ingest/extract/mention/literal/date_phrase.h"

namespace quipu {

// All days of the years; nullopt outside the calendar.
std::optional<DayRange> YearRange(int first, int last);

// From 1, Monday.
int WeekdayOf(DayNumber day);

// The month so many months behind that of `date`, which has one.
std::optional<PartialDate> AddMonths(const PartialDate& date, int months);

// Easter Sunday of the Gregorian calendar (Meeus, Astronomical Algorithms,
// chapter 8).
std::optional<PartialDate> EasterOf(int year);

// What both dates have in common: a month, a year or nothing.
std::optional<PartialDate> InCommon(const PartialDate& a, const PartialDate& b);

// When something begins and ends that happens in `range`, or before it, since
// it and so on. "Early" is the first half; "about" is as much to each side.
TimeBounds BoundsOf(DayRange range, DateBound bound);

}  // namespace quipu

#endif  // QUIPU_INGEST_EXTRACT_MENTION_LITERAL_DATE_ARITHMETIC_H_
