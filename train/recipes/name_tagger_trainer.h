// Trains the name tagger (ingest/extract/mention/name_tagger.h).

#ifndef QUIPU_TRAIN_RECIPES_NAME_TAGGER_TRAINER_H_
#define QUIPU_TRAIN_RECIPES_NAME_TAGGER_TRAINER_H_

#include <cstdint>
#include <optional>
#include <span>

#include "ingest/extract/mention/name_tagger.h"
#include "train/recipes/markable_gold.h"

namespace quipu {

// Learns from the names that the recogniser found, which the documents must
// still have, and from the gold mentions of all documents, and of `more`
// (some of the documents in capitals), but those of the fold `without`.
NameTaggerWeights TrainNameTagger(std::span<const TrainingDocument> documents,
                                  std::optional<uint32_t> without,
                                  uint64_t seed,
                                  std::span<const TrainingDocument> more = {});

}  // namespace quipu

#endif  // QUIPU_TRAIN_RECIPES_NAME_TAGGER_TRAINER_H_
