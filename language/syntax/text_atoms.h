// The smallest pieces of a paragraph, of which tokens are made.

#ifndef QUIPU_LANGUAGE_SYNTAX_TEXT_ATOMS_H_
#define QUIPU_LANGUAGE_SYNTAX_TEXT_ATOMS_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "graph/model/span.h"
#include "language/text/character_class.h"

namespace quipu {

// What stands before a piece of text.
enum class TextGap : uint8_t {
  kNone,
  kSpace,
  kWrap,       // the end of a line that was full
  kShortLine,  // the end of a line in which the next word had found room
  kParagraph,  // the beginning of the paragraph
};

enum class LetterShape : uint8_t {
  kNone,  // no letters
  kLower,
  kCapitalised,
  kInitial,  // one upper-case letter
  kAllCaps,
  kMixed,
  kUncased,
  kDigits,
};

// A run of letters, a run of digits, or one other character.
struct TextAtom {
  Span span;
  uint32_t hash = 0;                              // of the folded characters
  uint32_t tail = 0;                              // of the last two of them
  CharacterClass kind = CharacterClass::kSymbol;  // of the first character
  LetterShape shape = LetterShape::kNone;
  TextGap gap = TextGap::kNone;  // before it
  uint8_t length = 0;            // characters, at most 255
  bool bound = false;  // inside an address of the web or of mail: never divided
                       // from what stands before
};

// The atoms of `range`, which holds no blank line. They cover everything but
// white space, do not overlap, and have at most 1000 bytes each. Linear.
std::vector<TextAtom> AtomsOf(std::string_view text, Span range);

}  // namespace quipu

#endif  // QUIPU_LANGUAGE_SYNTAX_TEXT_ATOMS_H_
