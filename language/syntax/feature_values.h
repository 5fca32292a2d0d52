// Values that features of several of the segmenter's models are made of.

#ifndef QUIPU_LANGUAGE_SYNTAX_FEATURE_VALUES_H_
#define QUIPU_LANGUAGE_SYNTAX_FEATURE_VALUES_H_

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "language/syntax/token_features.h"
#include "language/text/abbreviations.h"

namespace quipu::features {

inline uint32_t Of(CharacterClass kind) {
  return static_cast<uint32_t>(kind);
}
inline uint32_t Of(LetterShape shape) {
  return static_cast<uint32_t>(shape);
}
inline uint32_t Of(TextGap gap) {
  return static_cast<uint32_t>(gap);
}

// Kind, shape and small lengths in one number.
inline uint32_t KindOf(const TextAtom& atom) {
  return Of(atom.kind) | Of(atom.shape) << 8 |
         std::min<uint32_t>(atom.length, 5) << 16;
}
inline uint32_t ShapeOf(const TextAtom& atom) {
  return Of(atom.shape) != 0 ? Of(atom.shape) : 32 + Of(atom.kind);
}
inline uint32_t ShapeOf(const AtomGroup& token) {
  const bool dotted = token.last_kind == CharacterClass::kPeriod;
  return token.IsWord() ? Of(token.shape) | uint32_t{dotted} << 4
                        : 32 + Of(token.kind);
}

// Exact for small numbers, coarse for large ones.
inline uint32_t Bucket(size_t n) {
  return n < 4 ? static_cast<uint32_t>(n)
               : 2 + static_cast<uint32_t>(std::bit_width(n)) +
                     (n < 64 && (n & (std::bit_floor(n) >> 1)) ? 32 : 0);
}

inline Abbreviation AbbreviationIn(std::string_view text, Span span) {
  if (span.size() > 16) return Abbreviation::kNone;
  return AbbreviationOf(span.In(text));
}

// Whether a full stop after `abbreviation`, whose first character is of `kind`,
// belongs to it for what comes next, after a blank.
inline bool GoesOn(Abbreviation abbreviation, CharacterClass kind,
                   LetterShape next) {
  if (abbreviation == Abbreviation::kBeforeNumber) {
    return next == LetterShape::kDigits;
  }
  return abbreviation == Abbreviation::kNever &&
         kind == CharacterClass::kUpper &&
         (next == LetterShape::kCapitalised || next == LetterShape::kInitial);
}

// "mili-" at the end of a line, before "tary" in the next.
inline bool IsHalfWord(CharacterClass left, CharacterClass hyphen, TextGap gap,
                       LetterShape next) {
  return IsWordLetter(left) && hyphen == CharacterClass::kHyphen &&
         (gap == TextGap::kWrap || gap == TextGap::kShortLine) &&
         next == LetterShape::kLower;
}

inline const TextAtom kNoAtom = {};
inline const AtomGroup kNoToken = {};

}  // namespace quipu::features

#endif  // QUIPU_LANGUAGE_SYNTAX_FEATURE_VALUES_H_
