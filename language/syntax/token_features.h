// Tokens as the segmenter sees them, and what its model sees of a place where
// one may end: shared by training and use.

#ifndef QUIPU_LANGUAGE_SYNTAX_TOKEN_FEATURES_H_
#define QUIPU_LANGUAGE_SYNTAX_TOKEN_FEATURES_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "language/syntax/feature_list.h"
#include "language/syntax/hashed_values.h"
#include "language/syntax/text_atoms.h"

namespace quipu {

// What a word mostly is: the number of its tag in alphabetical order, from 1.
inline constexpr uint8_t kAuxiliaryClass = 4;
inline constexpr uint8_t kVerbClass = 16;
inline constexpr uint8_t kSeveralWordsClass = 18;  // a token that is divided

// A token as the models see it.
struct AtomGroup {
  uint32_t first_atom = 0;
  uint32_t atom_count = 0;
  Span span;
  uint32_t hash = 0;                              // of the folded characters
  CharacterClass kind = CharacterClass::kSymbol;  // of its first character
  CharacterClass last_kind = CharacterClass::kSymbol;
  LetterShape shape = LetterShape::kNone;
  TextGap gap = TextGap::kNone;  // before it
  uint8_t word_class = 0;        // 0: not known
  uint8_t length = 0;

  bool IsWord() const { return shape != LetterShape::kNone; }
};

// Whether it is for a model to say that a token ends before atoms[i], and if
// not, whether one does.
enum class BreakRule : uint8_t { kAsk, kBreak, kJoin };
// `token_begin` is the first atom of the token that atoms[i - 1] belongs to.
BreakRule TokenBreakRule(std::string_view text, std::span<const TextAtom> atoms,
                         size_t token_begin, size_t i);
void TokenBreakFeatures(std::string_view text, std::span<const TextAtom> atoms,
                        size_t token_begin, size_t i,
                        const HashedValues& word_classes, FeatureList& list);

AtomGroup GroupAtoms(std::span<const TextAtom> atoms, size_t begin, size_t end,
                     const HashedValues& word_classes);

}  // namespace quipu

#endif  // QUIPU_LANGUAGE_SYNTAX_TOKEN_FEATURES_H_
