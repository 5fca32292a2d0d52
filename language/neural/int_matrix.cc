// Weights are bytes with a scale for each row, inputs are whole numbers, and
// their product is exact; only the last step, scale and bias, is in float,
// rounded alike everywhere. Inputs are taken in blocks whose sums stay in the
// cache.

#include "language/neural/int_matrix.h"

#include <algorithm>
#include <cmath>
#include <span>

#include "language/neural/int_product.h"
#include "language/neural/quantize.h"
#include "language/neural/vector_clones.h"

namespace quipu {
namespace {

// Inputs multiplied at a time: their sums stay in the cache.
constexpr size_t kBlock = 32;

QUIPU_VECTOR_CLONES
void Scale(const int32_t* sums, const float* scales, const float* start,
           float one, size_t rows, float* outputs) {
  for (size_t r = 0; r < rows; ++r) {
    outputs[r] = start[r] + static_cast<float>(sums[r]) * (scales[r] * one);
  }
}

}  // namespace

PackedRows::PackedRows(size_t rows, size_t columns) {
  Reset(rows, columns);
}

void PackedRows::Reset(size_t rows, size_t columns) {
  rows_ = rows;
  columns_ = columns;
  panels_ = (rows + kPanelRows - 1) / kPanelRows;
  pairs_ = (columns + 1) / 2;
  values_.assign(panels_ * pairs_ * kPanelRows * 2, 0);
}

void PackedRows::Set(size_t row, size_t column, int16_t value) {
  const size_t panel = row / kPanelRows;
  values_[((panel * pairs_ + column / 2) * kPanelRows + row % kPanelRows) * 2 +
          column % 2] = value;
}

void PackedRows::Multiply(const int16_t* inputs, size_t input_stride,
                          size_t count, int32_t* sums) const {
  static const Instructions instructions = WidestInstructions();
  MultiplyPanels(instructions, values_.data(), panels_, pairs_, inputs,
                 input_stride, count, sums);
}

void LayerWeights::Write(ByteWriter& out) const {
  const size_t rows = bias.size();
  std::vector<int8_t> quantized;
  std::vector<float> scales;
  for (size_t r = 0; r < rows; ++r) {
    const auto row = std::span(values).subspan(r * columns, columns);
    float most = 1e-6F;
    for (const float value : row) most = std::max(most, std::fabs(value));
    scales.push_back(most / kMostQuantized);
    for (const float value : row) {
      quantized.push_back(Quantize(value, scales.back()));
    }
  }
  out.Put(static_cast<uint32_t>(rows));
  out.Put(static_cast<uint32_t>(columns));
  out.PutArray(std::span<const int8_t>(quantized));
  out.PutArray(std::span<const float>(scales));
  out.PutArray(std::span<const float>(bias));
}

Result<WeightMatrix> WeightMatrix::Read(ByteReader& bytes, size_t rows,
                                        size_t columns) {
  const auto found_rows = bytes.Get<uint32_t>();
  const auto found_columns = bytes.Get<uint32_t>();
  const auto weights = bytes.GetArray<int8_t>();
  const auto scales = bytes.GetArray<float>();
  const auto bias = bytes.GetArray<float>();
  if (!bytes.Ok() || (rows != 0 && found_rows != rows) || found_rows == 0 ||
      found_columns != columns || scales.size() != found_rows ||
      bias.size() != found_rows ||
      weights.size() != uint64_t{found_rows} * found_columns) {
    return Corruption("a network's weights have the wrong size");
  }
  WeightMatrix matrix;
  matrix.packed_.Reset(found_rows, columns);
  for (size_t r = 0; r < found_rows; ++r) {
    for (size_t c = 0; c < columns; ++c) {
      matrix.packed_.Set(r, c, weights[r * columns + c]);
    }
  }
  matrix.scales_.assign(scales.begin(), scales.end());
  matrix.bias_.assign(bias.begin(), bias.end());
  return matrix;
}

void WeightMatrix::Apply(const int16_t* inputs, size_t input_stride,
                         size_t count, int32_t input_one,
                         float* outputs) const {
  for (size_t t = 0; t < count; ++t) {
    std::copy(bias_.begin(), bias_.end(), outputs + t * rows());
  }
  AddProduct(inputs, input_stride, count, input_one, outputs);
}

void WeightMatrix::AddProduct(const int16_t* inputs, size_t input_stride,
                              size_t count, int32_t input_one,
                              float* outputs) const {
  const size_t stride = packed_.stride();
  std::vector<int32_t> sums(stride * std::min(count, kBlock));
  const float one = 1.0F / static_cast<float>(input_one);
  for (size_t begin = 0; begin < count; begin += kBlock) {
    const size_t n = std::min(kBlock, count - begin);
    packed_.Multiply(inputs + begin * input_stride, input_stride, n,
                     sums.data());
    for (size_t t = 0; t < n; ++t) {
      float* to = outputs + (begin + t) * rows();
      Scale(sums.data() + t * stride, scales_.data(), to, one, rows(), to);
    }
  }
}

}  // namespace quipu
