// Where sentences end.

#include <catch2/catch.hpp>
#include <random>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "language/text/text.h"
#include "tests/language/text/text_support.h"

namespace quipu {
namespace {

using Strings = std::vector<std::string>;

TEST_CASE("A sentence ends at a full stop before a capital", "[text]") {
  CHECK(SentencesIn("Anna met Bob. They talked. It rained.") ==
        Strings{"Anna met Bob.", "They talked.", "It rained."});
  CHECK(SentencesIn("No end in sight") == Strings{"No end in sight"});
  CHECK(SentencesIn("").empty());
  CHECK(SentencesIn(" \n\t ").empty());
}

TEST_CASE("An abbreviation does not end a sentence", "[text]") {
  const Strings whole = {
      "Mr. Teale met Dr. Pym and Gen. Salazar at St. Anne's.",
      "He was seen by J. K. Huaman and Manuel P. Prado.",
      "The U.S. Army left on Dec. 17 at 5 p.m. from Fort No. 7.",
      "The U.S. government paid approx. 3 million.",
      "Prof. Lee, Ph.D. of Yale, spoke vs. Capt. Roe.",
  };
  for (const std::string& sentence : whole) {
    CHECK(SentencesIn(sentence) == Strings{sentence});
  }
  const std::string french =
      "M. Le Pen et Mme. Arnaud ont vu le Dr. J.-P. Bruneau, cf. p. 12.";
  CHECK(SentencesIn(french, "fr") == Strings{french});
  const std::string spanish =
      "El Sr. Villalba y la Sra. Quiroga viven en EE.UU. con el Lic. Soto.";
  CHECK(SentencesIn(spanish, "es") == Strings{spanish});
}

TEST_CASE("An abbreviation ends a sentence if a usual first word follows",
          "[text]") {
  CHECK(SentencesIn("He went to the U.S. The army stayed.").size() == 2);
  CHECK(SentencesIn("They work for Corvina Inc. It has no ships.").size() == 2);
  CHECK(SentencesIn("He chose plan B. Then he left.").size() == 2);
  CHECK(SentencesIn("Guns, tanks, etc. Fujimori fled.").size() == 2);
  CHECK(SentencesIn("Guns, tanks, etc. were used.").size() == 1);
  CHECK(SentencesIn("Vive en EE.UU. El ej\u00E9rcito no.", "es").size() == 2);
}

TEST_CASE("What closes belongs to the sentence before", "[text]") {
  CHECK(SentencesIn("\"It is over.\" He left.") ==
        Strings{"\"It is over.\"", "He left."});
  CHECK(SentencesIn("It was so (he said.) He left.") ==
        Strings{"It was so (he said.)", "He left."});
  CHECK(SentencesIn("\u00AB C'est fini. \u00BB Il partit.", "fr") ==
        Strings{"\u00AB C'est fini. \u00BB", "Il partit."});
  CHECK(SentencesIn("They say so.[12] We do not.(3) Nobody does.") ==
        Strings{"They say so.[12]", "We do not.(3)", "Nobody does."});
}

TEST_CASE("What opens belongs to the sentence behind", "[text]") {
  CHECK(SentencesIn("He left. \"It is over.\"") ==
        Strings{"He left.", "\"It is over.\""});
  CHECK(SentencesIn("\u00BFQui\u00E9n? \u00A1Nadie!", "es") ==
        Strings{"\u00BFQui\u00E9n?", "\u00A1Nadie!"});
  CHECK(SentencesIn("He left. (Nobody saw it.)") ==
        Strings{"He left.", "(Nobody saw it.)"});
}

TEST_CASE("A mark before a small letter ends nothing", "[text]") {
  CHECK(SentencesIn("\"Why?\" he asked. \"Go!\" she said.").size() == 2);
  CHECK(SentencesIn("Lies ... and more lies.").size() == 1);
  CHECK(SentencesIn("Lies... And more lies.").size() == 2);
  CHECK(SentencesIn("Il partit\u2026 Puis rien.", "fr").size() == 2);
}

TEST_CASE("A number keeps its point", "[text]") {
  CHECK(SentencesIn("It cost 3.5 million in 1992. 150 men died.").size() == 2);
  CHECK(SentencesIn("See www.example.org. It is there.").size() == 2);
}

TEST_CASE("A stop without its blank ends a sentence between words", "[text]") {
  CHECK(SentencesIn("This is the end.The beginning was better.") ==
        Strings{"This is the end.", "The beginning was better."});
}

TEST_CASE("A blank line ends a sentence and a wrapped line does not",
          "[text]") {
  CHECK(SentencesIn("The prison in\nLima was attacked\n\nat dawn.") ==
        Strings{"The prison in\nLima was attacked", "at dawn."});
  const std::string wrapped =
      "The soldiers went in on the second day, and the head of the\n"
      "Red Cross mission was told to wait outside with the\n"
      "families.";
  CHECK(SentencesIn(wrapped) == Strings{wrapped});
}

TEST_CASE("A line that was ended on purpose ends a sentence", "[text]") {
  CHECK(SentencesIn("Ernesto Villalba\nLawyer of the Committee") ==
        Strings{"Ernesto Villalba", "Lawyer of the Committee"});
  const std::string paragraph =
      "This long line is a paragraph by itself, as in many old pages\n"
      "and ends.\nShort heading\nAnd the next long line is one by itself as "
      "well";
  CHECK(SentencesIn(paragraph).size() == 3);
}

TEST_CASE("A line that ends in a small word or a comma goes on", "[text]") {
  CHECK(SentencesIn("Sent to the prison of\nCanto Grande").size() == 1);
  CHECK(SentencesIn("Claire Delorme,\nPresident").size() == 1);
}

TEST_CASE("Headings and list items are sentences without their marks",
          "[text]") {
  CHECK(SentencesIn("# The heading\nThe text goes on here, and it is long.\n"
                    "- **1982**: first\n- **1983**: second\n  and its rest\n"
                    "1. Counted\n") ==
        Strings{"The heading", "The text goes on here, and it is long.",
                "**1982**: first", "**1983**: second\n  and its rest",
                "Counted"});
}

TEST_CASE("Outside of prose each line is a sentence", "[text]") {
  const Document document = DocumentOf("Date: today\nFrom: Ann\n\nTo: Bob\n",
                                       "en", RegionKind::kMailHeader);
  const std::vector<Sentence> sentences = SplitSentences(document);
  REQUIRE(sentences.size() == 3);
  CHECK(sentences[1].span.In(document.text) == "From: Ann");
  CHECK(sentences[1].region == RegionKind::kMailHeader);
}

TEST_CASE("No sentence leaves its region", "[text]") {
  Document document = DocumentOf("By Jane Roe and then some more words");
  document.regions = {{{0, 11}, RegionKind::kByline},
                      {{11, 36}, RegionKind::kBody}};
  const std::vector<Sentence> sentences = SplitSentences(document);
  REQUIRE(sentences.size() == 2);
  CHECK(sentences[0].span == Span{0, 11});
  CHECK(sentences[1].span == Span{12, 36});
}

TEST_CASE("Other scripts have ends of their own", "[text]") {
  CHECK(SentencesIn("\u4ED6\u8D70\u4E86\u3002\u5979\u6765\u4E86\u3002", "")
            .size() == 2);
  CHECK(SentencesIn("\u0935\u0939 \u0917\u092F\u093E\u0964 "
                    "\u0935\u0939 \u0906\u092F\u093E\u0964",
                    "")
            .size() == 2);
}

// Ascending, apart, inside their regions, and every character that is seen in
// exactly one token.
void CheckWhole(const Document& document) {
  const std::vector<Sentence> sentences = SplitSentences(document);
  uint32_t end = 0;
  size_t region = 0;
  for (const Sentence& sentence : sentences) {
    REQUIRE_FALSE(sentence.span.empty());
    REQUIRE(sentence.span.begin >= end);
    while (document.regions[region].span.end <= sentence.span.begin) ++region;
    REQUIRE(document.regions[region].span.Contains(sentence.span));
    REQUIRE(document.regions[region].kind == sentence.region);
    REQUIRE_FALSE(sentence.tokens.empty());
    REQUIRE(sentence.tokens.size() <= 2000);
    REQUIRE(sentence.span.begin == sentence.tokens.front().span.begin);
    REQUIRE(sentence.span.end == sentence.tokens.back().span.end);
    uint32_t token_end = end;
    for (const Token& token : sentence.tokens) {
      REQUIRE_FALSE(token.span.empty());
      REQUIRE(token.span.begin >= token_end);
      REQUIRE(IsUtf8Boundary(document.text, token.span.begin));
      REQUIRE(IsUtf8Boundary(document.text, token.span.end));
      token_end = token.span.end;
    }
    end = sentence.span.end;
  }
}

TEST_CASE("Sentences of random text are in order and in their regions",
          "[text]") {
  std::mt19937 random(21);
  for (int round = 0; round < 1500; ++round) {
    Document document =
        DocumentOf(RandomText(random, 60), random() % 2 == 0 ? "fr" : "en");
    const auto size = static_cast<uint32_t>(document.text.size());
    document.regions.clear();
    for (uint32_t begin = 0; begin < size;) {
      uint32_t end = begin + 1 + static_cast<uint32_t>(random() % 80);
      while (!IsUtf8Boundary(document.text, end)) ++end;
      end = std::min(end, size);
      const auto kind = static_cast<RegionKind>(random() % 5);
      document.regions.push_back({{begin, end}, kind});
      begin = end;
    }
    CAPTURE(round, document.text);
    CheckWhole(document);
  }
}

TEST_CASE("A sentence without end is divided", "[text]") {
  std::string text;
  for (int i = 0; i < 100'000; ++i) text += "word ";
  const Document document = DocumentOf(text);
  CheckWhole(document);
  CHECK(SplitSentences(document).size() == 50);
}

TEST_CASE("Megabytes without a blank come to an end", "[text]") {
  for (const std::string unit :
       {"a", "a.", "a-", "'", "\"", ".", "@", "a@", "://", "1,", "l'", "(1)",
        "-", "1 500 ", "\u0301", "\u4E2D", "\n", "a\n", "U.S."}) {
    std::string text;
    while (text.size() < 300'000) text += unit;
    CAPTURE(unit);
    CheckWhole(DocumentOf(text, "fr"));
  }
}

}  // namespace
}  // namespace quipu
