// Attention of one head (Vaswani et al. 2017) in whole numbers.

#ifndef QUIPU_LANGUAGE_NEURAL_ATTENTION_H_
#define QUIPU_LANGUAGE_NEURAL_ATTENTION_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "language/neural/byte_product.h"

namespace quipu {

// Keeps what it needs for its work, so a thread has its own.
class Attention {
 public:
  // `size`, that of a query, of a key and of a value, is a multiple of 16.
  Attention(size_t size, size_t most_places);

  // inputs[t * 3 * size ...] are query, key and value of place t, for `count`
  // places (1 to most_places). Writes to outputs[t * output_stride ...] the
  // mean of all values, weighted by the softmax of query t times all keys, over
  // the root of the size. The same on every machine and with all instructions.
  // Keys and values are rounded to 1/254 of their range or finer, weights to
  // 1/510 of the greatest.
  void Attend(Instructions instructions, const float* inputs, size_t count,
              float* outputs, size_t output_stride);

 private:
  void TakeQuery(size_t place, const float* query);
  void TakeKey(size_t place, const float* key);
  void TakeValues(const float* values, size_t stride, size_t count);

  size_t size_;
  size_t most_keys_;  // rounded up to full panels

  std::vector<uint8_t> queries_;  // less 128
  std::vector<float> query_scales_;
  std::vector<int8_t> keys_;  // packed
  std::vector<int32_t> key_offsets_;
  std::vector<float> key_scales_, key_masks_;
  std::vector<int8_t> values_;  // packed, a dimension as a row
  float value_scale_ = 0;

  std::vector<int32_t> sums_;
  std::vector<float> scores_;
  std::vector<uint8_t> weights_;
  std::vector<int32_t> totals_;
  std::vector<int8_t> key_;
  std::vector<float> no_value_;
};

}  // namespace quipu

#endif  // QUIPU_LANGUAGE_NEURAL_ATTENTION_H_
