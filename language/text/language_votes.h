// What the words of a text say of its language.

#ifndef QUIPU_LANGUAGE_TEXT_LANGUAGE_VOTES_H_
#define QUIPU_LANGUAGE_TEXT_LANGUAGE_VOTES_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "language/model/language.h"

namespace quipu {

struct LanguageVotes {
  // How many of the words are frequent small words of each of kLanguages.
  std::array<uint32_t, kLanguages.size()> known{};
  // The same, of the likeliest other language, and the letters of Latin that
  // no language known is written with.
  uint32_t other = 0;
  uint32_t words = 0;        // in letters of Latin-1
  uint32_t small_words = 0;  // of them, those that begin in lower case
  uint32_t latin_letters = 0;
  uint32_t other_letters = 0;  // of other scripts
};

// Linear. Any bytes.
LanguageVotes CountLanguageVotes(std::string_view text);

// The language of a whole text by its beginning; kNone where that is too short
// or in none of kLanguages.
Language DetectLanguage(std::string_view text);

}  // namespace quipu

#endif  // QUIPU_LANGUAGE_TEXT_LANGUAGE_VOTES_H_
