// Trains networks over hashed features (language/neural/feature_network.h).

#ifndef QUIPU_TRAIN_NEURAL_FEATURE_NETWORK_TRAINER_H_
#define QUIPU_TRAIN_NEURAL_FEATURE_NETWORK_TRAINER_H_

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <vector>

#include "language/neural/feature_network.h"

namespace quipu {

// Examples, one after the other in flat arrays.
class FeatureDataset {
 public:
  explicit FeatureDataset(size_t dense_inputs = 0)
      : dense_inputs_(dense_inputs) {}

  // `dense` has dense_inputs values. Outputs of `right` are to be high, all
  // others low but those of `ignored`, which do not count.
  void Add(std::span<const uint32_t> features, std::span<const int16_t> dense,
           std::span<const uint16_t> right,
           std::span<const uint16_t> ignored = {}, float weight = 1);
  // The examples since the last call are one choice between them: kRanking.
  void EndGroup() { group_ends_.push_back(size()); }

  size_t size() const { return weights_.size(); }
  size_t dense_inputs() const { return dense_inputs_; }
  std::span<const size_t> group_ends() const { return group_ends_; }
  std::span<const uint32_t> Features(size_t i) const {
    return Slice(features_, feature_ends_, i);
  }
  std::span<const float> Dense(size_t i) const {
    return std::span(dense_).subspan(i * dense_inputs_, dense_inputs_);
  }
  std::span<const uint16_t> Right(size_t i) const {
    return Slice(right_, right_ends_, i);
  }
  std::span<const uint16_t> Ignored(size_t i) const {
    return Slice(ignored_, ignored_ends_, i);
  }
  float Weight(size_t i) const { return weights_[i]; }

 private:
  template <typename T>
  static std::span<const T> Slice(const std::vector<T>& values,
                                  const std::vector<size_t>& ends, size_t i) {
    const size_t begin = i == 0 ? 0 : ends[i - 1];
    return std::span(values).subspan(begin, ends[i] - begin);
  }

  size_t dense_inputs_;
  std::vector<uint32_t> features_;
  std::vector<float> dense_;
  std::vector<uint16_t> right_, ignored_;
  std::vector<size_t> feature_ends_, right_ends_, ignored_ends_;
  std::vector<float> weights_;
  std::vector<size_t> group_ends_;
};

enum class FeatureLoss : uint8_t {
  kSoftmax,   // one output is right, or any of several
  kLogistic,  // each output by itself
  kRanking,   // one output; of the examples of a group any right one wins
};

struct FeatureTraining {
  FeatureLoss loss = FeatureLoss::kSoftmax;
  size_t outputs = 1;
  size_t rows = size_t{1} << 17;  // of the table
  size_t hidden = 32;
  size_t epochs = 5;
  float rate = 0.05F;       // falls linearly to a tenth
  float dropout = 0.3F;     // of features
  float dense_dropout = 0;  // of dense inputs
  uint64_t seed = 1;
};

// AdaGrad (Duchi, Hazan and Singer, JMLR 2011), an example or group at a time,
// on one thread: the same arguments give the same weights on one machine.
FeatureNetworkWeights TrainFeatureNetwork(const FeatureDataset& data,
                                          const FeatureTraining& training);

}  // namespace quipu

#endif  // QUIPU_TRAIN_NEURAL_FEATURE_NETWORK_TRAINER_H_
