// Words divided at the ends of lines.

#include "ingest/read/divided_words.h"

#include <catch2/catch.hpp>
#include <string>

#include "ingest/read/read_document.h"

namespace quipu {
namespace {

Document Read(std::string_view bytes) {
  const Result<Document> document = ReadDocument({"a.txt"}, bytes);
  REQUIRE(document);
  return *document;
}

std::string TextOf(std::string_view bytes) {
  return Read(bytes).text;
}

TEST_CASE("Divided words are whole, and lines count as before", "[read]") {
  CHECK(TextOf("The gover-\nnor left the pri-\nson at noon.\n") ==
        "The governor\nleft the prison\nat noon.\n");
  CHECK(TextOf("the pri-\nson- and the mill\n") ==
        "the prison-\nand the mill\n");
  CHECK(TextOf("the inter-\nnatio-\nnal press\n") ==
        "the\ninternational\npress\n");
  // A hyphen of its own stays.
  CHECK(TextOf("He saw Vera Stone-\nMill there.\n") ==
        "He saw Vera Stone-Mill\nthere.\n");
  CHECK(TextOf("a self-\nmade man\n") == "a self-made\nman\n");
  CHECK(TextOf("the state-\nowned mills, owned by the state\n") ==
        "the state-owned\nmills, owned by the state\n");
  CHECK(TextOf("a go-\nbetween met the go-between.\n") ==
        "a go-between\nmet the go-between.\n");
  CHECK(TextOf("the pri-\nson, no pri, no son: a prison\n") ==
        "the prison,\nno pri, no son: a prison\n");
  CHECK(TextOf("THE COMMIS-\nSIONER SPOKE\n") == "THE COMMISSIONER\nSPOKE\n");
  CHECK(TextOf("la déci-\nsión y el mié-\nrcoles\n") ==
        "la décisión\ny el\nmiércoles\n");
  // The second half ends its line: the first then begins one.
  CHECK(TextOf("They held the inqui-\nry.\n\nNobody came.\n") ==
        "They held the\ninquiry.\n\nNobody came.\n");
}

TEST_CASE("Hyphens that divide no word stay at the ends of their lines",
          "[read]") {
  for (const std::string_view text :
       {"the pre-\nand post-war years\n", "a dash -\nand more\n",
        "numbers 3-\n4 and more\n", "one --\ntwo three\n",
        "Title\n-----\nx y\n", "pri-\n\nson of it\n", "pri-\nson\n", "see a-\n",
        "-\nx y\n"}) {
    CHECK(TextOf(text) == text);
  }
}

TEST_CASE("What is cut out of the file are the words with the line's end",
          "[read]") {
  const std::string bytes =
      "\xEF\xBB\xBFThe Com-\r\n  missioner of Prisons saw Vera Stone-\r\n"
      "Mill there.\r\n";
  const Document document = Read(bytes);
  const auto cut = [&](std::string_view words) {
    const size_t at = document.text.find(words);
    REQUIRE(at != std::string::npos);
    const auto source = document.source_map.ToSource(
        {static_cast<uint32_t>(at), static_cast<uint32_t>(at + words.size())});
    return bytes.substr(source.begin, source.end - source.begin);
  };
  CHECK(cut("Commissioner") == "Com-\r\n  missioner");
  CHECK(cut("Vera Stone-Mill") == "Vera Stone-\r\nMill");
  CHECK(cut("The") == "The");
  CHECK(cut("there.") == "there.");
  const auto line = [&](std::string_view words) {
    return document.source_map
        .Locate(static_cast<uint32_t>(document.text.find(words)), document.text)
        .number;
  };
  CHECK(line("The Com") == 1);
  CHECK(line("Vera") == 2);
  CHECK(line("there") == 3);
}

}  // namespace
}  // namespace quipu
