// How the models of accurate extraction are made from a fine-tuned encoder.

#ifndef QUIPU_TRAIN_RECIPES_CONTEXT_RECIPE_H_
#define QUIPU_TRAIN_RECIPES_CONTEXT_RECIPE_H_

#include <filesystem>

#include "base/result.h"
#include "train/recipes/recipe.h"

namespace quipu {

// Writes context.quipu and extraction.quipu from `weights`, what
// context_encoder.py wrote (context_file.h); dev/*.ann below `claims`
// calibrates.
Result<void> BuildContext(const std::filesystem::path& weights,
                          const std::filesystem::path& claims,
                          const TrainingFolders& folders,
                          const TrainingLog& log);

}  // namespace quipu

#endif  // QUIPU_TRAIN_RECIPES_CONTEXT_RECIPE_H_
