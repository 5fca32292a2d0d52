// Months and years that stand alone, and are dates only for what stands around
// them: "in May", "(1992)", "1959 Visits Peking".

#ifndef QUIPU_INGEST_EXTRACT_MENTION_LITERAL_LONE_DATES_H_
#define QUIPU_INGEST_EXTRACT_MENTION_LITERAL_LONE_DATES_H_

#include <vector>

#include "ingest/extract/mention/literal/date_reader.h"

namespace quipu {

class LoneDates {
 public:
  // `last`: the date found before, if there is one.
  LoneDates(const DateReader& reader, const std::vector<LiteralLexeme>& lexemes,
            const DatePhrase* last)
      : reader_(reader), lexemes_(lexemes), last_(last) {}

  PointReading MonthAloneAt(size_t at) const;
  PointReading YearAloneAt(size_t at) const;

 private:
  bool Joined(size_t at) const;
  bool MonthModifies(size_t at) const;
  PointReading ShortYearAt(size_t at) const;
  bool InContext(size_t at) const;
  bool HasYearContext(size_t at) const;
  bool FollowsVerb(size_t at) const;
  bool ModifiesNoun(size_t at) const;
  bool StartsSpan(size_t at) const;
  bool EndsLast(size_t at) const {
    return last_ != nullptr && last_->end == at;
  }
  bool Is(size_t at, LiteralCue cue) const { return reader_.Is(at, cue); }
  bool IsMark(size_t at, char mark) const { return reader_.IsMark(at, mark); }
  // The lexeme before `at`, which is not the first.
  const LiteralLexeme& Before(size_t at) const { return lexemes_[at - 1]; }

  const DateReader& reader_;
  const std::vector<LiteralLexeme>& lexemes_;
  const DatePhrase* last_;
};

}  // namespace quipu

#endif  // QUIPU_INGEST_EXTRACT_MENTION_LITERAL_LONE_DATES_H_
