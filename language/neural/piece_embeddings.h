// Embeddings of pieces of words, in four bits a value.

#ifndef QUIPU_LANGUAGE_NEURAL_PIECE_EMBEDDINGS_H_
#define QUIPU_LANGUAGE_NEURAL_PIECE_EMBEDDINGS_H_

#include <cstddef>
#include <cstdint>
#include <span>

#include "base/result.h"
#include "language/neural/bytes.h"

namespace quipu {

// A value is a whole number from -8 to 7 times the scale, of half precision,
// that a block of 32 values shares: 18 bytes a block. Read where the model file
// is mapped.
class PieceEmbeddings {
 public:
  static constexpr size_t kBlock = 32;

  // What Read reads. `width` is a multiple of kBlock; values as such blocks
  // hold them are kept as they are, others rounded, to 1/16 of the block's
  // greatest.
  static void Write(std::span<const float> values, size_t width,
                    ByteWriter& out);
  // The bytes must outlive it. kCorruption for another width.
  static Result<PieceEmbeddings> Read(ByteReader& bytes, size_t width);

  size_t pieces() const { return scales_.size() * kBlock / width_; }
  // Writes `width` values.
  void Copy(size_t piece, float* to) const;

 private:
  size_t width_ = kBlock;
  std::span<const uint16_t> scales_;
  std::span<const uint8_t>
      values_;  // two a byte: the first half of a block low
};

// Numbers of half precision (IEEE 754 binary16).
float FromHalf(uint16_t half);
// The nearest, even on a tie; beyond the greatest, the greatest.
uint16_t ToHalf(float value);

}  // namespace quipu

#endif  // QUIPU_LANGUAGE_NEURAL_PIECE_EMBEDDINGS_H_
