// Points of time that need nothing around them.

#include "graph/model/partial_date.h"
#include "ingest/extract/mention/literal/date_reader.h"
#include "ingest/extract/mention/literal/number_reader.h"

namespace quipu {
namespace {

using enum LiteralCue;

constexpr int kFirstYear = 1000;
constexpr int kLastYear = 2199;

bool Exists(const DatePoint& point) {
  const int year = point.year > 0 && !point.short_year ? point.year : 2000;
  return PartialDate::Make(year, point.month, point.day).has_value();
}

}  // namespace

PointReading DateReader::NumericAt(size_t at) const {
  if (!Is(at, kNumericDate)) return {};
  const int packed = static_cast<int>(lexemes_[at].meaning.value);
  DatePoint point;
  point.year = packed / 10000;
  point.short_year = point.year < 100;
  point.month = packed / 100 % 100;
  point.day = point.month > 0 ? packed % 100 : 0;
  if (point.year < (point.short_year ? 1 : kFirstYear) || !Exists(point)) {
    return {};
  }
  return {point, at + 1};
}

// "9 May 1992", "le 1er mai", "9 de mayo de 1992", "el cinco de octubre"
PointReading DateReader::DayMonthAt(size_t at) const {
  const DatePart day = DayAt(at);
  if (!day) return {};
  size_t next = day.end;
  const bool of = Is(next, kOf);
  const bool dashed = IsMark(next, '-') && lexemes_[next].glued;
  if (of || dashed) ++next;
  const DatePart month = MonthAt(next);
  if (!month) return {};
  PointReading reading;
  reading.point.day = day.value;
  reading.point.month = month.value;
  size_t end = month.end;
  if (dashed && IsMark(end, '-')) ++end;
  const size_t year_end = TakeYear(end, reading.point);
  reading.end = year_end > end ? year_end : month.end;
  const bool told = reading.point.year > 0 || of || reading.point.shift;
  if (!told && !lexemes_[next].month_is_sure) return {};
  if (!Exists(reading.point)) return {};
  return reading;
}

// "May 5, 1992", "Dec. 17", "June 18-19, 1986"
PointReading DateReader::MonthDayAt(size_t at) const {
  const DatePart month = MonthAt(at);
  if (!month || !lexemes_[at].month_is_sure) return {};
  const size_t first = Is(month.end, kArticle) ? month.end + 1 : month.end;
  const DatePart day = Is(first, kFigures) ? DayAt(first) : DatePart{};
  if (!day || Counts(first)) return {};
  PointReading reading;
  reading.point.month = month.value;
  reading.point.day = day.value;
  reading.end = day.end;
  const DatePart second = Joins(day.end) && Is(day.end + 1, kFigures)
                              ? DayAt(day.end + 1)
                              : DatePart{};
  DatePoint until = reading.point;
  if (second && second.value > day.value && !MonthAt(second.end) &&
      (IsMark(day.end, '-') || !Counts(day.end + 1))) {
    until.day = second.value;
    reading.end = second.end;
    reading.end = TakeYear(reading.end, until);
    reading.point.year = until.year;
    reading.point.short_year = until.short_year;
    if (Exists(until)) reading.to = until;
  } else {
    reading.end = TakeYear(reading.end, reading.point);
  }
  return Exists(reading.point) ? reading : PointReading{};
}

// "May 1992", "mayo de 1992", "juin 48", "March of the previous year"
PointReading DateReader::MonthYearAt(size_t at) const {
  const DatePart month = MonthAt(at);
  if (!month) return {};
  PointReading reading;
  reading.point.month = month.value;
  reading.end = TakeYear(month.end, reading.point);
  return reading.end > month.end ? reading : PointReading{};
}

// Of chronologies: "1892, julio", "1898, 28 de junio"
PointReading DateReader::YearFirstAt(size_t at) const {
  const bool begins = lexemes_[at].line_begins || IsMark(at - 1, ':');
  if (!begins || !Is(at, kFigures)) return {};
  const DatePart year = YearAt(at);
  if (!year) return {};
  const size_t next = IsMark(year.end, ',') ? year.end + 1 : year.end;
  PointReading reading = DayMonthAt(next);
  if (!reading) reading = MonthDayAt(next);
  if (const DatePart month = MonthAt(next); !reading && month) {
    if (!lexemes_[next].month_is_sure) return {};
    reading.point.month = month.value;
    reading.end = month.end;
  }
  if (!reading || reading.point.year > 0) return {};
  reading.point.year = year.value;
  return reading;
}

PointReading DateReader::CalendarAt(size_t at) const {
  for (const auto read : {&DateReader::NumericAt, &DateReader::YearFirstAt,
                          &DateReader::DayMonthAt, &DateReader::MonthDayAt,
                          &DateReader::MonthYearAt}) {
    if (const PointReading reading = (this->*read)(at)) return reading;
  }
  return {};
}

PointReading DateReader::DecadeOrCenturyAt(size_t at) const {
  PointReading reading;
  reading.point.kind = DatePoint::Kind::kDecade;
  const LiteralLexeme& first = lexemes_[at];
  if (first.Is(kDecadeYear) || first.Is(kDecadeName)) {
    reading.point.year = static_cast<int>(first.meaning.value);
    reading.end = at + 1;
    return reading;
  }
  if (first.Is(kDecadeWord)) {  // "années trente", "década de los 70"
    size_t next = at + first.length;
    while (Is(next, kOf) || Is(next, kArticle)) next += lexemes_[next].length;
    if (next >= lexemes_.size()) return {};
    const NumberReading number = ReadNumberAt(lexemes_, next);
    const bool tens = number && number.value && *number.value >= 10 &&
                      *number.value <= kLastYear &&
                      static_cast<int>(*number.value) % 10 == 0 &&
                      (*number.value < 100 || *number.value >= kFirstYear);
    if (!tens) return {};
    reading.point.year = static_cast<int>(*number.value);
    reading.end = number.end;
    return reading;
  }
  reading.point.kind = DatePoint::Kind::kCentury;
  const bool after = first.Is(kCentury) && Is(at + 1, kRoman);
  const bool figures = first.Is(kFigures) && first.ordinal;
  const bool before = (first.Is(kRoman) || figures || first.Is(kOrdinal));
  size_t century = at + 1;
  if (IsMark(century, '-')) ++century;  // "19th-century"
  if (after) {
    reading.point.year = static_cast<int>(lexemes_[at + 1].meaning.value);
    reading.end = at + 2;
  } else if (before && Is(century, kCentury)) {
    reading.point.year = static_cast<int>(first.meaning.value);
    reading.end = century + 1;
  }
  const bool possible = reading.point.year >= 1 && reading.point.year <= 22;
  return possible ? reading : PointReading{};
}

// "6-9 May 1992", "du 6 au 9 mai": two days of one month.
PointReading DateReader::DaySpanAt(size_t at) const {
  const DatePart day = DayAt(at);
  if (!day || !Joins(day.end)) return {};
  const size_t second = PastArticle(day.end + 1);
  const PointReading until = CalendarAt(second);
  if (!until || until.to || until.point.day <= day.value ||
      until.point.kind != DatePoint::Kind::kCalendar || !DayAt(second)) {
    return {};
  }
  PointReading reading = until;
  reading.point.day = day.value;
  reading.to = until.point;
  return reading;
}

}  // namespace quipu
