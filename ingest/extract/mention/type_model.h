// What markables are: the types of their entities, or no mentions at all.

#ifndef QUIPU_INGEST_EXTRACT_MENTION_TYPE_MODEL_H_
#define QUIPU_INGEST_EXTRACT_MENTION_TYPE_MODEL_H_

#include <array>
#include <cstdint>
#include <vector>

#include "base/result.h"
#include "ingest/extract/mention/markable.h"
#include "ingest/extract/mention/type_features.h"
#include "language/analysis_details.h"
#include "language/neural/bytes.h"
#include "language/neural/feature_network.h"

namespace quipu {

// The words whose context a type is told from.
using ContextWords = std::array<uint32_t, 3>;
inline ContextWords ContextWordsOf(const Markable& markable) {
  return {markable.head, markable.begin, markable.end - 1};
}

// Immutable; safe for use by many threads.
class TypeModel {
 public:
  // What FeatureNetworkWeights::Write wrote for kMentionTypeCount outputs.
  // Bytes and vectors must outlive the model; `state_size` is that of the
  // context that it sees. kCorruption for anything else.
  static Result<TypeModel> Read(ByteReader& bytes, const WordVectors& vectors,
                                size_t state_size);

  // The networks of `other` count, too; its context may be none.
  void AddNetworksOf(const TypeModel& other);

  // Of all markables; a literal is no mention. `details` are those of
  // the whole analysis. `file` is the built-in ontology, which the model
  // learned with. Linear.
  TypeScores Score(const Analysis& analysis, const AnalysisDetails& details,
                   const Markables& markables, const OntologyFile& file) const;

 private:
  std::vector<FeatureNetwork> networks_;  // the mean of their scores counts
  WordVectors vectors_;
};

}  // namespace quipu

#endif  // QUIPU_INGEST_EXTRACT_MENTION_TYPE_MODEL_H_
