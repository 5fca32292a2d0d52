// Trained parameters as the plain numbers that language/ writes and reads.

#ifndef QUIPU_TRAIN_NEURAL_WEIGHTS_H_
#define QUIPU_TRAIN_NEURAL_WEIGHTS_H_

#include <cstdint>
#include <span>
#include <vector>

#include "language/neural/sentence_encoder.h"
#include "train/neural/dense.h"
#include "train/neural/word_encoder.h"

namespace quipu {

// All numbers, column by column.
std::vector<float> NumbersOf(const Parameter& parameter);

LayerWeights WeightsOf(const Parameter& weights, const Parameter& bias);
LayerWeights WeightsOf(const Dense& layer);

EncoderWeights WeightsOf(const WordEncoder& encoder,
                         std::span<const uint64_t> forms);

}  // namespace quipu

#endif  // QUIPU_TRAIN_NEURAL_WEIGHTS_H_
