// How sure learned claims are, measured.

#ifndef QUIPU_TRAIN_RECIPES_CLAIM_CALIBRATION_H_
#define QUIPU_TRAIN_RECIPES_CLAIM_CALIBRATION_H_

#include <filesystem>
#include <span>
#include <vector>

#include "base/result.h"
#include "ingest/extract/claim/learned/relation_model.h"
#include "language/analyzer.h"
#include "train/corpora/annotated_document.h"
#include "train/recipes/recipe.h"

namespace quipu {

// Extracts from the documents with the models of a folder, whose relations must
// not be calibrated yet: then the confidence of a learned claim is its
// probability. Tells the log the steps and where F1 is best.
Result<std::vector<CalibrationStep>> Calibrate(
    std::span<const AnnotatedDocument> documents,
    const std::filesystem::path& models, ModelKind kind,
    const TrainingLog& log);

}  // namespace quipu

#endif  // QUIPU_TRAIN_RECIPES_CLAIM_CALIBRATION_H_
