// What the look of a word tells of names, where an annotation does not.

#ifndef QUIPU_TRAIN_CORPORA_NAME_WORDS_H_
#define QUIPU_TRAIN_CORPORA_NAME_WORDS_H_

#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <string_view>

#include "language/text/character_class.h"  // IWYU pragma: export

namespace quipu {

template <size_t n>
bool IsOneOf(std::string_view word,
             const std::array<std::string_view, n>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// Whether all words but short lower-case ones ("of", "de la") are capitalised.
bool LooksLikeName(std::span<const std::string> forms);

// "American", "Iraqis", "Japanese".
bool LooksLikeDemonym(std::string_view form);

// "Mr.", "Senator", "M.", "général".
bool IsTitle(std::string_view form);

// Months and days of the week in English.
bool IsDateWord(std::string_view form);

}  // namespace quipu

#endif  // QUIPU_TRAIN_CORPORA_NAME_WORDS_H_
