// Trains the type model (ingest/extract/mention/type_model.h).

#ifndef QUIPU_TRAIN_RECIPES_TYPE_TRAINER_H_
#define QUIPU_TRAIN_RECIPES_TYPE_TRAINER_H_

#include <cstdint>
#include <optional>
#include <span>

#include "ingest/extract/mention/markable.h"
#include "ingest/ontology/ontology_file.h"
#include "language/neural/feature_network.h"
#include "language/neural/word_vectors.h"
#include "train/neural/feature_dataset.h"
#include "train/recipes/markable_gold.h"

namespace quipu {

// The markables of each document, aligned with its gold mentions: of all
// documents but those of the fold `without`. A markable that stands for no gold
// mention is none.
FeatureDataset TypeExamples(std::span<const TrainingDocument> documents,
                            std::span<const Markables> markables,
                            std::span<const MarkableGold> gold,
                            const OntologyFile& file,
                            const WordVectors& vectors,
                            std::optional<uint32_t> without);

// Learns from the same.
FeatureNetworkWeights TrainTypes(std::span<const TrainingDocument> documents,
                                 std::span<const Markables> markables,
                                 std::span<const MarkableGold> gold,
                                 const OntologyFile& file,
                                 const WordVectors& vectors,
                                 std::optional<uint32_t> without,
                                 uint64_t seed);

}  // namespace quipu

#endif  // QUIPU_TRAIN_RECIPES_TYPE_TRAINER_H_
