// Lines, and the blocks of lines that one sentence may not leave.

#include "language/text/lines.h"

#include <catch2/catch.hpp>
#include <random>
#include <string>

#include "tests/language/text/text_support.h"

namespace quipu {
namespace {

Span All(const std::string& text) {
  return {0, static_cast<uint32_t>(text.size())};
}

TEST_CASE("Lines cover their range without gaps", "[text]") {
  std::mt19937 random(41);
  for (int round = 0; round < 500; ++round) {
    const std::string text = RandomText(random, 40);
    uint32_t end = 0;
    for (const TextLine& line : LinesOf(text, All(text))) {
      REQUIRE(line.full.begin == end);
      REQUIRE(line.full.Contains(line.text));
      const std::string_view inside = line.full.In(text);
      const size_t newline = inside.find('\n');
      REQUIRE(
          (newline == std::string_view::npos || newline + 1 == inside.size()));
      end = line.full.end;
    }
    REQUIRE(end == text.size());
  }
}

TEST_CASE("Trimming takes white space and nothing else", "[text]") {
  const std::string text = " \u00A0\uFEFF\tword one\u2003\n";
  CHECK(Trimmed(text, All(text)).In(text) == "word one");
  const std::string blank = " \u2009\n";
  CHECK(Trimmed(blank, All(blank)).empty());
  const std::string letters = "\u00E9t\u00E9";
  CHECK(Trimmed(letters, All(letters)) == All(letters));
}

TEST_CASE("Marks of lists and headings are known", "[text]") {
  CHECK(LineMarkLength("# One") == 2);
  CHECK(LineMarkLength("###### Six") == 7);
  CHECK(LineMarkLength("####### seven") == 0);
  CHECK(LineMarkLength("#tag") == 0);
  CHECK(LineMarkLength("-  item") == 3);
  CHECK(LineMarkLength("- ") == 2);
  CHECK(LineMarkLength("-5 degrees") == 0);
  CHECK(LineMarkLength("12. item") == 4);
  CHECK(LineMarkLength("1) item") == 3);
  CHECK(LineMarkLength("1992. It") == 0);
  CHECK(LineMarkLength("\u2022 item") == 4);
  CHECK(LineMarkLength("**bold**") == 0);
}

TEST_CASE("Blocks ascend, are trimmed and hold every word", "[text]") {
  std::mt19937 random(42);
  for (int round = 0; round < 500; ++round) {
    const std::string text = RandomText(random, 40);
    uint32_t end = 0;
    for (const Span block : BlocksOf(text, All(text))) {
      REQUIRE(block.begin >= end);
      REQUIRE_FALSE(block.empty());
      REQUIRE(Trimmed(text, block) == block);
      REQUIRE(block.In(text).find("\n\n") == std::string_view::npos);
      end = block.end;
    }
    REQUIRE(end <= text.size());
  }
}

}  // namespace
}  // namespace quipu
