#include "train/neural/quantize.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <vector>

namespace quipu {
namespace {

constexpr float kMost = 127;

int8_t Quantize(float value, float scale) {
  return static_cast<int8_t>(
      std::clamp(std::round(value / scale), -kMost, kMost));
}

}  // namespace

void WriteWeights(const Matrix& weights, const Matrix& bias, ByteWriter& out) {
  std::vector<int8_t> values;
  std::vector<float> scales;
  for (Eigen::Index r = 0; r < weights.rows(); ++r) {
    const float scale =
        std::max(weights.row(r).cwiseAbs().maxCoeff(), 1e-6F) / kMost;
    scales.push_back(scale);
    for (Eigen::Index c = 0; c < weights.cols(); ++c) {
      values.push_back(Quantize(weights(r, c), scale));
    }
  }
  std::vector<float> biases(scales.size(), 0.0F);
  std::copy_n(bias.data(), bias.size(), biases.begin());
  out.Put(static_cast<uint32_t>(weights.rows()));
  out.Put(static_cast<uint32_t>(weights.cols()));
  out.PutArray(std::span<const int8_t>(values));
  out.PutArray(std::span<const float>(scales));
  out.PutArray(std::span<const float>(biases));
}

void WriteTable(const Matrix& table, float limit, ByteWriter& out) {
  float most = std::max(table.cwiseAbs().maxCoeff(), 1e-6F);
  if (limit > 0) most = std::min(most, limit);
  const float scale = most / kMost;
  std::vector<int8_t> values;
  values.reserve(static_cast<size_t>(table.size()));
  for (Eigen::Index i = 0; i < table.size(); ++i) {
    values.push_back(Quantize(table.data()[i], scale));
  }
  out.Put(static_cast<uint32_t>(table.rows()));
  out.Put(scale);
  out.PutArray(std::span<const int8_t>(values));
}

void WriteFormIndex(std::span<const uint64_t> forms, ByteWriter& out) {
  std::vector<uint64_t> keys(std::bit_ceil(forms.size() * 3 / 2 + 2), 0);
  std::vector<uint32_t> numbers(keys.size(), 0);
  const size_t mask = keys.size() - 1;
  for (size_t i = 0; i < forms.size(); ++i) {
    size_t at = forms[i] & mask;
    while (keys[at] != 0) at = (at + 1) & mask;
    keys[at] = forms[i];
    numbers[at] = static_cast<uint32_t>(i + 1);
  }
  out.PutArray(std::span<const uint64_t>(keys));
  out.PutArray(std::span<const uint32_t>(numbers));
}

void WriteEncoder(const WordEncoder& encoder, std::span<const uint64_t> forms,
                  ByteWriter& out) {
  WriteFormIndex(forms, out);
  WriteTable(encoder.words.value, 0, out);
  WriteTable(encoder.affixes.value, 0, out);
  WriteTable(encoder.shapes.value, 0, out);
  out.Put(static_cast<uint32_t>(encoder.sizes().vector));
  out.Put(static_cast<uint32_t>(encoder.sizes().marks));
  out.Put(static_cast<uint32_t>(encoder.sizes().hidden));
  out.Put(static_cast<uint32_t>(encoder.layers.size()));
  for (const BiLstm& layer : encoder.layers) {
    for (const BiLstm::Direction& d : layer.directions()) {
      WriteWeights(d.input_weights.value, d.bias.value, out);
      WriteWeights(d.recurrent_weights.value, Matrix(), out);
    }
  }
}

}  // namespace quipu
