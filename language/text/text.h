// Sentences and words, with ICU's rules.

#ifndef QUIPU_LANGUAGE_TEXT_TEXT_H_
#define QUIPU_LANGUAGE_TEXT_TEXT_H_

#include <string>
#include <string_view>
#include <vector>

#include "graph/model/document.h"
#include "graph/model/names.h"  // IWYU pragma: export
#include "graph/model/span.h"

namespace quipu {

enum class TokenKind : uint8_t { kWord, kNumber, kPunctuation };

struct Token {
  Span span;
  TokenKind kind = TokenKind::kWord;
};

struct Sentence {
  Span span;  // without white space at its ends
  RegionKind region = RegionKind::kBody;
  std::vector<Token> tokens;  // ascending, inside `span`
};

// The sentences of a document, ascending. None crosses a region or a blank
// line, and none ends at an abbreviation or an initial. Linear in the length of
// the text; a sentence of over 2,000 tokens is divided.
std::vector<Sentence> SplitSentences(const Document& document);

}  // namespace quipu

#endif  // QUIPU_LANGUAGE_TEXT_TEXT_H_
