#include "ingest/extract/mention/literal/relative_dates.h"

#include <cmath>

#include "ingest/extract/mention/literal/number_reader.h"

namespace quipu {

using enum LiteralCue;

// "yesterday", "the next day", "two years later", "three weeks ago"
PointReading RelativeDates::ShiftAt(size_t at) const {
  const LiteralLexeme& first = lexemes_[at];
  PointReading reading;
  reading.point.kind = DatePoint::Kind::kShift;
  const bool noun = at > 0 && (Before(at).Is(kArticle) ||
                               Before(at).folded == "la");  // "la mañana"
  if ((first.Is(kFromDocument) && !noun) || first.Is(kFromNarrative)) {
    reading.point.shift =
        DateShift{first.meaning.unit, static_cast<int>(first.meaning.value),
                  first.Is(kFromDocument)};
    reading.end = at + first.length;
    return reading;
  }
  if (first.Is(kAgo)) {  // "il y a deux ans", "hace un mes"
    size_t end = at + first.length;
    reading.point.shift = AmountAt(end, -1, true);
    if (reading.point.shift) reading.end = end;
    return reading;
  }
  size_t end = at;
  std::optional<DateShift> shift = AmountAt(end, 1, false);
  if (!shift || end >= lexemes_.size()) return {};
  const LiteralLexeme& last = lexemes_[end];
  // "deux jours après"; but "deux jours après l'assaut" is not of the story.
  const bool stands_behind = reader_.Ends(end + 1);
  if (last.Is(kAgo)) {
    shift->amount = -shift->amount;
    shift->from_document = true;
  } else if (last.Is(kEarlier) || (last.folded == "avant" && stands_behind)) {
    shift->amount = -shift->amount;
  } else if (!last.Is(kLater) && !(last.folded == "apres" && stands_behind)) {
    return {};
  }
  reading.point.shift = shift;
  reading.end = end + last.length;
  return reading;
}

// A number of units of time at `at`, which becomes the place behind it.
std::optional<DateShift> RelativeDates::AmountAt(size_t& at, int sign,
                                                 bool from_document) const {
  if (at >= lexemes_.size()) return std::nullopt;
  const NumberReading number = ReadNumberAt(lexemes_, at);
  if (!number || !number.value || number.end >= lexemes_.size()) {
    return std::nullopt;
  }
  const LiteralLexeme& unit = lexemes_[number.end];
  const double most = 10000;
  const double value = *number.value;
  if (unit.meaning.unit == TimeUnit::kNone || value > most ||
      value != std::floor(value) || !(unit.Is(kUnit) || unit.Is(kYearWord))) {
    return std::nullopt;
  }
  at = number.end + unit.length;
  return DateShift{unit.meaning.unit, sign * static_cast<int>(value),
                   from_document};
}

PointReading RelativeDates::SeasonAt(size_t at) const {
  if (!Is(at, kSeason)) return {};
  PointReading reading;
  reading.point.kind = DatePoint::Kind::kSeason;
  reading.point.month = static_cast<int>(lexemes_[at].meaning.value);
  size_t next = at + 1;
  if (Is(next, kOf)) ++next;
  if (Is(next, kIn)) next += lexemes_[next].length;
  if (const DatePart year = reader_.YearAt(next); year) {
    reading.point.year = year.value;
    reading.point.short_year = year.is_short;
    reading.end = year.end;
    if (const DatePart rest = reader_.ShortYearAfter(year))
      reading.end = rest.end;
  } else if (at > 0 && (Before(at).Is(kFollowing) || Before(at).Is(kLast) ||
                        Before(at).Is(kPreceding) || Before(at).Is(kNext))) {
    reading.end = at + 1;
  }
  return reading;
}

// "Monday", "le jeudi", "el viernes pasado"
PointReading RelativeDates::WeekdayAt(size_t at) const {
  if (!Is(at, kWeekday)) return {};
  const LiteralLexeme& lexeme = lexemes_[at];
  if (lexeme.folded.size() <= 3 && !lexeme.capital) return {};
  PointReading reading;
  reading.point.kind = DatePoint::Kind::kWeekday;
  reading.point.day = static_cast<int>(lexeme.meaning.value);
  reading.end = at + 1;
  const size_t next = reader_.PastArticle(at);
  if (next < lexemes_.size() &&
      (reader_.CalendarAt(next) || reader_.DaySpanAt(next))) {
    return {};
  }
  const DatePart day = reader_.DayAt(at + 1);  // "Wednesday 6.", "sábado 2"
  if (day && Is(at + 1, kFigures) && reader_.Ends(day.end)) {
    reading.point.kind = DatePoint::Kind::kCalendar;
    reading.point.day = day.value;
    reading.end = day.end;
  }
  return reading;
}

// "on the 25th", "le 20", "el día 5": of the month told of.
PointReading RelativeDates::DayAloneAt(size_t at) const {
  if (at == 0) return {};
  const LiteralLexeme& lexeme = lexemes_[at];
  const DatePart day = reader_.DayAt(at);
  if (!day || lexeme.Is(kOrdinal)) return {};
  const std::string& before = Before(at).folded;
  const bool spanish =
      before == "dia" || before == "el" || before == "del" || before == "al";
  const bool french = before == "le" || before == "du" || before == "au";
  const bool english = before == "the" && lexeme.ordinal;
  const bool word = lexeme.Is(kNumber) && before != "dia";
  PointReading reading;
  reading.point.day = day.value;
  reading.end = day.end;
  if (Is(day.end, kThisMonth)) {
    reading.point.shift =
        DateShift{TimeUnit::kMonth,
                  static_cast<int>(lexemes_[day.end].meaning.value), true};
    reading.end += lexemes_[day.end].length;
    return reading;
  }
  const bool named = before == "dia";
  if (word || !(spanish || french || english) ||
      !(named || reader_.Ends(day.end))) {
    return {};
  }
  if (IsMark(day.end, '%') || IsMark(day.end, '$')) return {};
  return reading;
}

// Without a year only where a word before says that it is a time, for feasts
// give their names to much else.
PointReading RelativeDates::FeastAt(size_t at) const {
  if (!Is(at, kFeast) || !lexemes_[at].capital) return {};
  const LiteralLexeme& feast = lexemes_[at];
  const int value = static_cast<int>(feast.meaning.value);
  PointReading reading;
  if (value < kEasterTime) {
    reading.point.month = value / 100;
    reading.point.day = value % 100;
  } else {
    reading.point.kind = DatePoint::Kind::kEaster;
    reading.point.day = value == kEasterTime ? 0 : value - kEasterSunday;
    reading.point.month = value == kEasterTime ? 4 : 0;
  }
  const size_t end = at + feast.length;
  reading.end = reader_.TakeYear(end, reading.point);
  const bool dated = reading.point.year > 0 || reading.point.shift;
  const bool told = at > 0 && (Before(at).Is(kIn) || Before(at).Is(kTo) ||
                               Before(at).folded == "la" ||
                               Before(at).Is(kBefore) || Before(at).Is(kAfter));
  return dated || (told && reader_.Ends(end)) ? reading : PointReading{};
}

}  // namespace quipu
