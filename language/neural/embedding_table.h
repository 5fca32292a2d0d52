// Tables of embeddings, and which entry a form has.

#ifndef QUIPU_LANGUAGE_NEURAL_EMBEDDING_TABLE_H_
#define QUIPU_LANGUAGE_NEURAL_EMBEDDING_TABLE_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "base/result.h"
#include "language/neural/bytes.h"

namespace quipu {

// Inputs of a network's first layer are multiples of 1 / kInputOne.
inline constexpr int32_t kInputOne = 1024;

// A table as training leaves it.
struct TableWeights {
  size_t width = 0;
  std::vector<float> values;  // entry by entry
  float limit = 0;            // values beyond it are cut; 0: none

  // As int8 with one scale: what EmbeddingTable::Read reads.
  void Write(ByteWriter& out) const;
};

// Entries of int8 with one scale for all, read where the model file is mapped.
class EmbeddingTable {
 public:
  static constexpr size_t kMaxWidth = 512;

  // What TableWeights::Write wrote. The bytes must outlive the table.
  static Result<EmbeddingTable> Read(ByteReader& bytes);

  size_t entries() const { return values_.size() / width_; }
  size_t width() const { return width_; }
  std::span<const int8_t> Entry(size_t index) const {
    return values_.subspan(index * width_, width_);
  }
  // A value of an entry, or a sum of them, as an input.
  int16_t ToInput(int32_t sum) const {
    return static_cast<int16_t>((int64_t{sum} * multiplier_) >> 16);
  }
  // A sum of values as what training had, as near as a byte comes.
  float ToValue(int32_t sum) const { return static_cast<float>(sum) * scale_; }
  // The same for many: to[i] is that of values[i].
  void ToInputs(std::span<const int8_t> values, int16_t* to) const;
  void ToInputs(std::span<const int32_t> sums, int16_t* to) const;

 private:
  std::span<const int8_t> values_;
  size_t width_ = 1;
  float scale_ = 0;
  int64_t multiplier_ = 0;
};

// Hashes of forms -> numbers from 1, 0 for all others. Open addressing.
class FormIndex {
 public:
  // The i-th form has number i + 1. Forms are distinct hashes.
  static void Write(std::span<const uint64_t> forms, ByteWriter& out);
  // What Write wrote. The bytes must outlive the index.
  static Result<FormIndex> Read(ByteReader& bytes);

  uint32_t Find(uint64_t form) const {
    const size_t mask = keys_.size() - 1;
    for (size_t at = form & mask; keys_[at] != 0; at = (at + 1) & mask) {
      if (keys_[at] == form) return numbers_[at];
    }
    return 0;
  }

 private:
  std::span<const uint64_t> keys_;  // 0: free; a power of two, never full
  std::span<const uint32_t> numbers_;
};

}  // namespace quipu

#endif  // QUIPU_LANGUAGE_NEURAL_EMBEDDING_TABLE_H_
