#include "train/score/calibration.h"

#include <algorithm>
#include <iterator>

#include "train/score/segmentation_score.h"

namespace quipu {
namespace {

// Claims of neighbouring scores.
struct Run {
  float lowest;
  size_t claims = 0;
  size_t right = 0;
};

void Join(const Run& run, Run& to) {
  to.claims += run.claims;
  to.right += run.right;
}

// Whether more of `a` are right than of `b`, or as many.
bool IsNotWorse(const Run& a, const Run& b) {
  return a.right * b.claims >= b.right * a.claims;
}

std::vector<Run> DivideIntoRuns(const std::vector<JudgedClaim>& ascending,
                                size_t least) {
  std::vector<Run> runs;
  for (const JudgedClaim& claim : ascending) {
    const bool starts = runs.empty() || (runs.back().claims >= least &&
                                         claim.score > (&claim - 1)->score);
    if (starts) runs.push_back({claim.score});
    Join({claim.score, 1, claim.right ? size_t{1} : 0}, runs.back());
  }
  if (runs.size() > 1 && runs.back().claims < least) {
    const Run last = runs.back();
    runs.pop_back();
    Join(last, runs.back());
  }
  return runs;
}

int PerMille(const Run& run) {
  const size_t rounded = (run.right * 2000 + run.claims) / (2 * run.claims);
  return std::max(1, static_cast<int>(rounded));
}

}  // namespace

std::vector<CalibrationStep> CalibrateClaims(
    std::span<const JudgedClaim> claims, size_t least) {
  std::vector<JudgedClaim> ascending;
  std::copy_if(claims.begin(), claims.end(), std::back_inserter(ascending),
               [](const JudgedClaim& claim) { return !claim.open; });
  std::stable_sort(ascending.begin(), ascending.end(),
                   [](const JudgedClaim& a, const JudgedClaim& b) {
                     return a.score < b.score;
                   });
  std::vector<Run> pooled;
  for (Run run : DivideIntoRuns(ascending, least)) {
    while (!pooled.empty() && IsNotWorse(pooled.back(), run)) {
      Join(run, pooled.back());
      run = pooled.back();
      pooled.pop_back();
    }
    pooled.push_back(run);
  }
  std::vector<CalibrationStep> steps;
  for (const Run& run : pooled) steps.push_back({run.lowest, PerMille(run)});
  return steps;
}

ScoreThreshold BestThreshold(std::span<const JudgedClaim> claims,
                             size_t required) {
  std::vector<JudgedClaim> descending(claims.begin(), claims.end());
  std::stable_sort(descending.begin(), descending.end(),
                   [](const JudgedClaim& a, const JudgedClaim& b) {
                     return a.score > b.score;
                   });
  ScoreThreshold best;
  MatchCounts counts{.gold = required};
  for (size_t i = 0; i < descending.size(); ++i) {
    const JudgedClaim& claim = descending[i];
    counts.right += claim.right ? 1 : 0;
    counts.found += claim.right || !claim.open ? 1 : 0;
    counts.gold += claim.right && !claim.required ? 1 : 0;
    const bool more =
        i + 1 < descending.size() && descending[i + 1].score == claim.score;
    if (more || counts.found == 0) continue;
    if (i == 0 || counts.F1() > best.f1) best = {claim.score, counts.F1()};
  }
  return best;
}

}  // namespace quipu
