#include "language/text/word_places.h"

#include <catch2/catch.hpp>
#include <string>

namespace quipu {
namespace {

std::vector<std::string> Found(std::string_view words, std::string_view text,
                               size_t limit = 10) {
  std::vector<std::string> found;
  for (const Span place : PlacesOfWords(words, text, limit)) {
    found.emplace_back(place.In(text));
  }
  return found;
}

TEST_CASE("Words are found whatever white space stands between them",
          "[text]") {
  CHECK(Found(" the  old mill ", "He burnt the\n  old mill. The old mill.") ==
        std::vector<std::string>{"the\n  old mill"});
  CHECK(Found("aa", "aaaa aab") == std::vector<std::string>{"aa", "aa", "aa"});
  CHECK(Found("aa", "aaaa aab", 1).size() == 1);
  CHECK(Found("mill house", "the mill").empty());
  CHECK(Found("mill", "").empty());
  CHECK(Found("  ", "a b").empty());
}

}  // namespace
}  // namespace quipu
