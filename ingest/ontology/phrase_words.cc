#include "ingest/ontology/phrase_words.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "language/text/fold.h"

namespace quipu {
namespace {

constexpr std::array<std::string_view, 12> kElisions = {
    "l", "d", "n", "qu", "s", "j", "m", "t", "c", "lorsqu", "puisqu", "jusqu"};

// Ends of the pieces that an apostrophe at `at` makes of `token`; 0 for none.
size_t CutAtApostrophe(std::string_view token, size_t at, size_t length) {
  const std::string left = FoldWord(token.substr(0, at));
  const std::string right = FoldWord(token.substr(at + length));
  if (right == "s" && !left.empty()) return at;
  if (right == "t" && left.size() > 2 && left.back() == 'n') return at - 1;
  if (!right.empty() &&
      std::find(kElisions.begin(), kElisions.end(), left) != kElisions.end()) {
    return at + length;
  }
  return 0;
}

}  // namespace

std::string FoldWord(std::string_view word) {
  return Fold(word, kPhraseFolding);
}

std::vector<std::pair<size_t, size_t>> DivideWord(std::string_view word) {
  std::vector<std::pair<size_t, size_t>> out;
  size_t begin = 0;
  for (size_t at = 0; at < word.size();) {
    const DecodedCodePoint point = DecodeUtf8(word, at);
    if (IsHyphen(point.value)) {
      if (at > begin) out.emplace_back(begin, at);
      out.emplace_back(at, at + point.length);
      begin = at + point.length;
    } else if (IsApostrophe(point.value) && word.size() > point.length) {
      const size_t cut =
          CutAtApostrophe(word.substr(begin), at - begin, point.length);
      if (cut != 0) {
        out.emplace_back(begin, begin + cut);
        begin += cut;
      }
    }
    at += point.length;
  }
  if (begin < word.size()) out.emplace_back(begin, word.size());
  return out;
}

std::vector<std::string> FoldWords(std::string_view phrase) {
  std::vector<std::string> out;
  for (size_t at = 0; at < phrase.size();) {
    const size_t end = std::min(phrase.find(' ', at), phrase.size());
    const std::string_view word = phrase.substr(at, end - at);
    for (const auto& [from, to] : DivideWord(word)) {
      out.push_back(FoldWord(word.substr(from, to - from)));
    }
    at = end + 1;
  }
  return out;
}

}  // namespace quipu
