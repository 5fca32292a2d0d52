// Trains networks over hashed features (language/neural/feature_network.h).

#ifndef QUIPU_TRAIN_NEURAL_FEATURE_NETWORK_TRAINER_H_
#define QUIPU_TRAIN_NEURAL_FEATURE_NETWORK_TRAINER_H_

#include <cstddef>
#include <cstdint>

#include "language/neural/feature_network.h"
#include "train/neural/feature_dataset.h"

namespace quipu {

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

// TableWeights::limit for trained values: a few large embeddings would make the
// steps of all others coarse. 0 if all are 0.
float TableLimit(std::span<const float> values);

}  // namespace quipu

#endif  // QUIPU_TRAIN_NEURAL_FEATURE_NETWORK_TRAINER_H_
