// Matrices of small whole numbers. Products of whole numbers are exact, so a
// network gives the same answers on every machine.

#ifndef QUIPU_LANGUAGE_NEURAL_INT_MATRIX_H_
#define QUIPU_LANGUAGE_NEURAL_INT_MATRIX_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "base/result.h"
#include "language/neural/bytes.h"

namespace quipu {

// Rows of int16, arranged in panels of 16 rows so that a product reads them in
// order and the sums of a panel fill a vector register.
class PackedRows {
 public:
  PackedRows() = default;
  PackedRows(size_t rows, size_t columns);

  size_t rows() const { return rows_; }
  size_t columns() const { return columns_; }
  void Set(size_t row, size_t column, int16_t value);
  // Empties the matrix and gives it another shape.
  void Reset(size_t rows, size_t columns);

  // The number of int32 that a product writes for each input: rows(), rounded
  // up to full panels.
  size_t stride() const { return panels_ * kPanelRows; }
  // The length that inputs must have: columns(), rounded up to an even number.
  size_t input_size() const { return pairs_ * 2; }

  // sums[t * stride() + r] = the product of row r with input t, which begins at
  // inputs[t * input_stride]. The caller makes sure that no sum leaves the
  // range of int32.
  void Multiply(const int16_t* inputs, size_t input_stride, size_t count,
                int32_t* sums) const;

 private:
  static constexpr size_t kPanelRows = 16;
  size_t rows_ = 0;
  size_t columns_ = 0;
  size_t panels_ = 0;
  size_t pairs_ = 0;  // of columns
  std::vector<int16_t> values_;
};

// A layer as training leaves it.
struct LayerWeights {
  size_t columns = 0;
  std::vector<float> values;  // row by row
  std::vector<float> bias;    // of each row

  // As int8 with a scale for each row: what WeightMatrix::Read reads.
  void Write(ByteWriter& out) const;
};

// Weights as a model file has them: int8, a scale for each row, a bias for each
// row.
class WeightMatrix {
 public:
  // What LayerWeights::Write wrote. kCorruption unless it has this many columns
  // (and rows, unless `rows` is 0).
  static Result<WeightMatrix> Read(ByteReader& bytes, size_t rows,
                                   size_t columns);

  size_t rows() const { return packed_.rows(); }
  size_t columns() const { return packed_.columns(); }
  size_t input_size() const { return packed_.input_size(); }

  // outputs[t * rows() + r] = bias[r] + row r times input t / input_one.
  void Apply(const int16_t* inputs, size_t input_stride, size_t count,
             int32_t input_one, float* outputs) const;
  // The same, added to what is there, without the bias.
  void AddProduct(const int16_t* inputs, size_t input_stride, size_t count,
                  int32_t input_one, float* outputs) const;

 private:
  PackedRows packed_;
  std::vector<float> scales_;
  std::vector<float> bias_;
};

}  // namespace quipu

#endif  // QUIPU_LANGUAGE_NEURAL_INT_MATRIX_H_
