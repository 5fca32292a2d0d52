// Whether a claim is made at all, denied, or only alleged.

#include "ingest/extract/claim/stance.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "tests/ingest/extract/extract_support.h"

namespace quipu {
namespace {

using Lines = std::vector<std::string>;

TEST_CASE("A negation turns a stance round, a hedge alleges it", "[extract]") {
  const Stance said;
  CHECK(Qualified(said, false, false) == said);
  CHECK(Qualified(said, true, false).polarity == Polarity::kNegative);
  CHECK(Qualified(said, false, true).modality == Modality::kAlleged);
  const Stance left{Polarity::kNegative, Modality::kAsserted};
  CHECK(Qualified(left, true, false).polarity == Polarity::kPositive);
  const Stance planned{Polarity::kPositive, Modality::kPlanned};
  CHECK(Qualified(planned, false, true).modality == Modality::kPlanned);
}

TEST_CASE("Denied and asserted, the same claim stands twice", "[extract]") {
  CHECK(ClaimsOf("Mia Strand supports the Harbour Party. Later Mia Strand "
                 "did not support the Harbour Party.") ==
        Lines{"Mia Strand --supports--> Harbour Party",
              "Mia Strand --supports--> Harbour Party; not"});
}

TEST_CASE("What hangs on a condition in the same clause is not claimed",
          "[extract]") {
  CHECK(ClaimsOf("Nobody asked whether Mia Strand leads the Harbour Party.")
            .empty());
  CHECK(ClaimsOf("If it rains, Mia Strand leads the Harbour Party.") ==
        Lines{"Mia Strand --leads--> Harbour Party"});
}

}  // namespace
}  // namespace quipu
