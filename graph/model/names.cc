// Unicode's part is ICU's: compatibility decomposition, then case folding, then
// decomposition again, since folding may compose. Marks are dropped after that.

#include "graph/model/names.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <vector>

#include "base/utf8.h"

namespace quipu {
namespace {

// Definite ones only: indefinite ones do not begin names, but "UN" does.
constexpr std::array<std::string_view, 7> kArticles = {
    "el", "la", "las", "le", "les", "los", "the"};

constexpr size_t kNameKeyBytes = 200;
constexpr size_t kKeysPerName = 8;

bool IsApostrophe(UChar32 c) {
  return c == U'\'' || c == U'\u2019';
}

// The code points of `name` in folded form, without marks and invisible
// characters. Empty if ICU fails, which only a lack of memory makes it do.
std::vector<UChar32> Fold(std::string_view name) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* decomposer =
      icu::Normalizer2::getNFKDInstance(status);
  if (U_FAILURE(status)) return {};
  icu::UnicodeString text = decomposer->normalize(
      icu::UnicodeString::fromUTF8(
          icu::StringPiece(name.data(), static_cast<int32_t>(name.size()))),
      status);
  text = decomposer->normalize(text.foldCase(), status);
  if (U_FAILURE(status)) return {};
  std::vector<UChar32> folded;
  for (int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
    const UChar32 c = text.char32At(i);
    const auto type = u_charType(c);
    if (type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK ||
        u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT)) {
      continue;
    }
    folded.push_back(c);
  }
  return folded;
}

bool IsWordCharacter(UChar32 c) {
  return u_isalnum(c) || u_charType(c) == U_COMBINING_SPACING_MARK;
}

// One past the dotted acronym that begins at `begin` ("p.c.p" of "p.c.p."), or
// `begin` if none does.
size_t EndOfDottedAcronym(const std::vector<UChar32>& text, size_t begin) {
  const auto is_letter = [&](size_t i) {
    return i < text.size() && u_isalpha(text[i]);
  };
  const auto is_word = [&](size_t i) {
    return i < text.size() && IsWordCharacter(text[i]);
  };
  if (!is_letter(begin) || (begin > 0 && is_word(begin - 1))) return begin;
  size_t end = begin + 1;
  while (end < text.size() && text[end] == U'.' && is_letter(end + 1) &&
         !is_word(end + 2)) {
    end += 2;
  }
  return end == begin + 1 ? begin : end;
}

// Words, one blank between them.
std::string JoinWords(const std::vector<UChar32>& text) {
  std::string words;
  bool blank_due = false;
  const auto append = [&](UChar32 c) {
    if (blank_due && !words.empty()) words += ' ';
    blank_due = false;
    AppendUtf8(static_cast<char32_t>(c), words);
  };
  for (size_t i = 0; i < text.size();) {
    const size_t end = EndOfDottedAcronym(text, i);
    if (end != i) {
      for (; i < end; i += 2) append(text[i]);
      i = end;
      continue;
    }
    if (IsWordCharacter(text[i])) {
      append(text[i]);
    } else {
      blank_due = true;
    }
    ++i;
  }
  return words;
}

// Past white space and a French "l'", as often as they come.
std::vector<UChar32> WithoutElision(std::vector<UChar32> text) {
  size_t begin = 0;
  while (begin < text.size()) {
    if (!IsWordCharacter(text[begin])) {
      ++begin;
    } else if (begin + 2 < text.size() && text[begin] == U'l' &&
               IsApostrophe(text[begin + 1]) &&
               IsWordCharacter(text[begin + 2])) {
      begin += 2;
    } else {
      break;
    }
  }
  text.erase(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(begin));
  return text;
}

}  // namespace

std::string NormalizeName(std::string_view name) {
  if (name.size() > size_t{std::numeric_limits<int32_t>::max()} / 32 ||
      !IsValidUtf8(name)) {
    return "";
  }
  const std::string words = JoinWords(WithoutElision(Fold(name)));
  std::string_view rest = words;
  while (true) {
    const size_t blank = rest.find(' ');
    if (blank == std::string_view::npos ||
        std::find(kArticles.begin(), kArticles.end(), rest.substr(0, blank)) ==
            kArticles.end()) {
      return std::string(rest);
    }
    rest.remove_prefix(blank + 1);
  }
}

std::string_view NameKey(std::string_view normal) {
  size_t length = std::min(normal.size(), kNameKeyBytes);
  while (!IsUtf8Boundary(normal, length)) --length;
  return normal.substr(0, length);
}

std::vector<std::string_view> NameKeys(std::string_view normal) {
  std::vector<std::string_view> keys;
  while (!normal.empty() && keys.size() < kKeysPerName) {
    keys.push_back(NameKey(normal));
    const size_t blank = std::min(normal.find(' '), normal.size());
    normal.remove_prefix(std::min(blank + 1, normal.size()));
  }
  return keys;
}

}  // namespace quipu
