// Scores of claims and the share of them that are right.

#include "train/score/calibration.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdint>
#include <vector>

namespace quipu {
namespace {

using Steps = std::vector<CalibrationStep>;

JudgedClaim Right(float score) {
  return {.score = score, .right = true, .required = true};
}

JudgedClaim Wrong(float score) {
  return {.score = score};
}

JudgedClaim Open(float score, bool right) {
  return {.score = score, .right = right, .open = true};
}

TEST_CASE("Scores out of order are pooled") {
  const std::vector<JudgedClaim> claims = {
      Right(0.2F), Right(0.7F), Wrong(0.3F), Wrong(0.1F),
      Right(0.4F), Right(0.6F), Wrong(0.5F),
  };
  CHECK(CalibrateClaims(claims, 1) ==
        Steps{{0.1F, 1}, {0.2F, 500}, {0.6F, 1000}});
}

TEST_CASE("One violator may pool many") {
  const std::vector<JudgedClaim> claims = {Wrong(0.1F), Right(0.2F),
                                           Right(0.3F), Wrong(0.4F),
                                           Wrong(0.5F), Wrong(0.6F)};
  CHECK(CalibrateClaims(claims, 1) == Steps{{0.1F, 1}, {0.2F, 400}});
}

TEST_CASE("A step holds at least so many claims, and equal scores together") {
  std::vector<JudgedClaim> claims = {Wrong(0.1F), Wrong(0.2F), Right(0.2F),
                                     Right(0.3F), Right(0.4F)};
  CHECK(CalibrateClaims(claims, 2) == Steps{{0.1F, 333}, {0.3F, 1000}});
  CHECK(CalibrateClaims(claims, 3) == Steps{{0.1F, 600}});
  CHECK(CalibrateClaims(claims) == Steps{{0.1F, 600}});
  CHECK(CalibrateClaims({}).empty());
}

TEST_CASE("Claims of open predicates do not calibrate") {
  const std::vector<JudgedClaim> claims = {Wrong(0.2F), Right(0.3F),
                                           Open(0.1F, true), Open(0.4F, false)};
  CHECK(CalibrateClaims(claims, 1) == Steps{{0.2F, 1}, {0.3F, 1000}});
}

TEST_CASE("Steps ascend, whatever the claims") {
  uint32_t state = 1;
  const auto random = [&](uint32_t below) {
    state = state * 1664525 + 1013904223;
    return (state >> 16) % below;
  };
  std::vector<JudgedClaim> claims;
  for (int i = 0; i < 3000; ++i) {
    const uint32_t score = random(1000);
    const float share = static_cast<float>(score) / 1000;
    claims.push_back(random(1000) < score ? Right(share) : Wrong(share));
  }
  const Steps steps = CalibrateClaims(claims);
  REQUIRE(steps.size() > 5);
  for (size_t i = 0; i < steps.size(); ++i) {
    const float end = i + 1 < steps.size() ? steps[i + 1].score : 2;
    size_t all = 0;
    size_t right = 0;
    for (const JudgedClaim& claim : claims) {
      if (claim.score < steps[i].score || claim.score >= end) continue;
      ++all;
      right += claim.right ? 1 : 0;
    }
    CHECK(all >= 30);
    const size_t rounded = (2000 * right + all) / (2 * all);
    CHECK(steps[i].per_mille == std::max(1, static_cast<int>(rounded)));
    if (i > 0) CHECK(steps[i].per_mille >= steps[i - 1].per_mille);
  }
}

TEST_CASE("The threshold with the best F1") {
  std::vector<JudgedClaim> claims = {Right(0.9F), Right(0.8F), Wrong(0.7F),
                                     Right(0.6F), Wrong(0.5F), Wrong(0.4F)};
  ScoreThreshold best = BestThreshold(claims, 4);
  CHECK(best.score == 0.6F);
  CHECK(best.f1 == Approx(6.0 / 8));
  claims[3] = Wrong(0.6F);
  best = BestThreshold(claims, 4);
  CHECK(best.score == 0.8F);
  CHECK(best.f1 == Approx(4.0 / 6));
  CHECK(BestThreshold({}, 4).f1 == 0);
}

TEST_CASE("Equal scores stay or go together at a threshold") {
  const std::vector<JudgedClaim> claims = {Wrong(0.5F), Right(0.5F),
                                           Wrong(0.5F), Right(0.4F)};
  const ScoreThreshold best = BestThreshold(claims, 2);
  CHECK(best.score == 0.4F);
  CHECK(best.f1 == Approx(4.0 / 6));
}

TEST_CASE("What is no duty helps a threshold and is not missed") {
  // Right: one that is required, one that is not. An open one is not wrong.
  const std::vector<JudgedClaim> claims = {Open(0.9F, true), Right(0.8F),
                                           Open(0.7F, false), Wrong(0.6F)};
  const ScoreThreshold best = BestThreshold(claims, 2);
  CHECK(best.score == 0.8F);
  CHECK(best.f1 == Approx(2 * 2.0 / (2 + 3)));
}

}  // namespace
}  // namespace quipu
