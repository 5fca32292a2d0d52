#include "language/text/character_class.h"

#include <unicode/uchar.h>

#include <array>

#include "base/utf8.h"

namespace quipu {
namespace {

constexpr char32_t kTableSize = 0x3000;

CharacterClass ClassByCategory(char32_t c) {
  switch (u_charType(static_cast<UChar32>(c))) {
    case U_UPPERCASE_LETTER:
    case U_TITLECASE_LETTER:
      return CharacterClass::kUpper;
    case U_LOWERCASE_LETTER:
      return CharacterClass::kLower;
    case U_MODIFIER_LETTER:
    case U_OTHER_LETTER:
      return CharacterClass::kLetter;
    case U_DECIMAL_DIGIT_NUMBER:
      return CharacterClass::kDigit;
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_COMBINING_SPACING_MARK:
    case U_CONTROL_CHAR:
    case U_FORMAT_CHAR:
      return CharacterClass::kFormat;
    case U_SPACE_SEPARATOR:
    case U_LINE_SEPARATOR:
    case U_PARAGRAPH_SEPARATOR:
      return CharacterClass::kSpace;
    case U_START_PUNCTUATION:
    case U_INITIAL_PUNCTUATION:
      return CharacterClass::kOpening;
    case U_END_PUNCTUATION:
    case U_FINAL_PUNCTUATION:
      return CharacterClass::kClosing;
    case U_DASH_PUNCTUATION:
      return CharacterClass::kDash;
    case U_OTHER_PUNCTUATION:
      return CharacterClass::kPunctuation;
    default:
      return CharacterClass::kSymbol;
  }
}

CharacterClass Classify(char32_t c) {
  if (c >= '\t' && c <= '\r') return CharacterClass::kSpace;
  switch (c) {
    case 0x85:
    case 0x200B:
    case 0xFEFF:
      return CharacterClass::kSpace;
    case '.':
      return CharacterClass::kPeriod;
    case ',':
      return CharacterClass::kComma;
    case ':':
    case ';':
      return CharacterClass::kColon;
    case '!':
    case '?':
    case 0x2026:
      return CharacterClass::kStop;
    case 0xBF:
    case 0xA1:
      return CharacterClass::kOpening;
    case '"':
      return CharacterClass::kQuote;
    case '\'':
    case 0x2019:
    case 0x2BC:
      return CharacterClass::kApostrophe;
    case '-':
    case 0x2010:
    case 0x2011:
      return CharacterClass::kHyphen;
    case '/':
      return CharacterClass::kSlash;
    default:
      return ClassByCategory(c);
  }
}

struct CharacterTable {
  CharacterTable() {
    for (char32_t c = 0; c < kTableSize; ++c) classes[c] = Classify(c);
  }
  std::array<CharacterClass, kTableSize> classes;
};

const CharacterTable& Table() {
  static const CharacterTable table;
  return table;
}

}  // namespace

CharacterClass ClassOf(char32_t c) {
  return c < kTableSize ? Table().classes[c] : Classify(c);
}

bool IsCapitalised(std::string_view word) {
  return !word.empty() &&
         ClassOf(DecodeUtf8(word, 0).value) == CharacterClass::kUpper;
}

uint32_t HashOf(std::u32string_view folded) {
  uint32_t hash = 0;
  for (const char32_t c : folded) hash = MixHash(hash, c);
  return hash;
}

}  // namespace quipu
