// A small network over hashed features: their embeddings are summed, with a
// dense input where there is one, and one hidden layer of rectified units
// leads to the outputs. Feature hashing: Weinberger et al., "Feature hashing
// for large scale multitask learning", ICML 2009.

#ifndef QUIPU_LANGUAGE_NEURAL_FEATURE_NETWORK_H_
#define QUIPU_LANGUAGE_NEURAL_FEATURE_NETWORK_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "base/result.h"
#include "language/neural/bytes.h"
#include "language/neural/embedding_table.h"
#include "language/neural/int_matrix.h"

namespace quipu {

// The table's row of a feature's hash, without a search: several features may
// share one.
inline size_t FeatureRow(uint32_t feature, size_t rows) {
  return static_cast<size_t>((uint64_t{feature} * rows) >> 32);
}

// A network as training leaves it.
struct FeatureNetworkWeights {
  TableWeights table;  // a row for each bucket of features
  // From the dense input, of even size; its bias is the hidden layer's.
  LayerWeights dense;
  LayerWeights output;

  // What FeatureNetwork::Read reads.
  void Write(ByteWriter& out) const;
};

// Immutable; safe for use by many threads. The same outputs on every machine.
class FeatureNetwork {
 public:
  // What FeatureNetworkWeights::Write wrote; the bytes must outlive the
  // network. kCorruption for anything else, or another number of dense inputs
  // or outputs than the caller's.
  static Result<FeatureNetwork> Read(ByteReader& bytes, size_t dense_inputs,
                                     size_t outputs);

  // Sets `outputs` to what the network gives, before any softmax or logistic
  // function. `dense` has as many values as Read was told, in units of
  // 1 / kInputOne; further ones are not looked at.
  // Linear in the features.
  void Score(std::span<const uint32_t> features, std::span<const int16_t> dense,
             std::span<float> outputs) const;

 private:
  EmbeddingTable table_;
  WeightMatrix dense_;
  WeightMatrix output_;
  size_t dense_inputs_ = 0;
};

}  // namespace quipu

#endif  // QUIPU_LANGUAGE_NEURAL_FEATURE_NETWORK_H_
