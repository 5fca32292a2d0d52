// Sentences by rule.

#include "train/score/sentence_bounds.h"

#include <catch2/catch.hpp>
#include <string>
#include <string_view>

namespace quipu {
namespace {

std::string Around(std::string_view text, std::string_view words) {
  const auto at = static_cast<uint32_t>(text.find(words));
  return std::string(
      SentenceAround(text, {at, at + static_cast<uint32_t>(words.size())})
          .In(text));
}

TEST_CASE("A sentence lies between two ends of sentences") {
  constexpr std::string_view kText =
      "One of 3.5 km. \"Two, no?\" «Three…»  Four [a.]\nfive\n\nsix";
  CHECK(Around(kText, "One") == "One of 3.5 km.");
  CHECK(Around(kText, "km.") == "One of 3.5 km.");
  CHECK(Around(kText, "Two") == "\"Two, no?\"");
  CHECK(Around(kText, "Three") == "«Three…»");
  CHECK(Around(kText, "Four") == "Four [a.]");
  CHECK(Around(kText, "five") == "five\n");
  CHECK(Around(kText, "six") == "six");
  CHECK(Around(kText, "no?\" «Three") == "\"Two, no?\" «Three…»");
}

}  // namespace
}  // namespace quipu
