// What a line looks like, whatever it says.

#include "ingest/read/line_shape.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <iterator>

#include "base/utf8.h"
#include "language/text/abbreviations.h"
#include "language/text/character_class.h"

namespace quipu {
namespace {

constexpr size_t kLongestTitle = 25;  // words
constexpr size_t kLongestName = 14;

bool IsClosing(UChar32 c) {
  const int8_t type = u_charType(c);
  return c == '"' || c == '\'' || c == '*' || c == '_' ||
         type == U_END_PUNCTUATION || type == U_FINAL_PUNCTUATION;
}

// Small words inside names, in lower case.
bool IsParticle(std::string_view word) {
  static constexpr std::string_view kParticles[] = {
      "&",    "al",   "and", "au",  "aux", "da",  "das", "de",    "del",
      "den",  "der",  "des", "di",  "do",  "dos", "du",  "e",     "el",
      "et",   "for",  "la",  "las", "le",  "les", "los", "of",    "on",
      "para", "pour", "sur", "the", "van", "von", "y",   "\u00E0"};
  return std::find(std::begin(kParticles), std::end(kParticles), word) !=
         std::end(kParticles);
}

bool IsCapital(std::string_view text, size_t at) {
  return at < text.size() && IsCapitalised(text.substr(at));
}

// One word of a name: "Jane", "J.", "d'Arc", "L'Humanit\u00E9", "de".
bool IsNameWord(std::string_view word) {
  if (word.find_first_of("0123456789:;!?()[]{}<>@#/") !=
      std::string_view::npos) {
    return false;
  }
  if (word.ends_with('.')) {
    const std::string_view stem = word.substr(0, word.size() - 1);
    return AbbreviationOf(stem) != Abbreviation::kNone && IsCapital(word, 0);
  }
  if (IsParticle(word) || IsCapital(word, 0)) return true;
  const size_t quote = word.find('\'');
  if (quote <= 2) {
    return IsCapital(word, quote + 1);
  }
  const size_t curly = word.find("\u2019");
  if (curly <= 2) {
    return IsCapital(word, curly + 3);
  }
  return word[0] == '"' && IsCapital(word, 1);
}

}  // namespace

LineShape ShapeOf(std::string_view line) {
  LineShape shape;
  bool in_word = false;
  bool begun = false;
  size_t last_word = 0;
  for (size_t i = 0; i < line.size();) {
    const DecodedCodePoint point = DecodeUtf8(line, i);
    const auto c = static_cast<UChar32>(point.value);
    const bool letter = u_isalpha(c);
    const bool digit = u_isdigit(c);
    if (!begun && (letter || digit)) {
      begun = true;
      shape.begins_high = !u_islower(c);
    }
    if (u_isUWhiteSpace(c)) {
      in_word = false;
      last_word = i + point.length;
    } else {
      if (letter && !in_word) {
        in_word = true;
        ++shape.words;
      }
      if (!IsClosing(c)) shape.last = point.value;
    }
    shape.letters += letter;
    shape.capitals += u_isupper(c) ? 1 : 0;
    shape.digits += digit;
    i += point.length;
  }
  std::string_view word = line.substr(last_word);
  if (word.ends_with('.')) {
    word.remove_suffix(1);
    shape.ends_dotted = AbbreviationOf(word) == Abbreviation::kMayEnd;
  }
  return shape;
}

bool IsNameLike(std::string_view words) {
  size_t count = 0;
  bool capital = false;
  while (!words.empty()) {
    const size_t end = std::min(words.find(' '), words.size());
    std::string_view word = words.substr(0, end);
    words.remove_prefix(std::min(end + 1, words.size()));
    if (word.ends_with(',')) word.remove_suffix(1);
    if (word.empty()) continue;
    if (++count > kLongestName || !IsNameWord(word)) return false;
    capital = capital || !IsParticle(word);
  }
  return capital;
}

bool IsHeadingLike(const LineShape& shape) {
  return shape.words >= 1 && shape.words <= kLongestTitle &&
         shape.letters >= 4 && shape.begins_high && !shape.ends_open();
}

}  // namespace quipu
