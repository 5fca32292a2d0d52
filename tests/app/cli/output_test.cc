// Text on terminals: widths, wrapping, what must not be printed raw.

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <random>

#include "app/cli/output/json.h"
#include "app/cli/output/text.h"

namespace quipu {
namespace {

std::vector<std::string> WrapPlain(const std::string& text, size_t width) {
  std::vector<std::string> lines;
  for (const StyledText& line : Wrap({{text, Style::kPlain}}, width)) {
    std::string& joined = lines.emplace_back();
    for (const StyledRun& run : line) {
      joined += run.text;
    }
  }
  return lines;
}

TEST_CASE("Width counts columns, not bytes or code points", "[cli]") {
  CHECK(DisplayWidth("Quispe") == 6);
  CHECK(DisplayWidth("Julián") == 6);
  CHECK(DisplayWidth("Julia\u0301n") == 6);  // an accent that stands alone
  CHECK(DisplayWidth("北京") == 4);
  CHECK(DisplayWidth("A —[p]→ B") == 9);
  CHECK(DisplayWidth("") == 0);
}

TEST_CASE("Nothing that steers a terminal is printable", "[cli]") {
  CHECK(Printable("a\x1b[31mb") == "a␛[31mb");
  CHECK(Printable("a\x07\x7f") == "a␇␡");
  CHECK(Printable("x\xc2\x9b"
                  "1m") == "x\ufffd1m");                 // CSI as one character
  CHECK(Printable("\u202egnp.exe") == "\ufffdgnp.exe");  // right to left
  CHECK(Printable("\xff") == "\ufffd");
  CHECK(Printable("a\r\nb\tc") == "a  b c");
  CHECK(OneLine("  a\r\n\tb  ") == "a b");
}

TEST_CASE("Lines break at blanks and never leave the terminal", "[cli]") {
  CHECK(WrapPlain("one two three", 7) ==
        std::vector<std::string>{"one two", "three"});
  CHECK(WrapPlain("ábcdé fghij", 5) ==
        std::vector<std::string>{"ábcdé", "fghij"});
  CHECK(WrapPlain("one  two", 4) == std::vector<std::string>{"one", "two"});
  CHECK(WrapPlain("abcdefgh", 3) ==
        std::vector<std::string>{"abc", "def", "gh"});
  CHECK(WrapPlain("one two", 0) == std::vector<std::string>{"one two"});
  CHECK(WrapPlain("", 5) == std::vector<std::string>{""});
}

TEST_CASE("Wrapping loses nothing but blanks", "[cli]") {
  std::mt19937 random(20261120);
  const std::string letters[] = {"a", "é", " ", "e\u0301", "語", "bc", " "};
  for (int round = 0; round < 300; ++round) {
    std::string text = "x";
    for (size_t i = random() % 60; i > 0; --i) {
      text += letters[random() % std::size(letters)];
    }
    const size_t width = 2 + random() % 20;
    std::string joined;
    for (const std::string& line : WrapPlain(text, width)) {
      CHECK(DisplayWidth(line.substr(0, line.find_last_not_of(' ') + 1)) <=
            width);
      joined += line;
    }
    std::erase(joined, ' ');
    std::erase(text, ' ');
    CHECK(joined == text);
  }
}

TEST_CASE("A cut text ends with an ellipsis inside its width", "[cli]") {
  CHECK(Elide("Julián", 6) == "Julián");
  CHECK(Elide("Julián", 5) == "Juli…");
  CHECK(Elide("北京市", 4) == "北…");
  CHECK(Elide("abc", 1) == "…");
}

TEST_CASE("Escaped JSON is the same value", "[cli]") {
  const Json value = {{"k", "a\x1b\x7f\u009b\u202e é"}};
  const std::string text = ToText(value, -1);
  CHECK(text == R"({"k":"a\u001b\u007f\u009b\u202e é"})");
  CHECK(nlohmann::json::parse(text).at("k") == "a\x1b\x7f\u009b\u202e é");
  CHECK(ToText(Json("a\xff"), -1) == "\"a\ufffd\"");
}

}  // namespace
}  // namespace quipu
