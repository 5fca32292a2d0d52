// Edit scripts: how a lemma is made of a form.

#ifndef QUIPU_LANGUAGE_SYNTAX_LEMMA_SCRIPT_H_
#define QUIPU_LANGUAGE_SYNTAX_LEMMA_SCRIPT_H_

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace quipu {

enum class LemmaCase : uint8_t {
  kLower,
  kTitle,
  kUpper,
  kAsWritten,
  kCommaNumber,   // "1,234,567" becomes "1234567"
  kPeriodNumber,  // "1.234.567" becomes "1234567"
};
inline constexpr uint32_t kLemmaCases = 6;

// First the case is set or separators are taken out of a number, then
// characters are cut off the end, then others are put there.
struct LemmaScript {
  static constexpr uint32_t kAll = 255;  // as `cut`

  LemmaCase letters = LemmaCase::kLower;
  uint32_t cut = 0;
  std::string append;
  friend auto operator<=>(const LemmaScript&, const LemmaScript&) = default;

  std::string Apply(std::string_view form) const;
};

// The script that makes `lemma` of `form` in the case given; one that ignores
// the form if the two have no beginning in common.
LemmaScript ScriptOf(std::string_view form, std::string_view lemma,
                     LemmaCase letters);

// The keys under which the lemmatiser finds scripts. Features "" stand for any.
// `folded`: FoldedLetters of the form; `form`: as written.
uint32_t SpellingKey(std::string_view form, std::string_view upos);
uint32_t WordKey(std::u32string_view folded, std::string_view upos,
                 std::string_view features);
// For the last `count` characters, at most all of them and one more: that
// nothing stands before.
// `rank`: 0 for the best script.
uint32_t EndingKey(std::u32string_view folded, size_t count,
                   std::string_view tag, std::string_view features,
                   uint32_t rank);
// The tag for endings: short words in capitals, and names without any, have
// rules of their own.
std::string EndingTag(std::string_view form, std::string_view upos);
// That a word with the tag has the lemma.
uint32_t LemmaKey(std::string_view lemma, std::string_view upos);

// Endings longer than this have no rules.
inline constexpr size_t kLongestEnding = 10;
// Scripts for one ending.
inline constexpr uint32_t kEndingRanks = 3;

}  // namespace quipu

#endif  // QUIPU_LANGUAGE_SYNTAX_LEMMA_SCRIPT_H_
