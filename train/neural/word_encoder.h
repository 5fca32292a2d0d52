// The lower half of every network: words become embeddings, and embeddings
// become states that know their sentence.

#ifndef QUIPU_TRAIN_NEURAL_WORD_ENCODER_H_
#define QUIPU_TRAIN_NEURAL_WORD_ENCODER_H_

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "language/neural/word_features.h"
#include "train/neural/lstm.h"
#include "train/neural/network_options.h"

namespace quipu {

// A word as the encoder takes it.
struct EncoderWord {
  uint32_t word = 0;  // 0: a form that is not in the vocabulary
  float rarity = 0;   // chance that training takes it for one
  std::array<uint16_t, 10> affixes{};
  uint16_t shape = 0;
  const float* vector = nullptr;  // null: none
  uint64_t marks = 0;             // bit i: further input i is one
};

class WordEncoder {
 public:
  WordEncoder(const EncoderSizes& sizes, size_t vocabulary, Random& random);

  // States of a batch of sentences of falling length, 2 * hidden rows, a column
  // a word as `packing` has it.
  const Matrix& Forward(std::span<const std::span<const EncoderWord>> sentences,
                        const Packing& packing, const Dropout& dropout,
                        Random& random);
  void Backward(Matrix state_gradient, const Packing& packing);

  std::vector<Parameter*> Parameters();
  const EncoderSizes& sizes() const { return sizes_; }

  Parameter words, affixes, shapes;  // a column an entry
  std::vector<BiLstm> layers;

 private:
  EncoderSizes sizes_;
  std::vector<const EncoderWord*> batch_;  // by column
  std::vector<uint32_t> word_ids_;
  Matrix input_;
  std::vector<Matrix> masks_;  // of the input, then of each layer's output
  std::vector<Matrix> states_;
};

}  // namespace quipu

#endif  // QUIPU_TRAIN_NEURAL_WORD_ENCODER_H_
