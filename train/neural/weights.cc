#include "train/neural/weights.h"

#include <array>

namespace quipu {
namespace {

// Without a bias.
LayerWeights WeightsOf(const Parameter& weights) {
  LayerWeights layer;
  layer.columns = static_cast<size_t>(weights.value.cols());
  for (Eigen::Index r = 0; r < weights.value.rows(); ++r) {
    for (Eigen::Index c = 0; c < weights.value.cols(); ++c) {
      layer.values.push_back(weights.value(r, c));
    }
  }
  layer.bias.assign(static_cast<size_t>(weights.value.rows()), 0);
  return layer;
}

// A column an entry.
TableWeights TableOf(const Parameter& table) {
  return {static_cast<size_t>(table.value.rows()), NumbersOf(table), 0};
}

}  // namespace

std::vector<float> NumbersOf(const Parameter& parameter) {
  const Matrix& value = parameter.value;
  return {value.data(), value.data() + value.size()};
}

LayerWeights WeightsOf(const Parameter& weights, const Parameter& bias) {
  LayerWeights layer = WeightsOf(weights);
  layer.bias = NumbersOf(bias);
  return layer;
}

LayerWeights WeightsOf(const Dense& layer) {
  return WeightsOf(layer.weights, layer.bias);
}

EncoderWeights WeightsOf(const WordEncoder& encoder,
                         std::span<const uint64_t> forms) {
  EncoderWeights weights;
  weights.forms.assign(forms.begin(), forms.end());
  weights.words = TableOf(encoder.words);
  weights.affixes = TableOf(encoder.affixes);
  weights.shapes = TableOf(encoder.shapes);
  weights.vector_size = static_cast<uint32_t>(encoder.sizes().vector);
  weights.mark_count = static_cast<uint32_t>(encoder.sizes().marks);
  weights.hidden = static_cast<uint32_t>(encoder.sizes().hidden);
  for (const BiLstm& layer : encoder.layers) {
    auto& added = weights.layers.emplace_back();
    for (size_t side = 0; side < added.size(); ++side) {
      const BiLstm::Direction& direction = layer.directions()[side];
      added[side] = {WeightsOf(direction.input_weights, direction.bias),
                     WeightsOf(direction.recurrent_weights)};
    }
  }
  return weights;
}

}  // namespace quipu
