// How the models of extraction are made from annotated documents.

#ifndef QUIPU_TRAIN_RECIPES_CLAIMS_RECIPE_H_
#define QUIPU_TRAIN_RECIPES_CLAIMS_RECIPE_H_

#include <filesystem>

#include "base/result.h"
#include "train/recipes/recipe.h"

namespace quipu {

// Writes mentions.quipu, coreference.quipu and relations.quipu from the
// annotated documents: train/*.ann and triggers/*.examples.txt below `claims`,
// and our own, claims/*.ann below `folders.own`; dev/*.ann calibrates. Needs
// words.quipu and the models of language analysis. Each model learns from what
// those before it find in documents that they did not learn from. What they
// learned from is written into the folder `examples` (context_examples.h),
// unless that is empty.
Result<void> TrainClaims(const std::filesystem::path& claims,
                         const std::filesystem::path& examples,
                         const TrainingFolders& folders,
                         const TrainingOptions& options,
                         const TrainingLog& log);

}  // namespace quipu

#endif  // QUIPU_TRAIN_RECIPES_CLAIMS_RECIPE_H_
