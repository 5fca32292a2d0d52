// Numbers in words and figures.

#ifndef QUIPU_INGEST_EXTRACT_MENTION_LITERAL_NUMBER_READER_H_
#define QUIPU_INGEST_EXTRACT_MENTION_LITERAL_NUMBER_READER_H_

#include <cstddef>
#include <optional>
#include <span>

#include "ingest/extract/mention/literal/literal_lexer.h"

namespace quipu {

struct NumberReading {
  size_t end = 0;               // the lexeme behind it; 0: there is no number
  std::optional<double> value;  // absent of "many", "dozens", "la moitié"
  bool about = false;           // said of round numbers: "une vingtaine"
  explicit operator bool() const { return end > 0; }
};

// The number that begins at lexeme `at`: "1,500", "a hundred and sixty-two",
// "soixante-dix-sept mille", "2.5 million", "una veintena", "many", "none".
NumberReading ReadNumberAt(std::span<const LiteralLexeme> lexemes, size_t at);

}  // namespace quipu

#endif  // QUIPU_INGEST_EXTRACT_MENTION_LITERAL_NUMBER_READER_H_
