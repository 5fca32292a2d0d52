#include "language/text/word_places.h"

namespace quipu {
namespace {

bool IsSpace(char c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

// How many bytes of `text` at `begin` are `words`; 0 if they are not there.
size_t LengthAt(std::string_view words, std::string_view text, size_t begin) {
  size_t at = begin;
  for (size_t w = 0; w < words.size(); ++w) {
    if (!IsSpace(words[w])) {
      if (at == text.size() || text[at] != words[w]) return 0;
      ++at;
      continue;
    }
    if (at == text.size() || !IsSpace(text[at])) return 0;
    while (at < text.size() && IsSpace(text[at])) ++at;
    while (w + 1 < words.size() && IsSpace(words[w + 1])) ++w;
  }
  return at - begin;
}

std::string_view Trimmed(std::string_view words) {
  while (!words.empty() && IsSpace(words.front())) words.remove_prefix(1);
  while (!words.empty() && IsSpace(words.back())) words.remove_suffix(1);
  return words;
}

}  // namespace

std::vector<Span> PlacesOfWords(std::string_view words, std::string_view text,
                                size_t limit) {
  words = Trimmed(words);
  std::vector<Span> places;
  if (words.empty()) return places;
  for (size_t at = text.find(words.front());
       at != std::string_view::npos && places.size() < limit;
       at = text.find(words.front(), at)) {
    const size_t length = LengthAt(words, text, at);
    if (length > 0) {
      places.push_back(
          {static_cast<uint32_t>(at), static_cast<uint32_t>(at + length)});
    }
    at += length > 0 ? length : 1;
  }
  return places;
}

}  // namespace quipu
