#include "ingest/read/taken_from.h"

#include <catch2/catch.hpp>
#include <string>
#include <utility>
#include <vector>

#include "ingest/read/read_document.h"

namespace quipu {
namespace {

// "name / date", "-" where there is none.
std::string Taken(const std::string& line) {
  const auto origin =
      ParseTakenFrom(line, {0, static_cast<uint32_t>(line.size())});
  if (!origin) return "-";
  CHECK(origin->name.where.In(line) == origin->name.value);
  return origin->name.value + " / " +
         (origin->date ? origin->date->value.ToString() : "-");
}

TEST_CASE("Lines say what a text was translated, reprinted or taken from",
          "[read]") {
  const std::vector<std::pair<std::string, std::string>> lines = {
      {"Translated from the French (Harbour Review 61) by Jane Roe",
       "Harbour Review / -"},
      {"Traducido del inglés (Dockers' Newsletter, diciembre de 1981)",
       "Dockers' Newsletter / 1981-12"},
      {"(Traduit de l'Aurore (« Zarya »), organe central du parti)",
       "Aurore / -"},
      {"(From Lantern, central organ of the League, 30 April 1932. "
       "Translated by J. Roe)",
       "Lantern / 1932-04-30"},
      {"Statement of the dockers. Translated from the Danish.", "-"},
      {"[Translated from the Slovak. State Archives, box 14]", "-"},
      {"Traduit du danois", "-"},
      {"Reprinted from The Harbour Review, May 4, 1980",
       "The Harbour Review / 1980-05-04"},
      {"Reproducido de El Faro del Sur, 8 de noviembre de 2003",
       "El Faro del Sur / 2003-11-08"},
      {"From MPS dispatches", "MPS / -"},
      {"From agency dispatches", "-"},
      {"(avec MPS)", "-"},
      {"Avec MPS", "MPS / -"},
      {"Con información de MPS", "MPS / -"},
      {"From our correspondent in Lima", "-"},
      {"Avec Marie Dupont", "-"},
      {"He had been translated from the clinic to the prison.", "-"},
  };
  for (const auto& [line, expected] : lines) {
    CAPTURE(line);
    CHECK(Taken(line) == expected);
  }
}

TEST_CASE("A document's front or end says what it was taken from", "[read]") {
  const std::string prose =
      "The prison stands on an island, and the navy took it in the morning "
      "after a long night of fire. Nobody was there to see it, they said.\n";
  const auto origin = [](const std::string& text) {
    const auto document = ReadDocument({"a.txt"}, text);
    REQUIRE(document);
    const auto& found = document->metadata.origin;
    return found ? found->name.value : "-";
  };
  const std::string statement = "Translated from the French (La Vigie)\n\n";
  CHECK(origin("Fire on the island\n\n" + statement + prose) == "La Vigie");
  CHECK(origin("Fire on the island\n\n" + prose + "\n" + statement) ==
        "La Vigie");
  std::string long_text = "Fire on the island\n\n";
  for (int i = 0; i < 40; ++i) {
    long_text += i == 20 ? statement : prose + "\n";
  }
  CHECK(origin(long_text) == "-");
  CHECK(origin("Fire on the island\n\n" + prose) == "-");
}

TEST_CASE("A dispatch is dated where its line gives the year", "[read]") {
  const auto document = ReadDocument(
      {"a.txt"},
      "Fire on the island\n\nTUNIS, June 14, 1997 (MPS) - The prison stands on "
      "an island, and the navy took it in the morning after a long night of "
      "fire. Nobody was there to see it, they said.\n");
  REQUIRE(document);
  REQUIRE(document->metadata.published);
  CHECK(document->metadata.published->value.ToString() == "1997-06-14");
  CHECK(document->metadata.publisher->value == "MPS");
}

}  // namespace
}  // namespace quipu
