#include "train/recipes/claim_calibration.h"

#include <fmt/format.h>

#include <algorithm>

#include "ingest/extract/extractor.h"
#include "ingest/ontology/default_ontology.h"
#include "train/score/calibration.h"
#include "train/score/claim_match.h"
#include "train/score/claim_score.h"

namespace quipu {

Result<std::vector<CalibrationStep>> Calibrate(
    std::span<const AnnotatedDocument> documents,
    const std::filesystem::path& models, ModelKind kind,
    const TrainingLog& log) {
  QUIPU_TRY(const ExtractionModels opened,
            ExtractionModels::Open({.models = models, .model = kind}));
  QUIPU_TRY(const Extractor extractor,
            Extractor::Create(DefaultOntologyYaml(), "the ontology", opened,
                              {.min_confidence = 1}));
  std::vector<JudgedClaim> learned, all;
  size_t required = 0;
  for (const AnnotatedDocument& gold : documents) {
    const Extraction extraction = extractor.Extract(gold.document);
    const std::vector<JudgedClaim> judged =
        JudgeClaims(extraction, gold, extractor.ontology());
    for (size_t i = 0; i < judged.size(); ++i) {
      if (extraction.claims[i].rule == kLearnedRule) {
        learned.push_back(judged[i]);
      }
    }
    all.insert(all.end(), judged.begin(), judged.end());
    required += static_cast<size_t>(std::count_if(
        gold.claims.begin(), gold.claims.end(), [&](const GoldClaim& claim) {
          return IsRequired(claim, extractor.ontology());
        }));
  }
  std::vector<CalibrationStep> steps = CalibrateClaims(learned);
  for (const CalibrationStep& step : steps) {
    log(fmt::format("from {:.3f} on {} per mille are right", step.score,
                    step.per_mille));
  }
  const ScoreThreshold best = BestThreshold(all, required);
  log(fmt::format("F1 is best, {:.3f}, from {:.3f} on", best.f1, best.score));
  return steps;
}

}  // namespace quipu
