// When claims held.

#include "ingest/extract/claim/time.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "tests/ingest/extract/extract_support.h"

namespace quipu {
namespace {

using Lines = std::vector<std::string>;

TEST_CASE("Two visits in two years are two claims", "[extract]") {
  const Extraction extraction = DefaultExtractor().Extract(
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

TEST_CASE("Of two dates in a sentence neither is taken", "[extract]") {
  CHECK(ClaimsOf("Clara Voss visited Lima in 1986 and retired in 1992.") ==
        Lines{"Clara Voss --visited--> Lima"});
}

}  // namespace
}  // namespace quipu
