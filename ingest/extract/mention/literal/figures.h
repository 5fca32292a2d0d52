// Numbers, dates and decades in figures.

#ifndef QUIPU_INGEST_EXTRACT_MENTION_LITERAL_FIGURES_H_
#define QUIPU_INGEST_EXTRACT_MENTION_LITERAL_FIGURES_H_

#include <cstdint>
#include <string_view>

#include "ingest/extract/mention/literal/literal_words.h"

namespace quipu {

struct Figures {
  // kFigures, kNumericDate, kDecadeYear; kWord for other things that begin with
  // a figure: "4b", "10:30", a telephone number.
  LiteralCue cue = LiteralCue::kWord;
  // Of a kNumericDate: year * 10000 + month * 100 + day; the year may have two
  // digits, as the text has it.
  double value = 0;
  size_t length = 0;   // bytes
  uint8_t digits = 0;  // of kFigures in one run; 0 where divided: "1,500"
  bool ordinal = false;
};

// What begins with the figure at `at`. Numbers may be divided in threes by
// comma, point or blank, and have decimals. Of "5/6/1992", whose order differs
// from country to country, only the year is told, unless the text's language
// has the day first. Looks at no more than what it
// returns and a few bytes behind it.
// Only dates go beyond `limit`.
Figures ReadFigures(std::string_view text, size_t at, size_t limit,
                    bool day_first);

}  // namespace quipu

#endif  // QUIPU_INGEST_EXTRACT_MENTION_LITERAL_FIGURES_H_
