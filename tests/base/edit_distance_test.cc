#include "base/edit_distance.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>
#include <string>
#include <vector>

namespace quipu {
namespace {

// The textbook's table, whole.
size_t SlowEditDistance(const std::string& a, const std::string& b) {
  std::vector<std::vector<size_t>> t(a.size() + 1,
                                     std::vector<size_t>(b.size() + 1));
  for (size_t i = 0; i <= a.size(); ++i) {
    for (size_t j = 0; j <= b.size(); ++j) {
      t[i][j] =
          i == 0 ? j
          : j == 0
              ? i
              : std::min({t[i - 1][j] + 1, t[i][j - 1] + 1,
                          t[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
    }
  }
  return t[a.size()][b.size()];
}

TEST_CASE("The edit distance is the textbook's, up to the limit", "[base]") {
  std::mt19937 dice(41);
  for (int round = 0; round < 3000; ++round) {
    std::string a, b;
    for (auto i = dice() % 9; i > 0; --i) a += "abc"[dice() % 3];
    for (auto i = dice() % 9; i > 0; --i) b += "abc"[dice() % 3];
    const size_t expected = SlowEditDistance(a, b);
    for (size_t most = 0; most < 4; ++most) {
      const auto distance = EditDistance(a, b, most);
      CAPTURE(a, b, most);
      if (expected <= most) {
        CHECK(distance == expected);
      } else {
        CHECK_FALSE(distance);
      }
    }
  }
  CHECK(EditDistance("fronton", "frontón", 1) == size_t{1});
}

}  // namespace
}  // namespace quipu
