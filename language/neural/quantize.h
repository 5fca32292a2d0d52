// Trained numbers as bytes.

#ifndef QUIPU_LANGUAGE_NEURAL_QUANTIZE_H_
#define QUIPU_LANGUAGE_NEURAL_QUANTIZE_H_

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace quipu {

inline constexpr float kMostQuantized = 127;

// The nearest multiple of the scale, as far as a byte reaches.
inline int8_t Quantize(float value, float scale) {
  return static_cast<int8_t>(
      std::clamp(std::round(value / scale), -kMostQuantized, kMostQuantized));
}

}  // namespace quipu

#endif  // QUIPU_LANGUAGE_NEURAL_QUANTIZE_H_
