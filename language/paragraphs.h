// Paragraphs, each in one language: what is analysed on its own.

#ifndef QUIPU_LANGUAGE_PARAGRAPHS_H_
#define QUIPU_LANGUAGE_PARAGRAPHS_H_

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model/span.h"
#include "language/syntax/parsed_sentence.h"

namespace quipu {

struct Paragraph {
  Span span;             // whole lines, the first and the last not blank
  std::string language;  // "en", "fr", "es", or "" for any other
};

// Divides at blank lines, and where a line that ends a sentence is followed by
// sentences of another language; what is in no paragraph is white space. The
// language is `given_language` if that is not empty, else found for each: where
// its own words do not settle it (headings, lists of names) by the paragraphs
// around it. Any bytes. Linear.
std::vector<Paragraph> DivideParagraphs(std::string_view text,
                                        std::string_view given_language);

// Likewise for sentences that came without a text, each by its forms and its
// neighbours. A language that a sentence has already is kept, unless one is
// given.
void AssignLanguages(std::span<ParsedSentence> sentences,
                     std::string_view given_language);

}  // namespace quipu

#endif  // QUIPU_LANGUAGE_PARAGRAPHS_H_
