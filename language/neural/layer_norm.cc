#include "language/neural/layer_norm.h"

#include <cmath>

#include "language/neural/byte_matrix.h"
#include "language/neural/float_lanes.h"
#include "language/neural/vector_clones.h"

namespace quipu {
namespace {

// Adds and tells the mean of what comes out.
QUIPU_VECTOR_CLONES
float AddForMean(const float* more, size_t size, float* values) {
  FloatLanes sum{}, lanes, added;
  for (size_t i = 0; i < size; i += kLanes) {
    LoadLanes(values + i, lanes);
    LoadLanes(more + i, added);
    lanes += added;
    StoreLanes(lanes, values + i);
    sum += lanes;
  }
  return SumOfLanes(sum) / static_cast<float>(size);
}

QUIPU_VECTOR_CLONES
float Variance(const float* values, size_t size, float mean) {
  FloatLanes sum{}, lanes;
  for (size_t i = 0; i < size; i += kLanes) {
    LoadLanes(values + i, lanes);
    lanes -= mean;
    sum += lanes * lanes;
  }
  return SumOfLanes(sum) / static_cast<float>(size);
}

QUIPU_VECTOR_CLONES
void Scale(const float* gain, const float* bias, float mean, float factor,
           size_t size, float* values) {
  for (size_t i = 0; i < size; ++i) {
    values[i] = (values[i] - mean) * factor * gain[i] + bias[i];
  }
}

}  // namespace

void LayerNormWeights::Write(ByteWriter& out) const {
  out.PutArray(std::span<const float>(gain));
  out.PutArray(std::span<const float>(bias));
}

Result<LayerNorm> LayerNorm::Read(ByteReader& bytes, size_t size,
                                  float epsilon) {
  LayerNorm norm;
  norm.gain_ = ReadFloats(bytes, size, ByteMatrix::kMostWeight);
  norm.bias_ = ReadFloats(bytes, size, ByteMatrix::kMostWeight);
  norm.epsilon_ = epsilon;
  if (!bytes.Ok() || norm.gain_.empty() || norm.bias_.empty()) {
    return Corruption("a network's layer normalisation is damaged");
  }
  return norm;
}

void LayerNorm::AddAndNormalize(const float* more, float* values) const {
  const size_t size = gain_.size();
  const float mean = AddForMean(more, size, values);
  const float variance = Variance(values, size, mean);
  Scale(gain_.data(), bias_.data(), mean, 1 / std::sqrt(variance + epsilon_),
        size, values);
}

}  // namespace quipu
