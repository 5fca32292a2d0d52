// The best labels of a sentence.

#include "language/names/label_sequence.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>

namespace quipu {
namespace {

TEST_CASE("The labels are the best of all sequences", "[ner]") {
  std::mt19937 random(3);
  const auto score = [&] {
    return static_cast<float>(random() % 2000) / 100.0F - 10.0F;
  };
  for (int round = 0; round < 200; ++round) {
    const size_t labels = 2 + random() % 3;
    const size_t words = 1 + random() % 5;
    std::vector<float> emissions(words * labels);
    std::vector<float> transitions((labels + 1) * labels);
    for (float& e : emissions) e = score();
    for (float& t : transitions) t = score();
    const auto sum = [&](const std::vector<uint8_t>& sequence) {
      float total = 0;
      size_t from = labels;
      for (size_t w = 0; w < words; ++w) {
        total += transitions[from * labels + sequence[w]] +
                 emissions[w * labels + sequence[w]];
        from = sequence[w];
      }
      return total;
    };
    float best = -1e9F;
    std::vector<uint8_t> sequence(words, 0);
    for (;;) {
      best = std::max(best, sum(sequence));
      size_t digit = 0;
      while (digit < words && ++sequence[digit] == labels)
        sequence[digit++] = 0;
      if (digit == words) break;
    }
    const auto found = FindBestLabels(emissions, transitions, labels);
    REQUIRE(found.size() == words);
    CHECK(sum(found) == Approx(best).margin(1e-3));
  }
}

TEST_CASE("No words have no labels", "[ner]") {
  CHECK(FindBestLabels({}, std::vector<float>(6), 2).empty());
}

}  // namespace
}  // namespace quipu
