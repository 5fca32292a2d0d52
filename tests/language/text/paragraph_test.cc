// Paragraphs and their languages.

#include "language/text/paragraph.h"

#include <catch2/catch.hpp>
#include <random>
#include <string>

namespace quipu {
namespace {

const std::string kEnglish =
    "The ferry left the harbour before dawn, and nobody on the quay could say "
    "where it was going.";
const std::string kFrench =
    "Le bac a quitt\u00E9 le port avant l'aube, et personne sur le quai ne "
    "pouvait dire o\u00F9 il allait.";
const std::string kSpanish =
    "El transbordador dej\u00F3 el puerto antes del alba, y nadie en el muelle "
    "pod\u00EDa decir adonde iba.";
const std::string kGerman =
    "Die F\u00E4hre verlie\u00DF den Hafen vor der D\u00E4mmerung, und niemand "
    "auf dem Kai konnte sagen, wohin sie fuhr.";
const std::string kRussian =
    "\u041F\u0430\u0440\u043E\u043C \u0443\u0448\u0451\u043B \u0434\u043E "
    "\u0440\u0430\u0441\u0441\u0432\u0435\u0442\u0430.";
const std::string kQuechua =
    "\u00D1awpa pachapi huk hatun wasi karqan, chaypi achka runakuna "
    "tiyarqanku, paykunaqa sapa punchaw chakrapi llamkarqanku, hinaspa tutan "
    "wasinkuman kutirqanku.";

std::vector<std::string> Languages(const std::string& text,
                                   Language given = Language::kNone) {
  std::vector<std::string> languages;
  for (const Paragraph& paragraph : DivideParagraphs(text, given)) {
    languages.emplace_back(CodeOf(paragraph.language));
  }
  return languages;
}

using Strings = std::vector<std::string>;

TEST_CASE("Each paragraph has its own language", "[paragraphs]") {
  CHECK(Languages(kEnglish + "\n\n" + kFrench + "\n \n" + kSpanish + "\n\n\n" +
                  kEnglish) == Strings{"en", "fr", "es", "en"});
}

TEST_CASE("The language may change where a line ends a sentence",
          "[paragraphs]") {
  CHECK(Languages(kEnglish + "\n" + kFrench + "\nBreland.\n" + kFrench + "\n" +
                  kGerman + "\n" + kSpanish) == Strings{"en", "fr", "", "es"});
  // Wrapped lines and short ones stay together.
  const std::string wrapped =
      "The boat was\ncalled el barco de\nlos vientos by those who built it.\n";
  CHECK(
      DivideParagraphs(wrapped + "Lima.\n" + wrapped, Language::kNone).size() ==
      1);
  CHECK(
      DivideParagraphs(kEnglish + "\n" + kFrench, Language::kEnglish).size() ==
      1);
}

TEST_CASE("Other languages are no language known", "[paragraphs]") {
  CHECK(Languages(kGerman) == Strings{""});
  CHECK(Languages(kQuechua) == Strings{""});
  CHECK(Languages(kRussian) == Strings{""});
  CHECK(Languages(kEnglish + "\n\n" + kGerman + "\n\n" + kRussian + "\n\n" +
                  kQuechua + "\n\n" + kEnglish) ==
        Strings{"en", "", "", "", "en"});
}

TEST_CASE("What is too short to tell goes with what is around it",
          "[paragraphs]") {
  CHECK(Languages("Lima\n\n" + kSpanish + "\n\nCallao, 1993\n\n" + kSpanish +
                  "\n\nMarta Quiroga") ==
        Strings{"es", "es", "es", "es", "es"});
  CHECK(Languages("Breland\n\n" + kFrench) == Strings{"fr", "fr"});
  CHECK(Languages("Hafen\n\n" + kGerman + "\n\nKai") == Strings{"", "", ""});
}

TEST_CASE("A few words tell where nothing else does", "[paragraphs]") {
  CHECK(Languages("What does he want?") == Strings{"en"});
  CHECK(Languages("Que veut-il donc ?") == Strings{"fr"});
  CHECK(Languages("\u00BFQu\u00E9 es lo que quiere?") == Strings{"es"});
  CHECK(Languages("Quipu") == Strings{""});
}

TEST_CASE("Names and addresses do not change the language", "[paragraphs]") {
  CHECK(Languages(kEnglish + "\n\nhttp://example.org/de/la/les/des.html\n\n" +
                  "Agust\u00EDn de la Torre, Ana de las Casas, J. M. de los "
                  "R\u00EDos: the three of them were at the quay that day.") ==
        Strings{"en", "en", "en"});
}

TEST_CASE("A given language is every paragraph's", "[paragraphs]") {
  CHECK(Languages(kEnglish + "\n\n" + kRussian, Language::kFrench) ==
        Strings{"fr", "fr"});
}

TEST_CASE("Paragraphs are what lies between blank lines", "[paragraphs]") {
  const std::string text = "\n \na b\nc\n\t\n\n  d\n\u00A0\ne";
  Strings found;
  for (const Paragraph& paragraph :
       DivideParagraphs(text, Language::kEnglish)) {
    found.emplace_back(paragraph.span.In(text));
  }
  CHECK(found == Strings{"a b\nc", "  d", "e"});
  CHECK(DivideParagraphs("", Language::kNone).empty());
  CHECK(DivideParagraphs(" \n\n \t", Language::kNone).empty());
}

TEST_CASE("Of any bytes, only white space is in no paragraph", "[paragraphs]") {
  const std::string pieces[] = {"a",    " ",    "\f",  "\n", "\n\n",  "de la",
                                "\xFF", "\xC3", "the", "\t", "\u0430"};
  std::mt19937 random(11);
  for (int round = 0; round < 500; ++round) {
    std::string text;
    for (size_t i = random() % 60; i > 0; --i) {
      text += pieces[random() % std::size(pieces)];
    }
    std::string outside = text;
    uint32_t last = 0;
    for (const Paragraph& paragraph : DivideParagraphs(text, Language::kNone)) {
      CHECK(paragraph.span.begin >= last);
      CHECK(!paragraph.span.empty());
      last = paragraph.span.end;
      REQUIRE(last <= text.size());
      for (uint32_t i = paragraph.span.begin; i < last; ++i) outside[i] = ' ';
    }
    CHECK(outside.find_first_not_of(" \n\t\f") == std::string::npos);
  }
}

TEST_CASE("A paragraph ends where a region does", "[paragraphs]") {
  const std::string text = "a\nb\nc";
  const std::vector<Region> regions = {{{0, 2}, RegionKind::kTitle},
                                       {{2, 5}, RegionKind::kBody}};
  const auto paragraphs = DivideParagraphs(text, regions, Language::kEnglish);
  REQUIRE(paragraphs.size() == 2);
  CHECK(paragraphs[0].span.In(text) == "a");
  CHECK(paragraphs[0].region == RegionKind::kTitle);
  CHECK(paragraphs[1].span.In(text) == "b\nc");
  CHECK(paragraphs[1].region == RegionKind::kBody);
}

TEST_CASE("What is known of a language is kept, and tells its neighbours",
          "[paragraphs]") {
  std::vector<LanguageVotes> votes;
  for (const std::string& text : {std::string("Lima"), kSpanish, kGerman,
                                  std::string("Hafen"), kEnglish}) {
    votes.push_back(CountLanguageVotes(text));
  }
  std::vector<std::optional<Language>> known(votes.size());
  known[3] = Language::kFrench;
  CHECK(SettleLanguages(votes, known) ==
        std::vector{Language::kSpanish, Language::kSpanish, Language::kNone,
                    Language::kFrench, Language::kEnglish});
}

}  // namespace
}  // namespace quipu
