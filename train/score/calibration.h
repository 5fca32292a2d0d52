// From the score of a claim to the share of such claims that are right.

#ifndef QUIPU_TRAIN_SCORE_CALIBRATION_H_
#define QUIPU_TRAIN_SCORE_CALIBRATION_H_

#include <cstddef>
#include <span>
#include <vector>

#include "ingest/extract/claim/learned/relation_model.h"
#include "train/score/claim_score.h"

namespace quipu {

// The best fit of the claims that never falls, by pooling adjacent violators
// (Ayer et al. 1955, "An empirical distribution function for sampling with
// incomplete information"), over runs of at least `least` claims; equal
// scores stay together. Ascending in both; empty without claims. Claims of open
// predicates are left out.
std::vector<CalibrationStep> CalibrateClaims(
    std::span<const JudgedClaim> claims, size_t least = 30);

struct ScoreThreshold {
  float score = 0;  // claims of this score and above stay
  double f1 = 0;    // that ScoreClaims then has
};

// The highest threshold with the best F1. `required` is the number of gold
// claims for which IsRequired holds. Score 0 without claims.
ScoreThreshold BestThreshold(std::span<const JudgedClaim> claims,
                             size_t required);

}  // namespace quipu

#endif  // QUIPU_TRAIN_SCORE_CALIBRATION_H_
