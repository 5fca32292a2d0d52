#include "ingest/extract/mention/literal/date_resolution.h"

#include "ingest/extract/mention/literal/date_arithmetic.h"

namespace quipu {
namespace {

// A day told of counts for so many paragraphs more; else a text rather goes
// back to its own date with each.
constexpr uint32_t kParagraphsOfDay = 3;
// So far ahead a date lies that is not told of as past.
constexpr DayNumber kDaysSoon = 70;

}  // namespace

DateValue DateResolver::Resolve(const DatePhrase& phrase,
                                const Telling& telling) {
  const Manner manner{phrase.nearness, telling};
  if (!phrase.to) {
    const Value value = PointValue(phrase.from, manner);
    if (!value.range) return {};
    const bool other =
        phrase.bound == DateBound::kBefore || phrase.bound == DateBound::kAfter;
    Remember(phrase, value, telling);
    return {other ? std::nullopt : value.date,
            BoundsOf(*value.range, phrase.bound)};
  }
  const Value to = PointValue(*phrase.to, manner);
  const Value from = PointValue(Completed(phrase.from, to), manner);
  if (!from.range || !to.range || from.range->earliest > to.range->latest) {
    return {};
  }
  Remember(phrase, from, telling);
  Remember(phrase, to, telling);
  const DayRange all{from.range->earliest, to.range->latest};
  if (phrase.bound == DateBound::kBetween) {
    const bool both = from.date && to.date;
    return {both ? InCommon(*from.date, *to.date) : std::nullopt,
            TimeBounds{all, all}};
  }
  return {from.date, TimeBounds{*from.range, *to.range}};
}

// What looks back, or stands aside, does not carry the story on.
void DateResolver::Remember(const DatePhrase& phrase, const Value& value,
                            const Telling& telling) {
  if (!value.date) return;
  const DatePoint& point = phrase.from;
  const bool calendar = point.kind == DatePoint::Kind::kCalendar;
  if (calendar && value.date->day() > 0 && point.year > 0) {
    YearOfDay(value.date->month(), value.date->day()) = value.date->year();
  }
  const bool back = point.shift && (calendar || point.shift->amount < 0);
  const bool full = calendar && point.year > 0;
  if (phrase.aside || back || (telling.looks_back && !full)) return;
  told_ = value.date;
  told_in_ = telling.paragraph;
}

// Whether the date told of last stands near enough to go on from it, rather
// than from the document's own.
bool DateResolver::IsNear(const Telling& telling) const {
  if (!told_) return false;
  const uint32_t near = told_->day() > 0 ? kParagraphsOfDay : 0;
  return !document_ || told_->year() == document_->year() ||
         telling.paragraph - told_in_ <= near;
}

// A span's beginning with what only its end says.
DatePoint DateResolver::Completed(const DatePoint& from,
                                  const Value& to) const {
  DatePoint point = from;
  const bool open = point.kind == DatePoint::Kind::kCalendar &&
                    point.year == 0 && !point.shift && to.date;
  if (!open) return point;
  point.year = to.date->year();
  if (point.month > to.date->month() && to.date->month() > 0) --point.year;
  if (point.month == 0) point.month = to.date->month();
  return point;
}

DateResolver::Value DateResolver::PointValue(const DatePoint& point,
                                             Manner manner) const {
  switch (point.kind) {
    case DatePoint::Kind::kCalendar:
      return CalendarValue(point, manner);
    case DatePoint::Kind::kShift:
      return ShiftValue(*point.shift);
    case DatePoint::Kind::kWeekday:
      return WeekdayValue(point.day, manner);
    case DatePoint::Kind::kDecade:
      return DecadeValue(point.year);
    case DatePoint::Kind::kEaster:
      return EasterValue(point, manner);
    case DatePoint::Kind::kCentury:
      return {std::nullopt,
              YearRange((point.year - 1) * 100 + 1, point.year * 100)};
    case DatePoint::Kind::kSeason: {  // which months, the hemisphere decides
      DatePoint year;
      year.year = point.year;
      year.short_year = point.short_year;
      if (year.year == 0) {
        const auto& base = manner.nearness == DateNearness::kPreceding ||
                                   manner.nearness == DateNearness::kFollowing
                               ? told_
                               : document_;
        if (!base) return {};
        year.year = base->year();
        if (manner.nearness == DateNearness::kFollowing) {
          return {std::nullopt, YearRange(year.year, year.year + 1)};
        }
        return {std::nullopt, YearRange(year.year - 1, year.year)};
      }
      return CalendarValue(year, {});
    }
  }
  return {};
}

std::optional<int> DateResolver::FullYear(int two_digits) const {
  const auto& base = document_ ? document_ : told_;
  if (!base) return 1900 + two_digits;
  const int latest = base->year() + (document_ ? 0 : 50);
  const int year = latest / 100 * 100 + two_digits;
  return year > latest ? year - 100 : year;
}

// The year of a date that has a month.
std::optional<int> DateResolver::YearOf(const DatePoint& point,
                                        Manner manner) const {
  if (point.year > 0) {
    return point.short_year ? FullYear(point.year) : point.year;
  }
  if (point.shift) {
    const auto& base = point.shift->from_document ? document_ : told_;
    if (!base) return std::nullopt;
    return base->year() + point.shift->amount;
  }
  if (manner.nearness == DateNearness::kNone && point.day > 0) {
    const int year =
        years_of_days_[static_cast<size_t>(point.month * 32 + point.day)];
    if (year > 0) return year;
  }
  const bool by_document =
      document_ &&
      (manner.nearness == DateNearness::kLast ||
       manner.nearness == DateNearness::kNext || !IsNear(manner.telling));
  const auto& base = by_document ? document_ : told_;
  if (!base) return std::nullopt;
  const auto date = PartialDate::Make(base->year(), point.month, point.day);
  const bool later = date ? date->Bounds().earliest > base->Bounds().latest
                          : point.month > base->month() && base->month() > 0;
  const bool earlier = base->month() > 0 &&
                       (date ? date->Bounds().latest < base->Bounds().earliest
                             : point.month < base->month());
  switch (manner.nearness) {
    case DateNearness::kLast:
    case DateNearness::kPreceding:
      return base->year() - (later ? 1 : 0);
    case DateNearness::kNext:
    case DateNearness::kFollowing:
      return base->year() + (earlier ? 1 : 0);
    case DateNearness::kSame:
      return base->year();
    case DateNearness::kNone:
      break;
  }
  if (by_document) {
    if (manner.telling.future) return base->year() + (earlier ? 1 : 0);
    const bool soon =
        date && !manner.telling.past &&
        date->Bounds().earliest <= base->Bounds().latest + kDaysSoon;
    return base->year() - (later && !soon ? 1 : 0);
  }
  if (manner.telling.looks_back) return base->year() - (later ? 1 : 0);
  // A story goes on: "in December 1980 …, in January".
  const bool wraps = base->month() >= 10 && point.month <= 3;
  return base->year() + (wraps ? 1 : 0);
}

DateResolver::Value DateResolver::CalendarValue(const DatePoint& point,
                                                Manner manner) const {
  if (point.month == 0 && point.day > 0) return DayOfMonth(point, manner);
  const std::optional<int> year = YearOf(point, manner);
  const auto date =
      year ? PartialDate::Make(*year, point.month, point.day) : std::nullopt;
  if (!date) return {};
  return {date, date->Bounds()};
}

// A day of the month told of.
DateResolver::Value DateResolver::DayOfMonth(const DatePoint& point,
                                             Manner manner) const {
  const bool told =
      IsNear(manner.telling) && told_->month() > 0 && !point.shift;
  const auto& base = told ? told_ : document_;
  if (!base || base->month() == 0) return {};
  std::optional<PartialDate> month =
      PartialDate::Make(base->year(), base->month());
  if (point.shift) {
    month = AddMonths(*month, point.shift->amount);
  } else if (!told && base->day() > 0 && point.day > base->day() &&
             !manner.telling.future) {
    month = AddMonths(*month, -1);
  }
  if (!month) return {};
  const auto date = PartialDate::Make(month->year(), month->month(), point.day);
  if (!date) return {};
  return {date, date->Bounds()};
}

DateResolver::Value DateResolver::ShiftValue(const DateShift& shift) const {
  const auto& base = shift.from_document ? document_ : told_;
  if (!base) return {};
  std::optional<PartialDate> date;
  const int amount = shift.amount;
  switch (shift.unit) {
    case TimeUnit::kNone:
      return {};
    case TimeUnit::kDay:
      if (base->day() == 0) return {};
      date = PartialDate::OfDay(base->Bounds().earliest + amount);
      break;
    case TimeUnit::kWeek: {
      if (base->day() == 0) return {};
      const DayNumber day = base->Bounds().earliest + 7 * amount;
      const auto first = PartialDate::OfDay(day - 6);
      const auto last = PartialDate::OfDay(day + 6);
      const auto middle = PartialDate::OfDay(day);
      if (!first || !last || !middle) return {};
      return {PartialDate::Make(middle->year(), middle->month()),
              DayRange{day - 6, day + 6}};
    }
    case TimeUnit::kMonth:
      if (base->month() == 0) return {};
      date = AddMonths(*base, amount);
      break;
    case TimeUnit::kYear:
      date = PartialDate::Make(base->year() + amount);
      break;
  }
  if (!date) return {};
  return {date, date->Bounds()};
}

DateResolver::Value DateResolver::WeekdayValue(int weekday,
                                               Manner manner) const {
  const bool by_document = document_ && document_->day() > 0;
  const auto& base = by_document ? document_ : told_;
  if (!base || base->day() == 0) return {};
  const DayNumber today = base->Bounds().earliest;
  DayNumber day = today + (weekday - WeekdayOf(today) + 7) % 7;  // on or after
  const bool next =
      manner.nearness == DateNearness::kNext ||
      manner.nearness == DateNearness::kFollowing ||
      (manner.nearness == DateNearness::kNone && manner.telling.future);
  const bool last = manner.nearness == DateNearness::kLast ||
                    manner.nearness == DateNearness::kPreceding;
  if (next && day == today) day += 7;
  if (!next && (last || (by_document && day > today))) day -= 7;
  const auto date = PartialDate::OfDay(day);
  if (!date) return {};
  return {date, date->Bounds()};
}

DateResolver::Value DateResolver::EasterValue(const DatePoint& point,
                                              Manner manner) const {
  DatePoint spring = point;
  spring.month = 4;
  spring.day = 0;
  const std::optional<int> year = YearOf(spring, manner);
  const auto sunday = year ? EasterOf(*year) : std::nullopt;
  if (!sunday) return {};
  if (point.month > 0) {  // "at Easter"
    const auto month = PartialDate::Make(sunday->year(), sunday->month());
    return {month, month->Bounds()};
  }
  const auto date = PartialDate::OfDay(sunday->Bounds().earliest + point.day);
  if (!date) return {};
  return {date, date->Bounds()};
}

DateResolver::Value DateResolver::DecadeValue(int year) const {
  if (year < 100) year = *FullYear(year);
  return {std::nullopt, YearRange(year, year + 9)};
}

}  // namespace quipu
