// Matrices of int8 times vectors of bytes: a quarter of the memory traffic of
// int16 and twice its speed, for networks whose states bear eight bits.

#ifndef QUIPU_LANGUAGE_NEURAL_BYTE_MATRIX_H_
#define QUIPU_LANGUAGE_NEURAL_BYTE_MATRIX_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "base/result.h"
#include "language/neural/byte_product.h"
#include "language/neural/bytes.h"
#include "language/neural/int_matrix.h"

namespace quipu {

// Vectors of floats in unsigned bytes. Each vector has a scale and a least
// value of its own, so a value is kept to within 1/510 of its vector's range.
class ByteVectors {
 public:
  // Room for `most` vectors; `size` is a multiple of 16.
  ByteVectors(size_t size, size_t most);

  size_t size() const { return size_; }
  void Set(size_t index, const float* values);

  const uint8_t* Values(size_t index) const {
    return values_.data() + index * size_;
  }
  // A value is Least + Scale times its byte.
  float Scale(size_t index) const { return scales_[index]; }
  float Least(size_t index) const { return least_[index]; }

 private:
  size_t size_;
  std::vector<uint8_t> values_;
  std::vector<float> scales_, least_;
};

// Weights are int8 with a scale for each row, used where the model file is
// mapped; a bias for each row.
class ByteMatrix {
 public:
  // The greatest absolute value of weights and biases that can be read.
  static constexpr float kMostWeight = 1000;

  // What is read by Read, scales chosen row by row; rows are a multiple of 16,
  // columns of 16 too, no absolute value is above kMostWeight.
  static void Write(const LayerWeights& weights, ByteWriter& out);
  // The bytes must begin at a multiple of 64 for full speed, and outlive the
  // matrix. kCorruption unless it has this size.
  static Result<ByteMatrix> Read(ByteReader& bytes, size_t rows,
                                 size_t columns);

  size_t rows() const { return bias_.size(); }

  // outputs[t * rows() + r] = bias[r] + row r times vector t, for the first
  // `count` vectors.
  void Apply(Instructions instructions, const ByteVectors& inputs, size_t count,
             float* outputs) const;

 private:
  BytePanels panels_;
  std::span<const float> scales_;
  std::span<const float> row_sums_;  // of each row's values, scaled
  std::span<const float> bias_;
};

// Reads `size` floats; empty unless all are between -most and most.
std::span<const float> ReadFloats(ByteReader& bytes, size_t size, float most);

}  // namespace quipu

#endif  // QUIPU_LANGUAGE_NEURAL_BYTE_MATRIX_H_
