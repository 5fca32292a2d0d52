// What belongs together inside a stretch of text without blanks.

#ifndef QUIPU_LANGUAGE_TEXT_WORD_PARTS_H_
#define QUIPU_LANGUAGE_TEXT_WORD_PARTS_H_

#include <string_view>
#include <vector>

#include "graph/model/span.h"

namespace quipu {

// The addresses (http://…, www.…, name@host.example) inside `range`,
// ascending and apart. Linear.
std::vector<Span> FindAddresses(std::string_view text, Span range);

// Where a word between two of ICU's boundaries is to be cut, as ascending
// offsets inside it: "Peru's" at 4, "l'armée" (French) at 2, "end.The" at 3
// and 4.
std::vector<uint32_t> CutsOf(std::string_view word, bool french);

// Of a hyphenated word: whether the hyphen at `hyphen` is a token of its own
// ("CIA-led", "Lima-based").
bool DividesAtHyphen(std::string_view left, std::string_view right);

// For French: where the pronoun of "dit-il" or "a-t-elle" begins, hyphen and
// all; word.size() if there is none.
uint32_t FrenchCliticBegin(std::string_view word);

// A number, perhaps with separators, a percent sign or an ordinal ending.
bool IsNumberLike(std::string_view token);

// Length of the apostrophe, straight or curly, at `at`; 0 if there is none.
uint32_t ApostropheAt(std::string_view text, size_t at);

// Length of the hyphen (U+002D, U+2010, U+2011) at `at`; 0 if there is none.
uint32_t HyphenAt(std::string_view text, size_t at);

}  // namespace quipu

#endif  // QUIPU_LANGUAGE_TEXT_WORD_PARTS_H_
