// A sentence as dates and quantities see it: figures, the words of closed
// classes, marks.

#ifndef QUIPU_INGEST_EXTRACT_MENTION_LITERAL_LITERAL_LEXER_H_
#define QUIPU_INGEST_EXTRACT_MENTION_LITERAL_LITERAL_LEXER_H_

#include <cstdint>
#include <string>
#include <vector>

#include "graph/model/extraction.h"
#include "graph/model/span.h"
#include "ingest/extract/mention/literal/literal_words.h"
#include "language/model/analysis.h"

namespace quipu {

// A run of letters or of figures, or a mark; apostrophes and hyphens between
// letters only divide.
struct LiteralLexeme {
  Span span;
  uint32_t token = 0;          // of the sentence; several may be of one
  LiteralMeaning meaning;      // of the longest phrase that begins here
  uint8_t length = 1;          // lexemes of that phrase
  uint8_t digits = 0;          // of kFigures in one run: 4 of "1992"
  uint8_t month = 0;           // from 1, of a month's name
  char mark = 0;               // of kMark; every dash is '-', every quote '"'
  bool month_is_sure = false;  // no other word, or with a capital
  bool ordinal = false;        // of kFigures: "17th"
  bool capital = false;
  bool line_begins = false;
  bool glued = false;  // nothing between it and the one before
  std::string folded;  // of words

  bool Is(LiteralCue cue) const { return meaning.cue == cue; }
  bool Compares(Comparator comparator) const {
    return Is(LiteralCue::kComparator) &&
           meaning.value == static_cast<double>(comparator);
  }
  bool IsMark(char c) const { return Is(LiteralCue::kMark) && mark == c; }
};

// Words are of the sentence's language; of `fallback` where that does not know
// them, for short sentences are often taken for another one. Linear.
std::vector<LiteralLexeme> LexLiterals(const Analysis& analysis,
                                       const AnalyzedSentence& sentence,
                                       Language fallback);

}  // namespace quipu

#endif  // QUIPU_INGEST_EXTRACT_MENTION_LITERAL_LITERAL_LEXER_H_
