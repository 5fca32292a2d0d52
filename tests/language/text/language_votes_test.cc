// Which language a text is in.

#include "language/text/language_votes.h"

#include <catch2/catch.hpp>
#include <string>

namespace quipu {
namespace {

TEST_CASE("Three languages are told apart", "[text]") {
  CHECK(DetectLanguage("The prison stands on an island that was taken by the "
                       "navy in the morning.") == Language::kEnglish);
  CHECK(DetectLanguage("La prison se trouve sur une \u00EEle qui a "
                       "\u00E9t\u00E9 prise par la marine dans la "
                       "matin\u00E9e.") == Language::kFrench);
  CHECK(DetectLanguage("La prisi\u00F3n est\u00E1 en una isla que fue tomada "
                       "por la marina en la ma\u00F1ana.") ==
        Language::kSpanish);
}

TEST_CASE("Capitals and accents change nothing", "[text]") {
  CHECK(DetectLanguage("LA PRISON SE TROUVE SUR UNE \u00CELE QUI A "
                       "\u00C9T\u00C9 PRISE PAR LA MARINE.") ==
        Language::kFrench);
}

TEST_CASE("Names in another language do not win", "[text]") {
  CHECK(DetectLanguage("The members of Sendero Luminoso and of the "
                       "Movimiento Revolucionario T\u00FApac Amaru were held "
                       "in the prison of Canto Grande and in El "
                       "Front\u00F3n.") == Language::kEnglish);
}

TEST_CASE("What is too short or in no language known has none", "[text]") {
  CHECK(DetectLanguage("") == Language::kNone);
  CHECK(DetectLanguage("Lima, 1992") == Language::kNone);
  CHECK(DetectLanguage("Canto Grande") == Language::kNone);
  CHECK(DetectLanguage("01 02 03 04 -- ** 05") == Language::kNone);
  CHECK(DetectLanguage("O pres\u00EDdio fica em uma ilha que foi tomada pela "
                       "marinha, e os presos n\u00E3o foram ouvidos.") ==
        Language::kNone);
  CHECK(DetectLanguage("Das Gef\u00E4ngnis steht auf einer Insel, die von der "
                       "Marine nicht mit Gewalt und in der Nacht genommen "
                       "wurde.") == Language::kNone);
  CHECK(DetectLanguage("Il carcere si trova su un'isola che non \u00E8 stata "
                       "presa dalla marina nella notte.") == Language::kNone);
}

TEST_CASE("Votes tell small words of languages from other letters", "[text]") {
  const LanguageVotes votes = CountLanguageVotes(
      "The boat of the harbour, el barco, \u043A\u0438\u0442 "
      "\u0142\u00F3d\u017A");
  CHECK(votes.known[IndexOf(Language::kEnglish)] == 3);  // the, of, the
  CHECK(votes.known[IndexOf(Language::kSpanish)] == 1);  // el
  CHECK(votes.other_letters == 3);
  CHECK(votes.other >= 2);  // letters of Polish
  CHECK(votes.latin_letters > votes.other_letters);
}

TEST_CASE("Addresses and initials do not vote", "[text]") {
  const LanguageVotes votes = CountLanguageVotes(
      "http://example.org/the/de/la.html the@example.org D. L. M.");
  CHECK(votes.words == 0);
  CHECK(votes.known == LanguageVotes().known);
  CHECK(votes.other == 0);
}

TEST_CASE("Bytes that are no text have no language", "[text]") {
  std::string bytes;
  for (int i = 0; i < 4096; ++i) bytes += static_cast<char>(i * 7);
  CHECK(DetectLanguage(bytes) == Language::kNone);
}

}  // namespace
}  // namespace quipu
