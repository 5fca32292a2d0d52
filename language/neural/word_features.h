// What a network sees of a word: its form, its beginnings and endings, and its
// shape, as numbers.

#ifndef QUIPU_LANGUAGE_NEURAL_WORD_FEATURES_H_
#define QUIPU_LANGUAGE_NEURAL_WORD_FEATURES_H_

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace quipu {

inline constexpr uint32_t kAffixBuckets = 1U << 14;
inline constexpr uint32_t kShapeBuckets = 1U << 9;

struct WordFeatures {
  uint64_t form = 0;   // hash of the normalised form
  uint64_t plain = 0;  // of the normalised form without accents
  // Of the beginnings of 1 to 4 characters, the endings of 1 to 5, and the
  // whole form, each in [0, kAffixBuckets).
  std::array<uint16_t, 10> affixes{};
  uint16_t shape = 0;  // of capitals, digits and marks, in [0, kShapeBuckets)
};

// FNV-1a with a final mix, 64 bits.
uint64_t HashBytes(std::string_view bytes);

// Folded with kFormFolding (language/text/fold.h).
std::string NormalizeForm(std::string_view form);

// `first`: whether the word begins its sentence, where a capital says less.
// Linear in the form's length.
WordFeatures FindWordFeatures(std::string_view form, bool first);

}  // namespace quipu

#endif  // QUIPU_LANGUAGE_NEURAL_WORD_FEATURES_H_
