// Functions of single numbers that networks are made of, the same to the last
// bit on every machine.

#ifndef QUIPU_LANGUAGE_NEURAL_ACTIVATIONS_H_
#define QUIPU_LANGUAGE_NEURAL_ACTIVATIONS_H_

#include <cstddef>
#include <cstdint>
#include <span>

namespace quipu {

// States of a network, which lie between -1 and 1, are kept as multiples of
// 1 / kStateOne.
inline constexpr int32_t kStateOne = 4096;

// tanh of each value, to within 0.0002, as a state.
void TanhToStates(std::span<const float> values, std::span<int16_t> states);

// One step of LSTM cells: `gates` holds the sums for the input, forget and
// output gates and the candidate, `cells` of each. Replaces `cell`, writes the
// state.
void StepCells(const float* gates, size_t cells, float* cell, int16_t* state);

}  // namespace quipu

#endif  // QUIPU_LANGUAGE_NEURAL_ACTIVATIONS_H_
