// Trains the model of claims (ingest/extract/claim/learned).

#ifndef QUIPU_TRAIN_RECIPES_RELATION_TRAINER_H_
#define QUIPU_TRAIN_RECIPES_RELATION_TRAINER_H_

#include <cstdint>
#include <span>
#include <vector>

#include "ingest/extract/claim/learned/pair_features.h"
#include "ingest/extract/claim/learned/relation_model.h"
#include "ingest/ontology/ontology_file.h"
#include "train/corpora/annotated_document.h"
#include "train/neural/feature_dataset.h"
#include "train/recipes/recipe.h"

namespace quipu {

// A document with what models that did not learn from it found in it.
struct RelationDocument {
  const AnnotatedDocument* gold;
  const Analysis* analysis;
  const Markables* markables;
  const TypeScores* types;
  const Clusters* clusters;
  const std::vector<uint32_t>* entities;  // of each markable, or kNoGold
};

struct RelationTraining {
  uint64_t seed = 1;
  size_t networks = 2;
  size_t rows = 110'000;
  size_t hidden = 32;
  size_t epochs = 4;
  float dropout = 0.4F;
  float dense_dropout = 0.2F;
};

// The pairs of documents and which outputs are right for them. An output is a
// predicate with a kind of object that at least three claims have.
struct RelationExamples {
  std::vector<RelationOutput> outputs;
  FeatureDataset data;
};

RelationExamples FindRelationExamples(
    std::span<const RelationDocument> documents, const OntologyFile& file,
    const WordVectors& vectors, const TrainingLog& log);

// A network for each seed from training.seed on.
RelationWeights TrainRelations(const RelationExamples& examples,
                               const RelationTraining& training,
                               const TrainingLog& log);

}  // namespace quipu

#endif  // QUIPU_TRAIN_RECIPES_RELATION_TRAINER_H_
