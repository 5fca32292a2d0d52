// A script is made by comparing a form, put into a case, with its lemma: what
// differs behind their common beginning is cut off and put in its place. Keys
// are hashes of what a script depends on, told apart by a number that goes in
// first.

#include "language/syntax/lemma_script.h"

#include <unicode/uchar.h>

#include <algorithm>

#include "base/utf8.h"
#include "language/text/character_class.h"
#include "language/text/fold.h"

namespace quipu {
namespace {

char32_t Upper(char32_t c) {
  return c < 0x80 ? (c >= 'a' && c <= 'z' ? c - 32 : c)
                  : static_cast<char32_t>(u_toupper(static_cast<UChar32>(c)));
}

char32_t Lower(char32_t c) {
  // Folded changes apostrophes and hyphens as well.
  return IsCased(ClassOf(c)) ? Fold(c, kLetterFolding) : c;
}

// Three digits, and no fourth.
bool BeginsThousand(std::string_view text) {
  size_t digits = 0;
  while (digits < 4 && digits < text.size() && text[digits] >= '0' &&
         text[digits] <= '9') {
    ++digits;
  }
  return digits == 3;
}

std::u32string InCase(std::string_view text, LemmaCase letters) {
  std::u32string out;
  for (size_t i = 0; i < text.size();) {
    const DecodedCodePoint point = DecodeUtf8(text, i);
    i += point.length;
    char32_t c = point.value;
    const bool separates = (letters == LemmaCase::kCommaNumber && c == U',') ||
                           (letters == LemmaCase::kPeriodNumber && c == U'.');
    if (separates && !out.empty() && BeginsThousand(text.substr(i))) continue;
    if (letters == LemmaCase::kUpper ||
        (letters == LemmaCase::kTitle && out.empty())) {
      c = Upper(c);
    } else if (letters != LemmaCase::kAsWritten) {
      c = Lower(c);
    }
    out += c;
  }
  return out;
}

uint32_t HashText(uint32_t hash, std::string_view text) {
  for (const char c : text) hash = MixHash(hash, static_cast<uint8_t>(c));
  return hash;
}

}  // namespace

std::string LemmaScript::Apply(std::string_view form) const {
  std::string lemma;
  if (cut != kAll) {
    const std::u32string cased = InCase(form, letters);
    const size_t kept = cased.size() - std::min<size_t>(cut, cased.size());
    for (size_t i = 0; i < kept; ++i) AppendUtf8(cased[i], lemma);
  }
  lemma += append;
  return lemma.empty() ? std::string(form) : lemma;
}

LemmaScript ScriptOf(std::string_view form, std::string_view lemma,
                     LemmaCase letters) {
  const std::u32string cased = InCase(form, letters);
  const std::u32string goal = InCase(lemma, LemmaCase::kAsWritten);
  size_t common = 0;
  while (common < cased.size() && common < goal.size() &&
         cased[common] == goal[common]) {
    ++common;
  }
  if (common == 0 || cased.size() - common >= LemmaScript::kAll) {
    return {LemmaCase::kLower, LemmaScript::kAll, std::string(lemma)};
  }
  LemmaScript script{letters, static_cast<uint32_t>(cased.size() - common), {}};
  for (const char32_t c : goal.substr(common)) AppendUtf8(c, script.append);
  return script;
}

uint32_t WordKey(std::u32string_view folded, std::string_view upos,
                 std::string_view features) {
  return HashText(HashText(MixHash(HashOf(folded), 1), upos), features);
}

uint32_t SpellingKey(std::string_view form, std::string_view upos) {
  return HashText(HashText(3, form), upos);
}

uint32_t LemmaKey(std::string_view lemma, std::string_view upos) {
  return HashText(HashText(4, lemma), upos);
}

uint32_t EndingKey(std::u32string_view folded, size_t count,
                   std::string_view tag, std::string_view features,
                   uint32_t rank) {
  uint32_t hash = 8 + rank;
  for (size_t i = 0; i < count; ++i) {
    hash = MixHash(hash, i < folded.size() ? folded[folded.size() - 1 - i] : 0);
  }
  return HashText(HashText(MixHash(hash, 2), tag), features);
}

std::string EndingTag(std::string_view form, std::string_view upos) {
  constexpr uint32_t kLongestAcronym = 5;
  std::string tag(upos);
  uint32_t upper = 0;
  uint32_t others = 0;
  for (size_t i = 0; i < form.size() && upper + others <= kLongestAcronym;) {
    const DecodedCodePoint point = DecodeUtf8(form, i);
    i += point.length;
    const CharacterClass kind = ClassOf(point.value);
    upper += kind == CharacterClass::kUpper;
    others += kind != CharacterClass::kUpper;
  }
  if (upper + others <= kLongestAcronym && others == 0) tag += " upper";
  if (upper == 0 && upos == "PROPN") tag += " lower";
  return tag;
}

}  // namespace quipu
