// The inner loop of networks whose inputs are bytes too.

#ifndef QUIPU_LANGUAGE_NEURAL_BYTE_PRODUCT_H_
#define QUIPU_LANGUAGE_NEURAL_BYTE_PRODUCT_H_

#include <cstddef>
#include <cstdint>

#include "language/neural/int_product.h"

namespace quipu {

// Rows of int8 as a product reads them: panels of 16 rows; in a panel, for each
// four columns, the 16 rows' four values. Full speed at an address that is a
// multiple of 64. No value is -128.
struct BytePanels {
  static constexpr size_t kRows = 16;
  static constexpr size_t kColumns = 4;  // side by side
  static constexpr size_t kAlignment = kRows * kColumns;

  // Where in `values` a row's value of a column is.
  static size_t Place(size_t row, size_t column, size_t quads) {
    return ((row / kRows * quads + column / kColumns) * kRows + row % kRows) *
               kColumns +
           column % kColumns;
  }

  const int8_t* values = nullptr;
  size_t panels = 0;
  size_t quads = 0;  // columns / 4
};

// `inputs`: `count` vectors of 4 * quads unsigned bytes, each input_stride
// after the one before. Writes the sum of row r and input t to sums[t *
// sum_stride + r], for 16 * panels rows: the same with all instructions; the
// processor must have the given ones.
void MultiplyBytes(Instructions instructions, const BytePanels& rows,
                   const uint8_t* inputs, size_t input_stride, size_t count,
                   int32_t* sums, size_t sum_stride);

}  // namespace quipu

#endif  // QUIPU_LANGUAGE_NEURAL_BYTE_PRODUCT_H_
