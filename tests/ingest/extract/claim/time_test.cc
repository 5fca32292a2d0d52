// When claims held.

#include "ingest/extract/claim/time.h"

#include <catch2/catch.hpp>
#include <map>
#include <string>
#include <vector>

#include "tests/ingest/extract/extract_support.h"

namespace quipu {
namespace {

using Lines = std::vector<std::string>;

TEST_CASE("Two visits in two years are two claims", "[extract]") {
  const Extraction extraction = RulesExtractor().Extract(
      BodyDocument("Clara Voss visited Lima in 1986. She was ill for years. "
                   "Clara Voss visited Lima in 1992.",
                   "en"));
  REQUIRE(extraction.claims.size() == 2);
  std::vector<std::string> lines = Render(extraction);
  lines.erase(lines.begin(), lines.end() - 2);
  CHECK(lines == Lines{"Clara Voss --visited--> Lima; date=1986",
                       "Clara Voss --visited--> Lima; date=1992"});
  for (size_t i = 0; i < 2; ++i) {
    const Claim& claim = extraction.claims[i];
    CHECK(claim.evidence.size() == 1);
    const DayRange year = PartialDate::Make(i == 0 ? 1986 : 1992)->Bounds();
    CHECK(claim.time == TimeBounds{year, year});
  }
}

TEST_CASE("A day without a year takes it from the date before", "[extract]") {
  CHECK_THAT(
      ClaimsOf("On 3 March 1981 the Harvest Front attacked the Stonegate "
               "prison. On May 4, the Harbour Party attacked the Stonegate "
               "prison."),
      Catch::VectorContains(std::string(
          "Harbour Party --attacked--> Stonegate prison; date=1981-05-04")));
}

TEST_CASE("A decade is bounds, and no year", "[extract]") {
  const Extraction extraction = RulesExtractor().Extract(
      BodyDocument("Clara Voss visited Lima in the 1920s.", "en"));
  REQUIRE(extraction.claims.size() == 1);
  const Claim& claim = extraction.claims[0];
  const DayRange decade{PartialDate::Make(1920)->Bounds().earliest,
                        PartialDate::Make(1929)->Bounds().latest};
  CHECK(claim.time == TimeBounds{decade, decade});
  REQUIRE(claim.qualifiers.size() == 1);
  const auto& date = std::get<Literal>(claim.qualifiers[0].value);
  CHECK(date.text == "1920s");
  CHECK(!date.date);
}

TEST_CASE("A claim about the end of a year begins in its second half",
          "[extract]") {
  const Extraction extraction = RulesExtractor().Extract(
      BodyDocument("Clara Voss visited Lima in late 1976.", "en"));
  REQUIRE(extraction.claims.size() == 1);
  REQUIRE(extraction.claims[0].time);
  const TimeBounds& time = *extraction.claims[0].time;
  CHECK(time.begin.earliest >= PartialDate::Make(1976, 6)->Bounds().earliest);
  CHECK(time.end.latest == PartialDate::Make(1976, 12)->Bounds().latest);
}

TEST_CASE("Of two dates in a sentence neither is taken", "[extract]") {
  CHECK(ClaimsOf("Clara Voss visited Lima in 1986 and retired in 1992.") ==
        Lines{"Clara Voss --visited--> Lima"});
}

// The claims of the model, too: with their dates, by predicate.
std::map<std::string, std::vector<std::string>> DatesOf(std::string_view text) {
  const Extraction extraction =
      DefaultExtractor().Extract(BodyDocument(text, "en"));
  std::map<std::string, std::vector<std::string>> dates;
  for (const Claim& claim : extraction.claims) {
    std::string date = claim.time ? "bounded" : "undated";
    for (const Qualifier& qualifier : claim.qualifiers) {
      if (qualifier.name == "date") {
        date = std::get<Literal>(qualifier.value).text;
      }
    }
    dates[claim.predicate].push_back(date);
  }
  return dates;
}

TEST_CASE("What the model finds has the date of its own clause", "[extract]") {
  const auto dates = DatesOf(
      "Agents of the Harbour Guard killed Julio Vane in late 1976. Clara Voss, "
      "who had retired in 1981, visited Lima in 1992.");
  REQUIRE(dates.contains("killed"));
  for (const std::string& date : dates.at("killed")) CHECK(date == "late 1976");
  REQUIRE(dates.contains("visited"));
  CHECK(dates.at("visited") == Lines{"1992"});
}

TEST_CASE("What occurred on a date has its days", "[extract]") {
  const auto dates = DatesOf("The Harbour Guard was founded in the 1920s.");
  REQUIRE(dates.contains("occurred_on"));
  CHECK_THAT(dates.at("occurred_on"),
             !Catch::VectorContains(std::string("undated")));
}

}  // namespace
}  // namespace quipu
