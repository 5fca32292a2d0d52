#include "ingest/extract/mention/literal/date_reader.h"

#include "ingest/extract/mention/literal/number_reader.h"

namespace quipu {
namespace {

using enum LiteralCue;

constexpr int kFirstYear = 1000;
constexpr int kLastYear = 2199;

}  // namespace

const SyntacticWord* DateReader::WordAt(size_t at) const {
  if (at >= lexemes_.size()) return nullptr;
  return &sentence_.words[sentence_.tokens[lexemes_[at].token].first_word];
}

size_t DateReader::PastArticle(size_t at) const {
  constexpr int kMost = 4;
  for (int i = 0; i < kMost; ++i) {
    if (!Is(at, kArticle) && !Is(at, kWeekday) && !IsMark(at, ',')) break;
    const bool weekday = Is(at, kWeekday);
    at += lexemes_[at].length;
    if (weekday && IsMark(at, '.')) ++at;  // "Wed. 21 May"
  }
  return at;
}

bool DateReader::Joins(size_t at) const {
  return IsMark(at, '-') || IsMark(at, '/') || Is(at, kTo) || Is(at, kAnd);
}

bool DateReader::Counts(size_t at) const {
  if (at + 1 >= lexemes_.size()) return false;
  const LiteralLexeme& next = lexemes_[at + 1];
  if ((next.Is(kPersons) && !next.capital) || next.Is(kMoney) ||
      next.Is(kMeasure) || next.Is(kUnit) || next.Is(kScale)) {
    return true;
  }
  const double value = lexemes_[at].meaning.value;
  const bool the = at > 0 && lexemes_[at - 1].folded == "the";
  const bool plainly_year = lexemes_[at].digits == 4 && value >= 1900 &&
                            value < (the ? 2030 : 2000);  // "the 2020 votes"
  if (plainly_year || next.folded.empty() || next.capital) return false;
  const SyntacticWord* word = WordAt(at + 1);
  return word->upos == Upos::kNoun && (word->Has(Feature::kPlural));
}

DatePart DateReader::DayAt(size_t at) const {
  if (at >= lexemes_.size()) return {};
  const LiteralLexeme& first = lexemes_[at];
  DatePart day;
  if (first.Is(kFigures) && first.digits >= 1 && first.digits <= 2) {
    day = {static_cast<int>(first.meaning.value), at + 1};
    if (IsMark(at + 1, 'o')) ++day.end;  // "1º"
  } else if (first.Is(kOrdinal)) {
    day = {static_cast<int>(first.meaning.value), at + 1};
  } else if (first.Is(kNumber)) {
    const NumberReading number = ReadNumberAt(lexemes_, at);
    if (!number || !number.value || *number.value > 31) return {};
    day = {static_cast<int>(*number.value), number.end};
    if (Is(day.end, kOrdinal) && day.value % 10 == 0) {  // "twenty-first"
      day.value += static_cast<int>(lexemes_[day.end].meaning.value);
      ++day.end;
    }
  }
  return day.value >= 1 && day.value <= 31 ? day : DatePart{};
}

DatePart DateReader::MonthAt(size_t at) const {
  if (at >= lexemes_.size() || lexemes_[at].month == 0) return {};
  DatePart month{lexemes_[at].month, at + 1};
  const bool abbreviated = IsMark(at + 1, '.') && lexemes_[at + 1].glued;
  if (abbreviated && Is(at + 2, kFigures)) ++month.end;
  return month;
}

DatePart DateReader::YearAt(size_t at) const {
  if (at >= lexemes_.size()) return {};
  const LiteralLexeme& first = lexemes_[at];
  if (first.Is(kShortYear)) {
    return {static_cast<int>(first.meaning.value), at + 1, true};
  }
  if (first.Is(kFigures) && first.digits > 0 && first.digits <= 4) {
    const int value = static_cast<int>(first.meaning.value);
    const bool era = Is(at + 1, kEra) && lexemes_[at + 1].meaning.value > 0;
    if (era && value > 0) return {value, at + 1 + lexemes_[at + 1].length};
    if (first.digits != 4 || value < kFirstYear || value > kLastYear) return {};
    if (Is(at + 1, kEra)) return {};
    return {value, at + 1};
  }
  if (first.Is(kEra) && first.meaning.value > 0 && Is(at + 1, kFigures) &&
      lexemes_[at + 1].digits > 0 && lexemes_[at + 1].digits <= 4) {
    return {static_cast<int>(lexemes_[at + 1].meaning.value), at + 2};
  }
  if (first.Is(kNumber) || first.Is(kScale)) {
    const NumberReading number = ReadNumberAt(lexemes_, at);
    if (number && number.end - at >= 3 && number.value &&
        *number.value >= kFirstYear && *number.value <= kLastYear) {
      return {static_cast<int>(*number.value), number.end};
    }
  }
  return {};
}

size_t DateReader::TakeYear(size_t at, DatePoint& point) const {
  size_t next = at;
  const bool comma = IsMark(next, ',');
  const bool of = Is(next, kOf);
  if (comma || of) ++next;
  const bool article = of && Is(next, kArticle);  // "de l'année suivante"
  const LiteralLexeme* shifted =
      next < lexemes_.size() ? &lexemes_[next] : nullptr;
  if (!comma && shifted != nullptr &&
      shifted->meaning.unit == TimeUnit::kYear &&
      (shifted->Is(kFromDocument) || (of && shifted->Is(kFromNarrative)))) {
    point.shift =
        DateShift{TimeUnit::kYear, static_cast<int>(shifted->meaning.value),
                  shifted->Is(kFromDocument)};
    return next + shifted->length;
  }
  if (of && Is(next, kIn)) next += lexemes_[next].length;  // "del año 1992"
  if (article) return at;
  if (const DatePart year = YearAt(next); year && !Counts(year.end - 1)) {
    point.year = year.value;
    point.short_year = year.is_short;
    return year.end;
  }
  if (!comma && Is(next, kFigures) && lexemes_[next].digits == 2 &&
      !Counts(next) && lexemes_[next].meaning.value >= 32 &&
      !lexemes_[next].ordinal) {
    point.year = static_cast<int>(lexemes_[next].meaning.value);
    point.short_year = true;
    return next + 1;
  }
  return at;
}

// The "72" of "1971-72".
DatePart DateReader::ShortYearAfter(const DatePart& year) const {
  const size_t at = year.end + 1;
  if (!(IsMark(year.end, '-') || IsMark(year.end, '/')) || !Is(at, kFigures) ||
      !lexemes_[at].glued || lexemes_[at].digits != 2 || year.is_short) {
    return {};
  }
  const int value =
      year.value / 100 * 100 + static_cast<int>(lexemes_[at].meaning.value);
  return value > year.value ? DatePart{value, at + 1} : DatePart{};
}

bool DateReader::Ends(size_t at) const {
  const SyntacticWord* next = WordAt(at);
  if (next == nullptr || lexemes_[at].Is(kMark) || lexemes_[at].line_begins)
    return true;
  return next->upos != Upos::kNoun && next->upos != Upos::kPropn &&
         next->upos != Upos::kAdj && next->upos != Upos::kNum &&
         next->upos != Upos::kSym && next->upos != Upos::kX &&
         !lexemes_[at].Is(kMeasure);
}

}  // namespace quipu
