// The parts of dates: days, months, years, and points of time made of them.

#ifndef QUIPU_INGEST_EXTRACT_MENTION_LITERAL_DATE_READER_H_
#define QUIPU_INGEST_EXTRACT_MENTION_LITERAL_DATE_READER_H_

#include <vector>

#include "ingest/extract/mention/literal/date_phrase.h"

namespace quipu {

struct DatePart {
  int value = 0;
  size_t end = 0;  // 0: there is none
  bool is_short = false;
  explicit operator bool() const { return end > 0; }
};

struct PointReading {
  DatePoint point;
  size_t end = 0;                    // 0: there is none
  std::optional<DatePoint> to = {};  // of a span of time
  bool year_alone = false;
  explicit operator bool() const { return end > 0; }
};

class DateReader {
 public:
  DateReader(const AnalyzedSentence& sentence,
             const std::vector<LiteralLexeme>& lexemes)
      : sentence_(sentence), lexemes_(lexemes) {}

  bool Is(size_t at, LiteralCue cue) const {
    return at < lexemes_.size() && lexemes_[at].Is(cue);
  }
  bool IsMark(size_t at, char mark) const {
    return at < lexemes_.size() && lexemes_[at].IsMark(mark);
  }
  // Behind commas, weekdays and articles at `at`, of which it passes a few.
  size_t PastArticle(size_t at) const;
  // Whether a dash, "to" or "and" is there, which may join two dates.
  bool Joins(size_t at) const;

  // "5", "17th", "premier", "thirtieth", "ocho"
  DatePart DayAt(size_t at) const;
  DatePart MonthAt(size_t at) const;
  // A year of four digits, one with an era, or in words.
  DatePart YearAt(size_t at) const;

  // Dates that need nothing around them: with a month, in figures, decades,
  // centuries.
  PointReading CalendarAt(size_t at) const;
  PointReading DecadeOrCenturyAt(size_t at) const;
  // Whether figures at `at` count what follows: "2000 soldiers".
  bool Counts(size_t at) const;
  const SyntacticWord* WordAt(size_t at) const;
  // "6-9 May 1992", "du 6 au 9 mai": two days of one month.
  PointReading DaySpanAt(size_t at) const;
  // The "72" of "1971-72".
  DatePart ShortYearAfter(const DatePart& year) const;
  // Sets the year that follows at or behind `at` and returns where it ends, or
  // `at`.
  size_t TakeYear(size_t at, DatePoint& point) const;
  // Whether nothing at `at` may belong to a number before it.
  bool Ends(size_t at) const;

 private:
  PointReading NumericAt(size_t at) const;
  PointReading DayMonthAt(size_t at) const;
  PointReading MonthDayAt(size_t at) const;
  PointReading MonthYearAt(size_t at) const;
  PointReading YearFirstAt(size_t at) const;

  const AnalyzedSentence& sentence_;
  const std::vector<LiteralLexeme>& lexemes_;
};

}  // namespace quipu

#endif  // QUIPU_INGEST_EXTRACT_MENTION_LITERAL_DATE_READER_H_
