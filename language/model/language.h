// The languages that there are models, words and rules for: the one list of
// them.

#ifndef QUIPU_LANGUAGE_MODEL_LANGUAGE_H_
#define QUIPU_LANGUAGE_MODEL_LANGUAGE_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace quipu {

enum class Language : uint8_t {
  kNone,  // any other, or not known
  kEnglish,
  kFrench,
  kSpanish,
};

inline constexpr std::array kLanguages = {Language::kEnglish, Language::kFrench,
                                          Language::kSpanish};

// The place of a language other than kNone in kLanguages.
constexpr size_t IndexOf(Language language) {
  return static_cast<size_t>(language) - 1;
}

// ISO 639-1: "en"; "" for kNone.
constexpr std::string_view CodeOf(Language language) {
  constexpr std::array<std::string_view, kLanguages.size() + 1> kCodes = {
      "", "en", "fr", "es"};
  return kCodes[static_cast<size_t>(language)];
}

// kNone for any code but those of kLanguages.
constexpr Language LanguageOf(std::string_view code) {
  for (const Language language : kLanguages) {
    if (CodeOf(language) == code) return language;
  }
  return Language::kNone;
}

}  // namespace quipu

#endif  // QUIPU_LANGUAGE_MODEL_LANGUAGE_H_
