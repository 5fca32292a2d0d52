// What markables are: the types of their entities, or no mentions at all.

#ifndef QUIPU_INGEST_EXTRACT_MENTION_TYPE_MODEL_H_
#define QUIPU_INGEST_EXTRACT_MENTION_TYPE_MODEL_H_

#include "base/result.h"
#include "ingest/extract/mention/markable.h"
#include "ingest/extract/mention/type_features.h"
#include "language/neural/bytes.h"
#include "language/neural/feature_network.h"

namespace quipu {

// Immutable; safe for use by many threads.
class TypeModel {
 public:
  // What FeatureNetworkWeights::Write wrote for kMentionTypeCount outputs.
  // Bytes and vectors must outlive the model. kCorruption for anything else.
  static Result<TypeModel> Read(ByteReader& bytes, const WordVectors& vectors);

  // Of all markables; a literal is no mention. `scores` are the recogniser's of
  // the whole analysis. `file` is the built-in ontology, which the model
  // learned with. Linear.
  TypeScores Score(const Analysis& analysis, const NameScores& scores,
                   const Markables& markables, const OntologyFile& file) const;

 private:
  FeatureNetwork network_;
  WordVectors vectors_;
};

}  // namespace quipu

#endif  // QUIPU_INGEST_EXTRACT_MENTION_TYPE_MODEL_H_
