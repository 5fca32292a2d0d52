// Weights of small networks that nobody trained.

#ifndef QUIPU_TESTS_LANGUAGE_NEURAL_WEIGHTS_SUPPORT_H_
#define QUIPU_TESTS_LANGUAGE_NEURAL_WEIGHTS_SUPPORT_H_

#include <random>

#include "language/neural/sentence_encoder.h"

namespace quipu {

// Numbers in [-1, 1].
std::vector<float> RandomNumbers(size_t count, std::mt19937& random);

LayerWeights RandomLayer(size_t rows, size_t columns, std::mt19937& random);

// Of one layer of two units; it knows two forms.
EncoderWeights RandomEncoder(std::mt19937& random);

}  // namespace quipu

#endif  // QUIPU_TESTS_LANGUAGE_NEURAL_WEIGHTS_SUPPORT_H_
