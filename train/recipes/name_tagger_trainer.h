// Trains the name tagger (ingest/extract/mention/name_tagger.h).

#ifndef QUIPU_TRAIN_RECIPES_NAME_TAGGER_TRAINER_H_
#define QUIPU_TRAIN_RECIPES_NAME_TAGGER_TRAINER_H_

#include <cstdint>
#include <optional>
#include <span>

#include "ingest/extract/mention/name_tagger.h"
#include "train/neural/feature_dataset.h"
#include "train/recipes/markable_gold.h"

namespace quipu {

struct NameDatasets {
  FeatureDataset names;
  FeatureDataset inner;  // of the second network
};

// As TrainNameTagger learns from.
NameDatasets NameExamples(std::span<const TrainingDocument> documents,
                          std::optional<uint32_t> without,
                          std::span<const TrainingDocument> more = {});

// Learns from the names that the recogniser found, which the documents must
// still have, and from the gold mentions of all documents, and of `more`
// (some of the documents in capitals), but those of the fold `without`.
NameTaggerWeights TrainNameTagger(std::span<const TrainingDocument> documents,
                                  std::optional<uint32_t> without,
                                  uint64_t seed,
                                  std::span<const TrainingDocument> more = {});

}  // namespace quipu

#endif  // QUIPU_TRAIN_RECIPES_NAME_TAGGER_TRAINER_H_
