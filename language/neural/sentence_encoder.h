// The lower half of every network: words become numbers, and two-way LSTM
// layers make of them states that know their sentence.

#ifndef QUIPU_LANGUAGE_NEURAL_SENTENCE_ENCODER_H_
#define QUIPU_LANGUAGE_NEURAL_SENTENCE_ENCODER_H_

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "base/result.h"
#include "language/neural/embedding_table.h"
#include "language/neural/int_matrix.h"
#include "language/neural/word_features.h"
#include "language/neural/word_vectors.h"

namespace quipu {

// An encoder as training leaves it.
struct EncoderWeights {
  struct Direction {
    LayerWeights input;      // gates i, f, o, g: 4 * hidden rows
    LayerWeights recurrent;  // 4 * hidden rows
  };

  std::vector<uint64_t> forms;  // hashes; the i-th is word i + 1
  TableWeights words, affixes, shapes;
  uint32_t vector_size = 0;  // of word vectors learnt elsewhere; 0: none
  uint32_t mark_count = 0;
  uint32_t hidden = 0;  // units of a direction
  std::vector<std::array<Direction, 2>> layers;

  // What SentenceEncoder::Read reads.
  void Write(ByteWriter& out) const;
};

class SentenceEncoder {
 public:
  // A word: what it looks like, and marks (bit i: further input i is one).
  struct Input {
    WordFeatures features;
    uint64_t marks = 0;
  };

  // What EncoderWeights::Write wrote. `vectors` may be empty: then all words
  // are without. Bytes and vectors must outlive the encoder.
  static Result<SentenceEncoder> Read(ByteReader& bytes,
                                      const WordVectors& vectors);

  size_t state_size() const { return 2 * hidden_; }

  // Sets states[i * state_size() ...] to the state of the i-th word of
  // `sentences`, counted through all of them. Linear; for speed give sentences
  // of some 500 words together. Safe for use by many threads.
  void Encode(std::span<const std::span<const Input>> sentences,
              std::vector<int16_t>& states) const;

 private:
  struct Direction {
    WeightMatrix input_weights, recurrent_weights;
  };
  struct Packing;

  void WriteInput(const Input& word, std::span<int16_t> to) const;
  void RunLayer(const std::array<Direction, 2>& layer, const Packing& packing,
                const std::vector<int16_t>& inputs, size_t input_stride,
                std::vector<int16_t>& states, int32_t input_one) const;

  WordVectors vectors_;
  FormIndex forms_;
  EmbeddingTable words_, affixes_, shapes_;
  size_t vector_size_ = 0;
  size_t mark_count_ = 0;
  size_t hidden_ = 0;
  std::vector<std::array<Direction, 2>> layers_;
};

}  // namespace quipu

#endif  // QUIPU_LANGUAGE_NEURAL_SENTENCE_ENCODER_H_
