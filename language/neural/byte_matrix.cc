// With inputs x = least + scale * byte and weights w = row_scale * int8, the
// product of a row is row_scale * (scale * sum of int8 * byte + least * sum of
// int8). The first sum is exact; the rest is done in float one output at a
// time, rounded alike everywhere.

#include "language/neural/byte_matrix.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "language/neural/float_lanes.h"
#include "language/neural/quantize.h"
#include "language/neural/vector_clones.h"

namespace quipu {
namespace {

constexpr float kMostByte = 255;
constexpr float kHalf = 0.5F;  // cut off after it, numbers are rounded

// Four panels of weights stay in the first cache while these vectors pass.
constexpr size_t kPanelGroup = 4;
constexpr size_t kVectorBlock = 24;

QUIPU_VECTOR_CLONES
void FindRange(const float* values, size_t size, float& least, float& most) {
  FloatLanes low, high, lanes;
  LoadLanes(values, low);
  high = low;
  for (size_t i = kLanes; i < size; i += kLanes) {
    LoadLanes(values + i, lanes);
    low = lanes < low ? lanes : low;
    high = lanes > high ? lanes : high;
  }
  least = LeastOfLanes(low);
  most = MostOfLanes(high);
}

QUIPU_VECTOR_CLONES
void ToBytes(const float* values, size_t size, float least, float steps,
             uint8_t* to) {
  for (size_t i = 0; i < size; ++i) {
    to[i] = static_cast<uint8_t>(
        static_cast<int32_t>((values[i] - least) * steps + kHalf));
  }
}

QUIPU_VECTOR_CLONES
void ToOutputs(const int32_t* sums, size_t rows, float scale, float least,
               const float* row_scales, const float* row_sums,
               const float* bias, float* outputs) {
  for (size_t r = 0; r < rows; ++r) {
    outputs[r] = static_cast<float>(sums[r]) * (scale * row_scales[r]) +
                 (least * row_sums[r] + bias[r]);
  }
}

}  // namespace

ByteVectors::ByteVectors(size_t size, size_t most)
    : size_(size), values_(size * most), scales_(most), least_(most) {}

void ByteVectors::Set(size_t index, const float* values) {
  float least = 0;
  float most = 0;
  FindRange(values, size_, least, most);
  const float range = std::max(most - least, 1e-20F);
  scales_[index] = range / kMostByte;
  least_[index] = least;
  ToBytes(values, size_, least, kMostByte / range,
          values_.data() + index * size_);
}

void ByteMatrix::Write(const LayerWeights& weights, ByteWriter& out) {
  const size_t rows = weights.bias.size();
  const size_t columns = weights.columns;
  const size_t quads = columns / BytePanels::kColumns;
  std::vector<int8_t> values(rows * columns);
  std::vector<float> scales, row_sums;
  for (size_t r = 0; r < rows; ++r) {
    const auto row = std::span(weights.values).subspan(r * columns, columns);
    float most = 1e-6F;
    for (const float value : row) most = std::max(most, std::fabs(value));
    scales.push_back(most / kMostQuantized);
    int32_t sum = 0;
    for (size_t c = 0; c < columns; ++c) {
      const int8_t quantized = Quantize(row[c], scales.back());
      values[BytePanels::Place(r, c, quads)] = quantized;
      sum += quantized;
    }
    row_sums.push_back(static_cast<float>(sum) * scales.back());
  }
  out.PutArray(std::span<const int8_t>(values), BytePanels::kAlignment);
  out.PutArray(std::span<const float>(scales));
  out.PutArray(std::span<const float>(row_sums));
  out.PutArray(std::span<const float>(weights.bias));
}

std::span<const float> ReadFloats(ByteReader& bytes, size_t size, float most) {
  const auto values = bytes.GetArray<float>();
  const bool fits = std::all_of(values.begin(), values.end(), [&](float value) {
    return value >= -most && value <= most;
  });
  return fits && values.size() == size ? values : std::span<const float>();
}

Result<ByteMatrix> ByteMatrix::Read(ByteReader& bytes, size_t rows,
                                    size_t columns) {
  ByteMatrix matrix;
  const auto values = bytes.GetArray<int8_t>(BytePanels::kAlignment);
  const float most_sum = kMostWeight * static_cast<float>(columns);
  matrix.scales_ = ReadFloats(bytes, rows, kMostWeight / kMostQuantized);
  matrix.row_sums_ = ReadFloats(bytes, rows, most_sum);
  matrix.bias_ = ReadFloats(bytes, rows, kMostWeight);
  if (!bytes.Ok() || rows == 0 || rows % BytePanels::kRows != 0 ||
      columns % kLanes != 0 || values.size() != rows * columns ||
      matrix.scales_.empty() || matrix.row_sums_.empty() ||
      matrix.bias_.empty()) {
    return Corruption("a network's matrix of bytes is damaged");
  }
  matrix.panels_ = {values.data(), rows / BytePanels::kRows,
                    columns / BytePanels::kColumns};
  return matrix;
}

void ByteMatrix::Apply(Instructions instructions, const ByteVectors& inputs,
                       size_t count, float* outputs) const {
  constexpr size_t kMostRows = kPanelGroup * BytePanels::kRows;
  std::array<int32_t, kVectorBlock * kMostRows> sums{};
  for (size_t panel = 0; panel < panels_.panels; panel += kPanelGroup) {
    BytePanels group = panels_;
    group.values +=
        panel * panels_.quads * BytePanels::kRows * BytePanels::kColumns;
    group.panels = std::min(kPanelGroup, panels_.panels - panel);
    const size_t row = panel * BytePanels::kRows;
    const size_t group_rows = group.panels * BytePanels::kRows;
    for (size_t t = 0; t < count; t += kVectorBlock) {
      const size_t vectors = std::min(kVectorBlock, count - t);
      MultiplyBytes(instructions, group, inputs.Values(t), inputs.size(),
                    vectors, sums.data(), group_rows);
      for (size_t i = 0; i < vectors; ++i) {
        const size_t vector = t + i;
        ToOutputs(sums.data() + i * group_rows, group_rows,
                  inputs.Scale(vector), inputs.Least(vector), &scales_[row],
                  &row_sums_[row], &bias_[row],
                  outputs + vector * rows() + row);
      }
    }
  }
}

}  // namespace quipu
