// What the words of a text say of its language.

#ifndef QUIPU_LANGUAGE_TEXT_LANGUAGE_H_
#define QUIPU_LANGUAGE_TEXT_LANGUAGE_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace quipu {

inline constexpr std::array<std::string_view, 3> kKnownLanguages = {"en", "fr",
                                                                    "es"};

struct LanguageVotes {
  // How many of the words are frequent small words of each language known.
  std::array<uint32_t, kKnownLanguages.size()> known{};
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

}  // namespace quipu

#endif  // QUIPU_LANGUAGE_TEXT_LANGUAGE_H_
