// Coreference in a document, learned: each markable chooses among those before
// it, or that it is new. Mention ranking: Denis and Baldridge, "Specialized
// models and ranking for coreference resolution", EMNLP 2008; with a hidden
// layer: Wiseman et al., "Learning anaphoricity and antecedent ranking features
// for coreference resolution", ACL 2015.

#ifndef QUIPU_INGEST_EXTRACT_COREFERENCE_ANTECEDENT_MODEL_H_
#define QUIPU_INGEST_EXTRACT_COREFERENCE_ANTECEDENT_MODEL_H_

#include <cstdint>
#include <span>
#include <vector>

#include "base/result.h"
#include "ingest/extract/coreference/clusters.h"
#include "ingest/extract/mention/markable.h"
#include "language/context/context_states.h"
#include "language/model/analysis.h"
#include "language/neural/bytes.h"
#include "language/neural/feature_network.h"
#include "language/neural/word_vectors.h"

namespace quipu {

// Immutable; safe for use by many threads.
class AntecedentModel {
 public:
  // What FeatureNetworkWeights::Write wrote for one output. Bytes and vectors
  // must outlive the model; `state_size` is that of the context that it sees.
  // kCorruption for anything else.
  static Result<AntecedentModel> Read(ByteReader& bytes,
                                      const WordVectors& vectors,
                                      size_t state_size);

  // The networks of `other` count, too; its context may be none.
  void AddNetworksOf(const AntecedentModel& other);

  // How well an antecedent fits, before any softmax: the mean of the networks.
  float Score(std::span<const uint32_t> features,
              std::span<const int16_t> dense) const;
  const WordVectors& vectors() const { return vectors_; }

 private:
  std::vector<FeatureNetwork> networks_;
  WordVectors vectors_;
};

// Every markable that is no literal is in one cluster, many alone. No pronoun
// is in one cluster with a phrase that it is part of.
// Linear in the markables and their words, whatever their number of one name.
Clusters FindClusters(const Analysis& analysis, const Markables& markables,
                      const TypeScores& types, const ContextStates& context,
                      const AntecedentModel& model);

}  // namespace quipu

#endif  // QUIPU_INGEST_EXTRACT_COREFERENCE_ANTECEDENT_MODEL_H_
