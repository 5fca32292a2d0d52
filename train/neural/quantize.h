// Trained numbers as the bytes that language/neural reads.

#ifndef QUIPU_TRAIN_NEURAL_QUANTIZE_H_
#define QUIPU_TRAIN_NEURAL_QUANTIZE_H_

#include <cstdint>
#include <span>

#include "language/neural/bytes.h"
#include "train/neural/parameter.h"
#include "train/neural/word_encoder.h"

namespace quipu {

// For WeightMatrix: int8 with a scale for each row. `bias` may be empty: zeros.
void WriteWeights(const Matrix& weights, const Matrix& bias, ByteWriter& out);

// For EmbeddingTable: a column an entry. Values beyond `limit` are cut; 0:
// none.
void WriteTable(const Matrix& table, float limit, ByteWriter& out);

// For FormIndex: the i-th form has number i + 1. Forms are distinct hashes.
void WriteFormIndex(std::span<const uint64_t> forms, ByteWriter& out);

// For SentenceEncoder.
void WriteEncoder(const WordEncoder& encoder, std::span<const uint64_t> forms,
                  ByteWriter& out);

}  // namespace quipu

#endif  // QUIPU_TRAIN_NEURAL_QUANTIZE_H_
