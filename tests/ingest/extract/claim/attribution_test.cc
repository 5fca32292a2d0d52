// Who is made to say it.

#include "ingest/extract/claim/attribution.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "tests/ingest/extract/extract_support.h"

namespace quipu {
namespace {

using Lines = std::vector<std::string>;

TEST_CASE("The speaker stands before the clause, after it or in between",
          "[extract]") {
  const std::string claim = "Mia Strand --leads--> Harbour Party; by Lars Holm";
  CHECK_THAT(ClaimsOf("Lars Holm said that Mia Strand leads the Harbour "
                      "Party."),
             Catch::VectorContains(claim));
  CHECK_THAT(ClaimsOf("\"Mia Strand leads the Harbour Party,\" said Lars Holm "
                      "on Friday."),
             Catch::VectorContains(claim));
  CHECK_THAT(ClaimsOf("\"Mia Strand leads the Harbour Party,\" Lars Holm "
                      "said."),
             Catch::VectorContains(claim));
  CHECK_THAT(ClaimsOf("According to Lars Holm, Mia Strand leads the Harbour "
                      "Party."),
             Catch::VectorContains(claim));
}

TEST_CASE("A prison near a verb of speech is not who speaks", "[extract]") {
  CHECK(ClaimsOf("Mia Strand leads the Harbour Party, and a paper reported "
                 "last week that guards at Tranby Prison had beaten him.") ==
        Lines{"Mia Strand --leads--> Harbour Party",
              "a paper --reported--> 'guards at Tranby Prison had beaten "
              "him'"});
  CHECK(ClaimsOf("Mia Strand leads the Harbour Party, it was reported, and "
                 "guards at Tranby Prison had beaten him.") ==
        Lines{"Mia Strand --leads--> Harbour Party; alleged"});
  CHECK(ClaimsOf("Mia Strand leads the Harbour Party, witnesses reported at "
                 "Tranby Prison.") ==
        Lines{"Mia Strand --leads--> Harbour Party; by witnesses"});
}

TEST_CASE("What cannot speak is quoted as words, not as a source",
          "[extract]") {
  CHECK(ClaimsOf("The battle of Orlen said that Mia Strand leads the "
                 "Harbour Party.") ==
        Lines{"Mia Strand --leads--> Harbour Party; by The battle of Orlen"});
  const Extraction extraction = RulesExtractor().Extract(BodyDocument(
      "The battle of Orlen said that Mia Strand leads the Harbour Party.",
      "en"));
  REQUIRE(extraction.claims.size() == 1);
  CHECK(extraction.claims[0].attributed_to ==
        Attribution{std::string("The battle of Orlen")});
}

TEST_CASE("Initials before a colon are the person who is interviewed",
          "[extract]") {
  const Extraction extraction = RulesExtractor().Extract(
      BodyDocument("Ada Kerr was born in Orlen in 1949. She drives a tram.\n\n"
                   "KL: How did the union begin?\n\n"
                   "AK: In a kitchen. Mia Strand leads the Harbour Party.\n\n"
                   "KL: And then, in those years?\n\n"
                   "AK: Lars Holm left the union that winter.\n",
                   "en"));
  REQUIRE(extraction.claims.size() == 1);
  const auto& speaker = extraction.claims[0].attributed_to;
  REQUIRE(speaker);
  REQUIRE(std::holds_alternative<LocalIndex>(*speaker));
  CHECK(extraction.entities[std::get<LocalIndex>(*speaker).value].name ==
        "Ada Kerr");
}

TEST_CASE("The head of a phrase speaks, not a name inside it", "[extract]") {
  CHECK_THAT(ClaimsOf("Guards at Tranby Prison said that Mia Strand leads the "
                      "Harbour Party."),
             Catch::VectorContains(
                 std::string("Mia Strand --leads--> Harbour Party; by Guards "
                             "at Tranby Prison")));
  CHECK_THAT(ClaimsOf("Lars Holm in Oslo said that Mia Strand leads the "
                      "Harbour Party."),
             Catch::VectorContains(std::string(
                 "Mia Strand --leads--> Harbour Party; by Lars Holm")));
}

TEST_CASE("What one asserts and another denies is told twice", "[extract]") {
  const std::string claim = "Mia Strand --leads--> Harbour Party";
  const std::vector<std::string> claims = ClaimsOf(
      "Lars Holm said that Mia Strand leads the Harbour Party. Ada "
      "Bell denied it.");
  CHECK_THAT(claims, Catch::VectorContains(claim + "; by Lars Holm"));
  CHECK_THAT(claims, Catch::VectorContains(claim + "; denied; by Ada Bell"));
  CHECK(ClaimsOf("Mia Strand leads the Harbour Party. That is a lie.") ==
        Lines{claim, claim + "; denied"});
  CHECK(ClaimsOf("Mia Strand leads the Harbour Party. Ada Bell denied "
                 "having met Lars Holm.") == Lines{claim});
  // What is told in passing is not what is denied.
  CHECK_THAT(ClaimsOf("President Karl Voss of Norway was late. Ada Bell denied "
                      "it."),
             !Catch::VectorContains(std::string(
                 "Karl Voss --head_of_state_of--> Norway; denied; by Ada "
                 "Bell")));
}

TEST_CASE("A speaker may stand in another sentence", "[extract]") {
  CHECK_THAT(
      ClaimsOf("\"It was a cold day,\" Lars Holm said. \"Mia Strand leads the "
               "Harbour Party.\""),
      Catch::VectorContains(
          std::string("Mia Strand --leads--> Harbour Party; by Lars Holm")));
}

}  // namespace
}  // namespace quipu
