// Layer normalisation (Ba, Kiros and Hinton 2016), the same to the last bit on
// every machine.

#ifndef QUIPU_LANGUAGE_NEURAL_LAYER_NORM_H_
#define QUIPU_LANGUAGE_NEURAL_LAYER_NORM_H_

#include <cstddef>
#include <span>
#include <vector>

#include "base/result.h"
#include "language/neural/bytes.h"

namespace quipu {

// As training leaves it.
struct LayerNormWeights {
  std::vector<float> gain, bias;

  // What LayerNorm::Read reads.
  void Write(ByteWriter& out) const;
};

class LayerNorm {
 public:
  // The bytes must outlive it. `size` is a multiple of 16; `epsilon`, above 0,
  // is added to the variance. kCorruption for another size.
  static Result<LayerNorm> Read(ByteReader& bytes, size_t size, float epsilon);

  // Adds `more` to the values and brings them to mean 0 and variance 1; then
  // each has its gain and bias.
  void AddAndNormalize(const float* more, float* values) const;

 private:
  std::span<const float> gain_, bias_;
  float epsilon_ = 1;
};

}  // namespace quipu

#endif  // QUIPU_LANGUAGE_NEURAL_LAYER_NORM_H_
