// Dates that the text counts from another, or leaves half open: "the next day",
// "two years later", "Thursday", "the 25th", "last spring".

#ifndef QUIPU_INGEST_EXTRACT_MENTION_LITERAL_RELATIVE_DATES_H_
#define QUIPU_INGEST_EXTRACT_MENTION_LITERAL_RELATIVE_DATES_H_

#include <optional>
#include <vector>

#include "ingest/extract/mention/literal/date_reader.h"

namespace quipu {

class RelativeDates {
 public:
  RelativeDates(const DateReader& reader,
                const std::vector<LiteralLexeme>& lexemes)
      : reader_(reader), lexemes_(lexemes) {}

  PointReading ShiftAt(size_t at) const;
  PointReading SeasonAt(size_t at) const;
  PointReading WeekdayAt(size_t at) const;
  PointReading DayAloneAt(size_t at) const;
  // "Christmas 1944", "la Nochebuena", "at Easter 1969"
  PointReading FeastAt(size_t at) const;

 private:
  std::optional<DateShift> AmountAt(size_t& at, int sign,
                                    bool from_document) const;
  bool Is(size_t at, LiteralCue cue) const { return reader_.Is(at, cue); }
  bool IsMark(size_t at, char mark) const { return reader_.IsMark(at, mark); }
  // The lexeme before `at`, which is not the first.
  const LiteralLexeme& Before(size_t at) const { return lexemes_[at - 1]; }

  const DateReader& reader_;
  const std::vector<LiteralLexeme>& lexemes_;
};

}  // namespace quipu

#endif  // QUIPU_INGEST_EXTRACT_MENTION_LITERAL_RELATIVE_DATES_H_
