// tanh as a rational function of additions, products and one division, which
// every processor rounds alike (no fused operations: -ffp-contract=off), and
// which the compiler turns into vector instructions. Results are whole numbers.

#include "language/neural/activations.h"

#include "language/neural/vector_clones.h"

namespace quipu {
namespace {

// Lambert's continued fraction for tanh, cut after four terms.
inline float Tanh(float x) {
  const float limit = 4.97F;
  x = x > limit ? limit : x;
  x = x < -limit ? -limit : x;
  const float s = x * x;
  const float above = x * (135135.0F + s * (17325.0F + s * (378.0F + s)));
  const float below = 135135.0F + s * (62370.0F + s * (3150.0F + s * 28.0F));
  return above / below;
}

inline float Sigmoid(float x) {
  return 0.5F * Tanh(0.5F * x) + 0.5F;
}

// Rounds half up. The offset makes the number positive, so that cutting its
// fraction is rounding down.
inline int16_t ToState(float x) {
  constexpr int32_t kOffset = 1 << 15;
  const float shifted =
      x * static_cast<float>(kStateOne) + (static_cast<float>(kOffset) + 0.5F);
  return static_cast<int16_t>(static_cast<int32_t>(shifted) - kOffset);
}

}  // namespace

QUIPU_VECTOR_CLONES
void TanhToStates(std::span<const float> values, std::span<int16_t> states) {
  const float* from = values.data();
  int16_t* to = states.data();
  for (size_t i = 0; i < values.size(); ++i) to[i] = ToState(Tanh(from[i]));
}

QUIPU_VECTOR_CLONES
void StepCells(const float* gates, size_t cells, float* cell, int16_t* state) {
  const float* in = gates;
  const float* forget = gates + cells;
  const float* open = gates + 2 * cells;
  const float* candidate = gates + 3 * cells;
  for (size_t i = 0; i < cells; ++i) {
    cell[i] =
        Sigmoid(forget[i]) * cell[i] + Sigmoid(in[i]) * Tanh(candidate[i]);
    state[i] = ToState(Sigmoid(open[i]) * Tanh(cell[i]));
  }
}

}  // namespace quipu
