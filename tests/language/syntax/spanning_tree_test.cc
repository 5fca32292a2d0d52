// The best tree over the words of a sentence.

#include "language/syntax/spanning_tree.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>

namespace quipu {
namespace {

// Whether every word leads up to the root, which has one word below it.
bool IsTree(const std::vector<uint32_t>& heads) {
  size_t roots = 0;
  for (size_t i = 0; i < heads.size(); ++i) {
    roots += heads[i] == 0;
    size_t at = i + 1;
    for (size_t steps = 0; at != 0; ++steps) {
      if (steps > heads.size()) return false;
      at = heads[at - 1];
    }
  }
  return roots == 1;
}

double Sum(const std::vector<float>& scores,
           const std::vector<uint32_t>& heads) {
  double sum = 0;
  for (size_t d = 0; d < heads.size(); ++d) {
    sum += static_cast<double>(scores[d * (heads.size() + 1) + heads[d]]);
  }
  return sum;
}

TEST_CASE("The tree is the best of all trees", "[parse]") {
  std::mt19937 random(7);
  for (int round = 0; round < 400; ++round) {
    const auto n = static_cast<uint32_t>(1 + random() % 5);
    std::vector<float> scores(n * (n + 1));
    for (float& score : scores) {
      score = static_cast<float>(random() % 2000) / 100.0F - 10.0F;
    }
    // Every choice of heads, as the digits of a number.
    double best = -1e9;
    std::vector<uint32_t> heads(n, 0);
    for (;;) {
      if (IsTree(heads)) best = std::max(best, Sum(scores, heads));
      size_t digit = 0;
      while (digit < n && ++heads[digit] > n) heads[digit++] = 0;
      if (digit == n) break;
    }
    const std::vector<uint32_t> found = FindBestTree(scores, n);
    REQUIRE(found.size() == n);
    REQUIRE(IsTree(found));
    CHECK(Sum(scores, found) == Approx(best).margin(1e-4));
  }
}

TEST_CASE("Long sentences with many cycles have a tree", "[parse]") {
  std::mt19937 random(8);
  for (const uint32_t n : {100U, 256U}) {
    std::vector<float> scores(size_t{n} * (n + 1));
    for (float& score : scores) score = static_cast<float>(random() % 1000);
    // Pairs that would rather be each other's head.
    for (uint32_t d = 0; d < n; ++d) {
      scores[size_t{d} * (n + 1) + (d ^ 1U) + 1] = 5000;
    }
    CHECK(IsTree(FindBestTree(scores, n)));
  }
}

TEST_CASE("Equal scores still make a tree", "[parse]") {
  CHECK(IsTree(FindBestTree(std::vector<float>(30 * 31, 0.0F), 30)));
  CHECK(FindBestTree({}, 0).empty());
}

}  // namespace
}  // namespace quipu
