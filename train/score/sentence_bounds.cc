#include "train/score/sentence_bounds.h"

#include <algorithm>
#include <cstddef>

#include "base/utf8.h"
#include "language/text/character_class.h"

namespace quipu {
namespace {

bool IsStop(char32_t c) {
  return c == U'.' || c == U'!' || c == U'?' || c == U'…';
}

bool IsClosing(char32_t c) {
  return c == U'"' || c == U'\'' || c == U')' || c == U']' || c == U'”' ||
         c == U'»';
}

bool IsBlank(char32_t c) {
  return c == U'\n' || ClassOf(c) == CharacterClass::kSpace;
}

// The first offset from `at` on whose character is not one of `kind`.
size_t After(std::string_view text, size_t at, bool (*kind)(char32_t)) {
  while (at < text.size()) {
    const DecodedCodePoint c = DecodeUtf8(text, at);
    if (!kind(c.value)) break;
    at += c.length;
  }
  return at;
}

bool IsLineFeed(char32_t c) {
  return c == U'\n';
}

// Where the sentence that ends at `at`, if one does, has its end, and where the
// next one begins; both 0 if none ends here.
struct SentenceEnd {
  size_t end = 0;
  size_t next = 0;
};

SentenceEnd EndAt(std::string_view text, size_t at) {
  const DecodedCodePoint c = DecodeUtf8(text, at);
  if (IsLineFeed(c.value)) return {at + 1, After(text, at, IsLineFeed)};
  if (!IsStop(c.value)) return {};
  const size_t end = After(text, at + c.length, IsClosing);
  const size_t next = After(text, end, IsBlank);
  return next > end ? SentenceEnd{end, next} : SentenceEnd{};
}

}  // namespace

Span SentenceAround(std::string_view text, Span words) {
  const std::string_view before = text.substr(0, words.begin);
  size_t begin = 0;
  for (size_t at = 0; at < before.size();) {
    const SentenceEnd end = EndAt(before, at);
    if (end.next > 0) begin = end.next;
    at = end.next > 0 ? end.next : at + DecodeUtf8(before, at).length;
  }
  size_t at = std::max<size_t>(begin, words.end - 1);
  while (!IsUtf8Boundary(text, at)) --at;
  for (; at < text.size(); at += DecodeUtf8(text, at).length) {
    const SentenceEnd end = EndAt(text, at);
    if (end.end > 0) {
      return {static_cast<uint32_t>(begin), static_cast<uint32_t>(end.end)};
    }
  }
  return {static_cast<uint32_t>(begin), static_cast<uint32_t>(text.size())};
}

}  // namespace quipu
