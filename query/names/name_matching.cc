#include "query/names/name_matching.h"

#include <algorithm>
#include <string>

#include "base/utf8.h"

namespace quipu {
namespace {

std::u32string CodePoints(std::string_view text) {
  std::u32string points;
  for (size_t i = 0; i < text.size();) {
    const DecodedCodePoint point = DecodeUtf8(text, i);
    points += point.value;
    i += point.length;
  }
  return points;
}

}  // namespace

std::vector<std::string_view> WordsOf(std::string_view normal) {
  std::vector<std::string_view> words;
  while (!normal.empty()) {
    const size_t blank = std::min(normal.find(' '), normal.size());
    if (blank > 0) words.push_back(normal.substr(0, blank));
    normal.remove_prefix(std::min(blank + 1, normal.size()));
  }
  return words;
}

std::optional<NameMatch> MatchName(std::string_view name,
                                   std::string_view wanted) {
  if (name == wanted) return NameMatch::kExact;
  if (name.starts_with(wanted)) return NameMatch::kPrefix;
  const std::vector<std::string_view> words = WordsOf(name);
  for (const std::string_view word : WordsOf(wanted)) {
    const bool begins_one =
        std::any_of(words.begin(), words.end(),
                    [&](std::string_view w) { return w.starts_with(word); });
    if (!begins_one) return std::nullopt;
  }
  return NameMatch::kToken;
}

bool ContainsWords(std::string_view name, std::string_view wanted) {
  const auto padded = [](std::string_view text) {
    return " " + std::string(text) + " ";
  };
  return padded(name).find(padded(wanted)) != std::string::npos;
}

std::optional<size_t> EditDistance(std::string_view a, std::string_view b,
                                   size_t most) {
  // A code point takes four bytes at most: far too long ones need no decoding.
  if (a.size() > 4 * (b.size() + most) || b.size() > 4 * (a.size() + most)) {
    return std::nullopt;
  }
  const std::u32string x = CodePoints(a);
  const std::u32string y = CodePoints(b);
  if (x.size() > y.size() + most || y.size() > x.size() + most) {
    return std::nullopt;
  }
  const size_t far = most + 1;
  std::vector<size_t> above(y.size() + 1, far);
  for (size_t j = 0; j <= std::min(most, y.size()); ++j) above[j] = j;
  for (size_t i = 1; i <= x.size(); ++i) {
    const size_t begin = i > most ? i - most : 1;
    const size_t end = std::min(y.size(), i + most);
    std::vector<size_t> row(y.size() + 1, far);
    if (i <= most) row[0] = i;
    size_t least = row[0];
    for (size_t j = begin; j <= end; ++j) {
      row[j] = std::min({above[j - 1] + (x[i - 1] == y[j - 1] ? 0 : 1),
                         above[j] + 1, row[j - 1] + 1, far});
      least = std::min(least, row[j]);
    }
    if (least > most) return std::nullopt;
    above.swap(row);
  }
  if (above[y.size()] > most) return std::nullopt;
  return above[y.size()];
}

}  // namespace quipu
