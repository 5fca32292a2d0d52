// At each lexeme the first kind of date that fits is taken, with the words
// before and behind it that say how it is meant.

#include "ingest/extract/mention/literal/date_phrase.h"

#include <algorithm>

#include "ingest/extract/mention/literal/date_reader.h"
#include "ingest/extract/mention/literal/lone_dates.h"
#include "ingest/extract/mention/literal/relative_dates.h"

namespace quipu {
namespace {

using enum LiteralCue;

constexpr size_t kWordsBack = 6;  // how far before a date its bound may stand
class PhraseFinder {
 public:
  PhraseFinder(const AnalyzedSentence& sentence,
               const std::vector<LiteralLexeme>& lexemes)
      : reader_(sentence, lexemes),
        relative_(reader_, lexemes),
        lexemes_(lexemes) {}

  std::vector<DatePhrase> Run() {
    for (size_t at = 0; at < lexemes_.size();) {
      PointReading reading = PointAt(at);
      if (!reading) {
        ++at;
        continue;
      }
      DatePhrase phrase;
      phrase.core = phrase.begin = at;
      phrase.from = reading.point;
      phrase.to = reading.to;
      phrase.end = reading.end;
      if (!phrase.to) TakeUntil(phrase);
      TakeWordsBehind(phrase);
      TakeWordsBefore(phrase);
      phrase.aside = reading.year_alone && IsAside(phrase);
      if (phrase.to && phrase.bound == DateBound::kBetween &&
          phrase.from.kind != phrase.to->kind) {
        phrase.to.reset();
      }
      at = phrase.end;
      found_.push_back(phrase);
    }
    return std::move(found_);
  }

 private:
  bool Is(size_t at, LiteralCue cue) const { return reader_.Is(at, cue); }

  PointReading PointAt(size_t at) const {
    const LoneDates lone(reader_, lexemes_,
                         found_.empty() ? nullptr : &found_.back());
    PointReading reading = relative_.ShiftAt(at);
    if (!reading) reading = relative_.FeastAt(at);
    if (!reading) reading = reader_.CalendarAt(at);
    if (!reading) reading = reader_.DaySpanAt(at);
    if (!reading) reading = reader_.DecadeOrCenturyAt(at);
    if (!reading) reading = relative_.SeasonAt(at);
    if (!reading) reading = lone.MonthAloneAt(at);
    if (!reading) reading = lone.YearAloneAt(at);
    if (!reading) reading = relative_.WeekdayAt(at);
    if (!reading) reading = relative_.DayAloneAt(at);
    return reading;
  }

  // The second date of a span of time.
  void TakeUntil(DatePhrase& phrase) const {
    if (phrase.from.kind == DatePoint::Kind::kShift ||
        !reader_.Joins(phrase.end)) {
      return;
    }
    if (phrase.from.kind == DatePoint::Kind::kCalendar &&
        phrase.from.month == 0 && phrase.from.year > 0) {
      const DatePart first{phrase.from.year, phrase.end,
                           phrase.from.short_year};
      if (const DatePart rest = reader_.ShortYearAfter(first)) {
        phrase.to.emplace().year = rest.value;
        phrase.end = rest.end;
        return;
      }
    }
    const bool and_then = Is(phrase.end, kAnd);
    if (and_then && !BeginsBetween(phrase.core)) return;
    const size_t second = reader_.PastArticle(phrase.end + 1);
    if (second >= lexemes_.size()) return;
    PointReading until = reader_.CalendarAt(second);
    if (!until) until = reader_.DecadeOrCenturyAt(second);
    if (!until) until = SecondAt(second, phrase.from);
    if (!until || until.to || until.point.kind != phrase.from.kind) return;
    const int year = until.point.year;
    if (year > 0 && year < phrase.from.year && !until.point.short_year) return;
    phrase.to = until.point;
    phrase.end = until.end;
  }

  // A year, month or day alone as the end of a span that has one before.
  PointReading SecondAt(size_t at, const DatePoint& from) const {
    PointReading reading;
    reading.point.kind = from.kind;
    if (from.kind == DatePoint::Kind::kWeekday && Is(at, kWeekday)) {
      reading.point.day = static_cast<int>(lexemes_[at].meaning.value);
      reading.end = at + 1;
    }
    if (from.kind != DatePoint::Kind::kCalendar) return reading;
    const DatePart year = reader_.YearAt(at);
    if (year && from.year > 0 && from.month == 0 && !reader_.Counts(at)) {
      reading.point.year = year.value;
      reading.point.short_year = year.is_short;
      reading.end = year.end;
    } else if (const DatePart month = reader_.MonthAt(at);
               month && from.month > 0 && from.day == 0) {
      reading.point.month = month.value;
      reading.point.year = from.year;
      reading.end = month.end;
    } else if (const DatePart day = reader_.DayAt(at);
               day && from.day > 0 && Is(at, kFigures) &&
               reader_.Ends(day.end) && day.value > from.day) {
      reading.point = from;
      reading.point.day = day.value;
      reading.end = day.end;
    }
    return reading;
  }

  bool BeginsBetween(size_t core) const {
    for (size_t i = core; i-- > 0 && core - i <= 3;) {
      if (Is(i, kBetween)) return true;
      if (!Is(i, kArticle) && !Is(i, kWeekday)) return false;
    }
    return false;
  }

  void TakeWordsBehind(DatePhrase& phrase) const {
    size_t at = phrase.end;
    if (Is(at, kPartOfDay)) {
      at += lexemes_[at].length;
      if (phrase.from.kind == DatePoint::Kind::kWeekday) phrase.end = at;
    }
    if (at >= lexemes_.size()) return;
    const DateNearness nearness = NearnessOf(lexemes_[at]);
    const bool year_only = phrase.from.month == 0 && phrase.from.day == 0;
    if (nearness == DateNearness::kNone || year_only) return;
    if (phrase.from.year > 0 && !phrase.from.short_year) return;
    phrase.nearness = nearness;
    phrase.end = at + lexemes_[at].length;
  }

  static DateNearness NearnessOf(const LiteralLexeme& lexeme) {
    switch (lexeme.meaning.cue) {
      case kLast:
        return DateNearness::kLast;
      case kNext:
        return DateNearness::kNext;
      case kPreceding:
        return DateNearness::kPreceding;
      case kFollowing:
        return DateNearness::kFollowing;
      default:
        return DateNearness::kNone;
    }
  }

  // What the lexeme makes of the date behind it; kExact: nothing.
  static DateBound BoundOf(const LiteralLexeme& lexeme) {
    switch (lexeme.meaning.cue) {
      case kBefore:
        return DateBound::kBefore;
      case kAfter:
        return DateBound::kAfter;
      case kSince:
        return DateBound::kSince;
      case kBy:
        return DateBound::kBy;
      case kUntil:
        return DateBound::kUntil;
      case kEarly:
        return DateBound::kEarly;
      case kMid:
        return DateBound::kMid;
      case kLate:
        return DateBound::kLate;
      case kComparator:
        if (lexeme.Compares(Comparator::kAtMost)) return DateBound::kUntil;
        if (lexeme.Compares(Comparator::kAll)) return DateBound::kExact;
        return DateBound::kAround;
      default:
        return DateBound::kExact;
    }
  }

  // Sets bound and nearness from the words before, and where the phrase begins.
  void TakeWordsBefore(DatePhrase& phrase) const {
    const size_t least = phrase.core - std::min(phrase.core, kWordsBack);
    const size_t last_end = found_.empty() ? 0 : found_.back().end;
    size_t at = phrase.core;
    bool part_of_day = false;
    while (at > std::max(least, last_end)) {
      const size_t first = PhraseStart(at - 1, std::max(least, last_end));
      const LiteralLexeme& lexeme = lexemes_[first];
      part_of_day |= lexeme.Is(kPartOfDay);
      if (const DateBound bound = BoundOf(lexeme); bound != DateBound::kExact) {
        const bool bounds_hour =
            bound == DateBound::kBefore || bound == DateBound::kAfter;
        if (part_of_day && bounds_hour) return;  // "before dawn on Tuesday"
        if (phrase.bound == DateBound::kExact) phrase.bound = bound;
        phrase.begin = first;
      } else if (lexeme.Is(kBetween) && phrase.to) {
        if (lexeme.folded != "from") phrase.bound = DateBound::kBetween;
        phrase.begin = first;
      } else if (const DateNearness nearness = NearnessOf(lexeme);
                 nearness != DateNearness::kNone) {
        phrase.nearness = nearness;
        phrase.begin = first;
      } else if (lexeme.folded == "that" && phrase.from.month > 0) {
        phrase.nearness = DateNearness::kSame;
      } else if (lexeme.folded == "the" && IsYearAlone(phrase)) {
        return;  // "after the 2004 election"
      } else if (!lexeme.Is(kArticle) && !lexeme.Is(kWeekday) &&
                 !lexeme.Is(kPartOfDay) && !lexeme.Is(kOf) &&
                 !(lexeme.IsMark(',') && first > 0 &&
                   lexemes_[first - 1].Is(kWeekday))) {
        return;
      }
      at = first;
    }
  }

  static bool IsYearAlone(const DatePhrase& phrase) {
    return phrase.from.kind == DatePoint::Kind::kCalendar &&
           phrase.from.month == 0 && phrase.from.day == 0;
  }

  // Where the phrase of cues begins that ends with lexeme `last`.
  size_t PhraseStart(size_t last, size_t least) const {
    for (size_t i = last; i + 5 > last && i >= least; --i) {
      if (lexemes_[i].length > 1 && i + lexemes_[i].length == last + 1)
        return i;
      if (i == 0) break;
    }
    return last;
  }

  // A year that does not carry the story on: "(1992)", "the crisis of 1929".
  bool IsAside(const DatePhrase& phrase) const {
    if (phrase.begin == 0) return false;
    const LiteralLexeme& before = lexemes_[phrase.begin - 1];
    return before.IsMark('(') || before.IsMark('[') || before.Is(kOf) ||
           before.Is(kArticle) || before.IsMark(',');
  }

  const DateReader reader_;
  const RelativeDates relative_;
  const std::vector<LiteralLexeme>& lexemes_;
  std::vector<DatePhrase> found_;
};

}  // namespace

std::vector<DatePhrase> FindDatePhrases(
    const AnalyzedSentence& sentence,
    const std::vector<LiteralLexeme>& lexemes) {
  return PhraseFinder(sentence, lexemes).Run();
}

}  // namespace quipu
