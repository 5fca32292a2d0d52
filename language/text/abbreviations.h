// Words that a full stop belongs to, and words that sentences begin with, of
// English, French and Spanish together.

#ifndef QUIPU_LANGUAGE_TEXT_ABBREVIATIONS_H_
#define QUIPU_LANGUAGE_TEXT_ABBREVIATIONS_H_

#include <string_view>

namespace quipu {

enum class Abbreviation : uint8_t {
  kNone,
  kNever,         // "Mr.": something always follows
  kMayEnd,        // "U.S.", "Inc.", an initial: may also end a sentence
  kOftenEnds,     // "etc.": ends one if a capital follows
  kBeforeNumber,  // "No. 7": one only if a number follows
};

// What `word`, written without its last full stop, is. Single capital letters
// and letters joined by full stops ("U.S", "p.ej", "EE.UU") are known by shape.
Abbreviation AbbreviationOf(std::string_view word);

// Whether a sentence often begins with the capitalised `word`: "The", "Il",
// "Según".
bool IsSentenceStarter(std::string_view word);

}  // namespace quipu

#endif  // QUIPU_LANGUAGE_TEXT_ABBREVIATIONS_H_
