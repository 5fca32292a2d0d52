// Trains coreference (ingest/extract/coreference/antecedent_model.h).

#ifndef QUIPU_TRAIN_RECIPES_ANTECEDENT_TRAINER_H_
#define QUIPU_TRAIN_RECIPES_ANTECEDENT_TRAINER_H_

#include <cstdint>
#include <optional>
#include <span>

#include "ingest/extract/mention/markable.h"
#include "language/neural/feature_network.h"
#include "language/neural/word_vectors.h"
#include "train/neural/feature_dataset.h"
#include "train/recipes/markable_gold.h"

namespace quipu {

// Of all documents but those of the fold `without`. `types` are of models that
// did not learn from the document; all spans are parallel. The context of an
// example is that of the markable and of what it may refer to.
FeatureDataset AntecedentExamples(std::span<const TrainingDocument> documents,
                                  std::span<const Markables> markables,
                                  std::span<const MarkableGold> gold,
                                  std::span<const TypeScores> types,
                                  const WordVectors& vectors,
                                  std::optional<uint32_t> without);

// Learns from the same.
FeatureNetworkWeights TrainAntecedents(
    std::span<const TrainingDocument> documents,
    std::span<const Markables> markables, std::span<const MarkableGold> gold,
    std::span<const TypeScores> types, const WordVectors& vectors,
    std::optional<uint32_t> without, uint64_t seed);

}  // namespace quipu

#endif  // QUIPU_TRAIN_RECIPES_ANTECEDENT_TRAINER_H_
