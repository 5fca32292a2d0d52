// Probabilities from a network's outputs: with additions, multiplications and
// divisions alone, so that no machine and no mathematical library rounds
// differently.

#ifndef QUIPU_LANGUAGE_NEURAL_LOG_SOFTMAX_H_
#define QUIPU_LANGUAGE_NEURAL_LOG_SOFTMAX_H_

#include <span>

namespace quipu {

// e^x to within 1e-6 of it; 0 below -80, that of 80 above.
float Exponential(float x);

// Each value less the logarithm of the sum of the exponentials of all: natural
// logarithms of probabilities, to within 1e-5. At least one value.
void LogSoftmax(std::span<float> values);

}  // namespace quipu

#endif  // QUIPU_LANGUAGE_NEURAL_LOG_SOFTMAX_H_
