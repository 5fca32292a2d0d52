// Levenshtein's distance, one row of the table at a time. Only the cells within
// `most` of the diagonal are filled: all others are farther off (Ukkonen,
// "Algorithms for Approximate String Matching", 1985).

#include "base/edit_distance.h"

#include <algorithm>
#include <string>
#include <vector>

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
