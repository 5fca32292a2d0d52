// Eight floats at a time, for sums and extremes over arrays: they are taken
// lane by lane and the lanes folded in one fixed order, so that every processor
// rounds alike. The compiler makes one register of them, or two.

#ifndef QUIPU_LANGUAGE_NEURAL_FLOAT_LANES_H_
#define QUIPU_LANGUAGE_NEURAL_FLOAT_LANES_H_

#include <cstddef>

namespace quipu {

inline constexpr size_t kLanes = 8;

// Only as a variable inside a function: how it would be passed depends on the
// processor.
using FloatLanes = float __attribute__((vector_size(kLanes * sizeof(float))));
// The same at any address.
using FloatLanesAt = float
    __attribute__((vector_size(kLanes * sizeof(float)), aligned(4), may_alias));

inline void LoadLanes(const float* from, FloatLanes& to) {
  to = *reinterpret_cast<const FloatLanesAt*>(from);
}

inline void StoreLanes(const FloatLanes& from, float* to) {
  *reinterpret_cast<FloatLanesAt*>(to) = from;
}

// The lanes' halves folded lane by lane, then the halves of those, to the last.
template <typename Fold>
inline float FoldLanes(const FloatLanes& lanes, Fold fold) {
  float values[kLanes];
  StoreLanes(lanes, values);
  for (size_t half = kLanes / 2; half > 0; half /= 2) {
    for (size_t i = 0; i < half; ++i) {
      values[i] = fold(values[i], values[i + half]);
    }
  }
  return values[0];
}

inline float SumOfLanes(const FloatLanes& lanes) {
  return FoldLanes(lanes, [](float a, float b) { return a + b; });
}

inline float LeastOfLanes(const FloatLanes& lanes) {
  return FoldLanes(lanes, [](float a, float b) { return a < b ? a : b; });
}

inline float MostOfLanes(const FloatLanes& lanes) {
  return FoldLanes(lanes, [](float a, float b) { return a > b ? a : b; });
}

}  // namespace quipu

#endif  // QUIPU_LANGUAGE_NEURAL_FLOAT_LANES_H_
