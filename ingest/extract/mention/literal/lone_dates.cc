#include "ingest/extract/mention/literal/lone_dates.h"

namespace quipu {
namespace {

// "of 1986" is a year; "of 2000" and "of 1500" may count something.
constexpr int kFirstOfYear = 1800;
constexpr int kLastOfYear = 1999;

}  // namespace

using enum LiteralCue;

// "in May", "last December", "mai dernier", "Mayo: …" in a chronology
PointReading LoneDates::MonthAloneAt(size_t at) const {
  const DatePart month = reader_.MonthAt(at);
  if (!month || !lexemes_[at].month_is_sure) return {};
  PointReading reading;
  reading.point.month = month.value;
  reading.end = month.end;
  if (Is(month.end, kLast) || Is(month.end, kNext) ||
      Is(month.end, kFollowing) || Is(month.end, kPreceding)) {
    return reading;
  }
  if (lexemes_[at].line_begins) {
    const bool closes = month.end == lexemes_.size() || Is(month.end, kMark) ||
                        Joined(month.end);
    return closes ? reading : PointReading{};
  }
  if (at == 0) return {};
  const LiteralLexeme& before = Before(at);
  switch (before.meaning.cue) {
    case kIn:
    case kSince:
    case kBefore:
    case kAfter:
    case kBy:
    case kUntil:
    case kBetween:
    case kEarly:
    case kMid:
    case kLate:
    case kLast:
    case kNext:
    case kPreceding:
    case kFollowing:
    case kComparator:
      return reading;
    case kOf:
    case kArticle:
      return MonthModifies(at) ? reading : PointReading{};
    case kTo:
    case kAnd:
      return last_ != nullptr && last_->from.month > 0 && last_->end + 1 == at
                 ? reading
                 : PointReading{};
    default:
      return before.folded == "that" || before.folded == "des" ||
                     (before.IsMark('-') && EndsLast(at - 1))
                 ? reading
                 : PointReading{};
  }
}

bool LoneDates::Joined(size_t at) const {
  return IsMark(at, '-') && reader_.MonthAt(at + 1);
}
// "mes de mayo", "la huelga de abril", "this May", "the June election"; but
// "Plaza de Mayo" is a name.
bool LoneDates::MonthModifies(size_t at) const {
  return Before(at).Is(kArticle) ? Before(at).folded.starts_with("th")
                                 : !lexemes_[at].capital;
}

PointReading LoneDates::YearAloneAt(size_t at) const {
  const DatePart year = reader_.YearAt(at);
  if (!year) return ShortYearAt(at);
  const bool words = lexemes_[at].Is(kNumber) || lexemes_[at].Is(kScale);
  if (reader_.Counts(year.end - 1) || IsMark(year.end, '%') ||
      IsMark(year.end, '$')) {
    return {};
  }
  if (at > 0 && (Before(at).Is(kLabel) || Before(at).IsMark('$'))) return {};
  PointReading reading;
  reading.year_alone = true;
  reading.point.year = year.value;
  reading.point.short_year = year.is_short;
  reading.end = year.end;
  const bool sure = !words && (year.end > at + 1 || year.is_short);
  const bool told = words ? InContext(at) : HasYearContext(at);
  return sure || told ? reading : PointReading{};
}

// "en el 33", "in 348": numbers that are years for where they stand only.
PointReading LoneDates::ShortYearAt(size_t at) const {
  if (!Is(at, kFigures) || lexemes_[at].ordinal || at == 0) return {};
  if (lexemes_[at].digits != 2 && lexemes_[at].digits != 3) return {};
  const int value = static_cast<int>(lexemes_[at].meaning.value);
  const SyntacticWord* next = reader_.WordAt(at + 1);
  const bool ends = next == nullptr || next->upos == Upos::kPunct ||
                    next->upos == Upos::kVerb || next->upos == Upos::kAux ||
                    next->upos == Upos::kCconj;
  PointReading reading;
  reading.point.year = value;
  reading.end = at + 1;
  reading.year_alone = true;
  const bool in = Before(at).Is(kIn) &&
                  (Before(at).folded == "in" || Before(at).folded == "en");
  const bool begins =
      at == 1 && lexemes_[at + 1 < lexemes_.size() ? 2 : 1].capital;
  if (lexemes_[at].digits == 3 && in && (ends || begins)) return reading;
  if (lexemes_[at].digits == 2 && Before(at).folded == "en" &&
      IsMark(at + 1, ',') && value >= 10) {  // "En 59, …"
    reading.point.short_year = true;
    return reading;
  }
  if (lexemes_[at].digits == 2 && at >= 2 && Before(at).folded == "el" &&
      lexemes_[at - 2].folded == "en" && ends && value >= 10) {
    reading.point.short_year = true;
    return reading;
  }
  return {};
}

// Whether a word that a year may follow stands before it.
bool LoneDates::InContext(size_t at) const {
  if (at == 0) return false;
  switch (Before(at).meaning.cue) {
    case kIn:
    case kSince:
    case kBefore:
    case kAfter:
    case kBy:
    case kUntil:
    case kBetween:
    case kEarly:
    case kMid:
    case kLate:
    case kLast:
    case kYearWord:
      return true;
    case kComparator:
      return Before(at).Compares(Comparator::kAbout) ||
             Before(at).Compares(Comparator::kAtMost);
    default:
      return Before(at).meaning.unit == TimeUnit::kYear;
  }
}

bool LoneDates::HasYearContext(size_t at) const {
  const bool closes = at + 1 == lexemes_.size() ||
                      lexemes_[at + 1].line_begins || Is(at + 1, kMark);
  if (lexemes_[at].line_begins) {  // "1982: …", "1959 Visits Peking"
    const bool capital = at + 1 < lexemes_.size() && lexemes_[at + 1].capital;
    return (closes || capital) && !IsMark(at + 1, ')');
  }
  if (StartsSpan(at) || InContext(at)) return true;
  if (at == 0) return false;
  const LiteralLexeme& before = Before(at);
  const double value = lexemes_[at].meaning.value;
  const bool modern = value >= kFirstOfYear && value <= kLastOfYear;
  switch (before.meaning.cue) {
    case kMark:
      if (before.mark == '(' || before.mark == '[') return closes;
      if (before.mark == '-' || before.mark == '/') return EndsLast(at - 1);
      return before.mark == ',' && at >= 2 &&
             ((closes && lexemes_[at - 2].capital) ||
              (modern && ModifiesNoun(at)));
    case kArticle:  // "the 1994 elections"
      return closes || (modern && !Is(at + 1, kUnit)) ||
             (value < 2030 && value >= 2000 && before.folded == "the");
    case kOf:
      return closes || modern;
    case kAnd:
    case kTo:
      return EndsLast(at - 1) || (modern && ModifiesNoun(at));
    default:
      return modern && (ModifiesNoun(at) || (closes && before.capital) ||
                        FollowsVerb(at));
  }
}

// "founded 1911 in Ruse"
bool LoneDates::FollowsVerb(size_t at) const {
  const SyntacticWord* next = reader_.WordAt(at + 1);
  return reader_.WordAt(at - 1)->upos == Upos::kVerb &&
         (next == nullptr || next->upos == Upos::kAdp ||
          next->upos == Upos::kPunct);
}

// "approaching 1944 election"
bool LoneDates::ModifiesNoun(size_t at) const {
  const SyntacticWord* next = reader_.WordAt(at + 1);
  return next != nullptr && !lexemes_[at + 1].folded.empty() &&
         ((next->upos == Upos::kNoun && !next->Has(Feature::kPlural)) ||
          next->upos == Upos::kAdj || next->upos == Upos::kPropn);
}

// "1980-1992", "1985 and 1986": the first of the two.
bool LoneDates::StartsSpan(size_t at) const {
  if (!reader_.Joins(at + 1)) return false;
  const DatePart year = reader_.YearAt(at);
  if (reader_.ShortYearAfter(year)) return true;
  const DatePart second = reader_.YearAt(at + 2);
  return second && !reader_.Counts(at + 2) && year.value < second.value &&
         second.value - year.value < 500;
}

}  // namespace quipu
