#include <catch2/catch.hpp>
#include <set>
#include <string>
#include <vector>

#include "graph/model/names.h"
#include "ingest/resolve/names/name_lexicon.h"
#include "ingest/resolve/names/person_name.h"
#include "ingest/resolve/names/spelling.h"
#include "ingest/resolve/names/thing_name.h"

namespace quipu::test {
namespace {

std::string Sound(const std::string& word) {
  return SpellingOf(NormalizeName(word));
}

}  // namespace

TEST_CASE("Spellings of one sound are one", "[resolve]") {
  const std::vector<std::vector<std::string>> kOne = {
      {"Othmane", "Othman", "Otman"},
      {"Ferhoune", "Ferhoun", "Ferhun"},
      {"Mokhtar", "Mojtar"},
      {"Boutros", "Butros"},
      {"Dzuryk", "Dzourik", "Ďurík"},
      {"Иванов", "Ivanov", "Iwanow"},
      {"Wallid", "Oualid", "Walid"},
      {"Łukasz", "Lukas"},
      {"Søren", "Soren"},
  };
  for (const auto& words : kOne) {
    for (const std::string& word : words) {
      INFO(word << ": " << Sound(word) << ", " << words.front() << ": "
                << Sound(words.front()));
      CHECK(Sound(word) == Sound(words.front()));
    }
  }
}

TEST_CASE("Names that sound unlike stay two", "[resolve]") {
  CHECK(Sound("Marin") != Sound("Moreno"));
  CHECK(Sound("Rojas") != Sound("Rosas"));
  CHECK(Sound("1988") != Sound("198"));
  CHECK(Sound("Perez") != Sound("Peres") + "a");
}

TEST_CASE("A stem has no number and no gender", "[resolve]") {
  CHECK(StemOf("ouvriere") == StemOf("ouvriers"));
  CHECK(StemOf("obreras") == StemOf("obrero"));
  CHECK(StemOf("commissions") == StemOf("comisiones"));
  CHECK(StemOf("1955") == "1955");
}

TEST_CASE("The name of a body is the same in three languages", "[resolve]") {
  const auto form = [](const char* text) { return ReadThingName(text).Form(); };
  CHECK(form("Workers' and Peasants' Union of Morocco") ==
        form("UNION OUVRIÈRE ET PAYSANNE DU MAROC"));
  CHECK(form("Unión Obrera y Campesina de Marruecos") ==
        form("Workers' and Peasants' Union of Morocco"));
  CHECK(form("First Battalion") == form("premier bataillon"));
  CHECK(form("First Battalion") != form("Second Battalion"));
  CHECK(form("Upper Varne") != form("Lower Varne"));
}

TEST_CASE("A place without a proper word is called as it sounds", "[resolve]") {
  CHECK(ReadThingName("Río Negro").PlaceForm() !=
        ReadThingName("Black River").PlaceForm());
  CHECK(ReadThingName("Lower Varne").PlaceForm() ==
        ReadThingName("Bajo Varne").PlaceForm());
  CHECK(ReadThingName("Movement of 10 May").Form() !=
        ReadThingName("Movement of 5 October").Form());
}

TEST_CASE("A legal form is no part of a company's name", "[resolve]") {
  CHECK(ReadThingName("Varne Shipping Ltd.").normal == "varne shipping");
  CHECK(ReadThingName("Varne Shipping Ltd.").legal == "ltd");
  CHECK(ReadThingName("Varne Holding A/S").legal == "as");
  CHECK(ReadThingName("Ltd").normal == "ltd");
}

TEST_CASE("A person's name is read without titles and in order", "[resolve]") {
  CHECK(ReadPersonName("Col. Ana Vidal", "").normal == "ana vidal");
  CHECK(ReadPersonName("Vidal, Ana", "").normal == "ana vidal");
  CHECK(ReadPersonName("Paul Vidal, Jr.", "").normal == "paul vidal");
  CHECK(ReadPersonName("Paul Vidal, Jr.", "").suffix ==
        ReadPersonName("Paul Vidal junior", "").suffix);
  CHECK(ReadPersonName("P. Vidal", "").initials);
  CHECK(ReadPersonName("Ana Nováková", "").words ==
        ReadPersonName("Ana Novak", "").words);
  CHECK(ReadPersonName("John Paul II", "").Form() !=
        ReadPersonName("John Paul III", "").Form());
  CHECK(ReadPersonName("De La", "").words.size() == 2);
  CHECK(ReadPersonName("Juan Carlos de la", "").given.size() == 1);
  CHECK(ReadPersonName("Ben Ben Abd Abd", "").given.size() == 1);
  CHECK(ReadPersonName("Pedro Vidal", "").words ==
        ReadPersonName("Pierre Vidal", "").words);
  CHECK(ReadPersonName("", "").words.empty());
}

TEST_CASE("Every word of the built-in lexicon has a meaning", "[resolve]") {
  const NameLexicon& lexicon = NameLexicon::BuiltIn();
  CHECK(lexicon.MeaningOf(NameWordKind::kWord, "sindicato") ==
        lexicon.MeaningOf(NameWordKind::kWord, "syndicat"));
  CHECK(lexicon.MeaningOf(NameWordKind::kTitle, "coronel") == "colonel");
  CHECK(lexicon.MeaningOf(NameWordKind::kWord, "varne").empty());
}

TEST_CASE("What the lexicon lists counts before what a stem is like",
          "[resolve]") {
  const auto lexicon = NameLexicon::Parse(
      "word\tpress\tpresse\tprensa\n"
      "word\tprisoner\tprisonnier\tpreso,presos\n",
      "test");
  REQUIRE(lexicon.has_value());
  CHECK(lexicon->MeaningOf(NameWordKind::kWord, "presos") == "prisoner");
  CHECK(lexicon->MeaningOf(NameWordKind::kWord, "presses") == "press");
  CHECK(lexicon->Lists(NameWordKind::kWord, "presos"));
  CHECK_FALSE(lexicon->Lists(NameWordKind::kWord, "presses"));
}

TEST_CASE("A bad row of the lexicon is named", "[resolve]") {
  const char* const tsv = GENERATE("noun\tunion", "word\t", "word\tunion,,x");
  const auto lexicon =
      NameLexicon::Parse(std::string("# words\n") + tsv + "\n", "mine.tsv");
  REQUIRE_FALSE(lexicon);
  CHECK(lexicon.error().message.starts_with("mine.tsv:2: "));
}

}  // namespace quipu::test
