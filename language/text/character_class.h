// What characters are.

#ifndef QUIPU_LANGUAGE_TEXT_CHARACTER_CLASS_H_
#define QUIPU_LANGUAGE_TEXT_CHARACTER_CLASS_H_

#include <cstdint>
#include <string>
#include <string_view>

namespace quipu {

enum class CharacterClass : uint8_t {
  kSpace,   // white space, U+00A0, U+200B and U+FEFF included
  kFormat,  // combining marks, controls, zero-width: goes with what it is on
  kUpper,   // and title case
  kLower,
  kLetter,  // of scripts without case
  kDigit,
  kPeriod,
  kComma,
  kColon,    // and semicolon
  kStop,     // "!", "?", "…"
  kOpening,  // brackets, quotation marks, "¿", "¡"
  kClosing,
  kQuote,       // '"': opening or closing
  kApostrophe,  // "'", "’"
  kHyphen,
  kDash,
  kSlash,
  kPunctuation,
  kSymbol,  // also what is unassigned or not well-formed
};

CharacterClass ClassOf(char32_t c);

inline bool IsCased(CharacterClass c) {
  return c == CharacterClass::kUpper || c == CharacterClass::kLower;
}
inline bool IsWordLetter(CharacterClass c) {
  return IsCased(c) || c == CharacterClass::kLetter;
}

constexpr bool IsAsciiDigit(char c) {
  return c >= '0' && c <= '9';
}
constexpr bool IsAsciiLetter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// Whether the word begins with an upper-case letter.
bool IsCapitalised(std::string_view word);

// Mixes `value` into the hash `seed`; the hash of nothing is 0.
inline uint32_t MixHash(uint32_t seed, uint32_t value) {
  uint64_t h = (uint64_t{seed} << 32 | value) + 0x9e3779b97f4a7c15ULL;
  h = (h ^ (h >> 29)) * 0xbf58476d1ce4e5b9ULL;
  return static_cast<uint32_t>((h ^ (h >> 32)) >> 7);
}
uint32_t HashOf(std::u32string_view folded);

}  // namespace quipu

#endif  // QUIPU_LANGUAGE_TEXT_CHARACTER_CLASS_H_
