// Rewriting rules in the manner of phonetic codes such as Soundex and Daitch-
// Mokotoff, but milder: vowels stay, so that only spellings of one sound meet.

#include "ingest/resolve/names/spelling.h"

#include <unicode/translit.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <memory>

namespace quipu {
namespace {

bool IsAscii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) {
    return static_cast<unsigned char>(c) < 128;
  });
}

bool HasDigit(std::string_view word) {
  return word.find_first_of("0123456789") != std::string_view::npos;
}

bool IsVowel(char c) {
  return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y';
}

struct Rewrite {
  std::string_view from;
  std::string_view to;
};

// The first that fits counts, so longer ones come first. "1" is the sound of
// "sh".
constexpr std::array<Rewrite, 30> kRewrites = {{
    {"tsch", "1"}, {"sch", "1"}, {"tch", "1"}, {"sh", "1"}, {"ch", "1"},
    {"cz", "1"},   {"kh", "h"},  {"gh", "g"},  {"ph", "f"}, {"th", "t"},
    {"dh", "d"},   {"dz", "d"},  {"dj", "j"},  {"ck", "k"}, {"qu", "k"},
    {"gn", "n"},   {"ny", "n"},  {"sz", "s"},  {"tz", "s"}, {"ts", "s"},
    {"ou", "u"},   {"oo", "u"},  {"ee", "i"},  {"ae", "e"}, {"oe", "o"},
    {"q", "k"},    {"w", "v"},   {"y", "i"},   {"z", "s"},  {"x", "ks"},
}};

std::string Rewritten(std::string_view word) {
  std::string out;
  for (size_t i = 0; i < word.size();) {
    const auto rule = std::find_if(
        kRewrites.begin(), kRewrites.end(),
        [&](const Rewrite& r) { return word.substr(i).starts_with(r.from); });
    if (rule != kRewrites.end()) {
      out += rule->to;
      i += rule->from.size();
      continue;
    }
    if (word[i] == 'c') {
      const char next = i + 1 < word.size() ? word[i + 1] : '\0';
      out += next == 'e' || next == 'i' || next == 'y' ? 's' : 'k';
    } else {
      out += word[i];
    }
    ++i;
  }
  return out;
}

// "j" before a consonant is the Spanish one, at the end the Slavic one; "u"
// before a vowel begins words that others write with "w"; an "h" before a
// consonant or at the end is silent or nearly so.
std::string WithoutSilent(std::string_view word) {
  std::string out;
  for (size_t i = 0; i < word.size(); ++i) {
    const bool last = i + 1 == word.size();
    const bool before_vowel = !last && IsVowel(word[i + 1]);
    char c = word[i];
    if (c == 'j' && last) c = 'i';
    if (c == 'j' && !before_vowel) c = 'h';
    if (c == 'u' && i == 0 && before_vowel) c = 'v';
    if (c == 'h' && !before_vowel) continue;
    if (!out.empty() && out.back() == c) continue;
    out += c;
  }
  return out;
}

// "II" is not "I".
bool IsRomanNumeral(std::string_view word) {
  return word.find_first_not_of("ivx") == word.npos;
}

}  // namespace

std::vector<std::string_view> WordsOfName(std::string_view normal) {
  std::vector<std::string_view> words;
  while (!normal.empty()) {
    const size_t end = std::min(normal.find(' '), normal.size());
    if (end > 0) words.push_back(normal.substr(0, end));
    normal.remove_prefix(std::min(end + 1, normal.size()));
  }
  return words;
}

std::string AsciiOf(std::string_view word) {
  if (IsAscii(word)) return std::string(word);
  thread_local const std::unique_ptr<icu::Transliterator> latin = [] {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::Transliterator> made(
        icu::Transliterator::createInstance(
            "Any-Latin; Latin-ASCII; Lower; [^a-z0-9] Remove", UTRANS_FORWARD,
            status));
    return U_SUCCESS(status) ? std::move(made) : nullptr;
  }();
  if (latin == nullptr) return std::string(word);
  icu::UnicodeString text = icu::UnicodeString::fromUTF8(
      icu::StringPiece(word.data(), static_cast<int32_t>(word.size())));
  latin->transliterate(text);
  std::string ascii;
  text.toUTF8String(ascii);
  return ascii.empty() ? std::string(word) : ascii;
}

std::string SpellingWithEnding(std::string_view word) {
  if (HasDigit(word) || IsRomanNumeral(word)) return std::string(word);
  const std::string spelling = WithoutSilent(Rewritten(AsciiOf(word)));
  return spelling.empty() ? std::string(word) : spelling;
}

std::string SpellingOf(std::string_view word) {
  std::string spelling = SpellingWithEnding(word);
  if (spelling.size() > 3 && spelling.back() == 'e' && !HasDigit(word)) {
    spelling.pop_back();
  }
  return spelling;
}

std::string StemOf(std::string_view word) {
  constexpr size_t kShortest = 3;
  if (HasDigit(word) || IsRomanNumeral(word)) return std::string(word);
  std::string stem;
  for (const char c : AsciiOf(word)) {
    if (stem.empty() || stem.back() != c) stem += c;
  }
  const auto drop = [&stem](std::string_view letters) {
    if (stem.size() > kShortest &&
        letters.find(stem.back()) != std::string_view::npos) {
      stem.pop_back();
    }
  };
  drop("sx");
  drop("aeo");
  return stem.empty() ? std::string(word) : stem;
}

std::string EventStemOf(std::string_view word) {
  constexpr size_t kShortest = 3;
  // Longer endings first; the last vowel is gone already.
  static constexpr std::array<std::string_view, 18> kEndings = {
      "aient", "erent", "aron", "eron", "aban", "ait", "and", "end", "ing",
      "ent",   "ant",   "ab",   "ad",   "id",   "ed",  "er",  "ir",  "ar"};
  std::string stem = StemOf(word);
  for (const std::string_view ending : kEndings) {
    if (stem.ends_with(ending) && stem.size() >= ending.size() + kShortest) {
      stem.resize(stem.size() - ending.size());
      break;
    }
  }
  return stem;
}

}  // namespace quipu
