// How large networks are and how they are trained: what recipes choose. No type
// of the numeric library appears here or in the trainers' headers, so that only
// train/neural is compiled for the processor at hand.

#ifndef QUIPU_TRAIN_NEURAL_NETWORK_OPTIONS_H_
#define QUIPU_TRAIN_NEURAL_NETWORK_OPTIONS_H_

#include <cstddef>
#include <functional>

#include "language/neural/word_features.h"

namespace quipu {

struct EncoderSizes {
  std::ptrdiff_t word = 64;
  std::ptrdiff_t affix = 64;
  std::ptrdiff_t shape = 16;
  std::ptrdiff_t vector = 0;  // of word vectors learnt elsewhere; 0: none
  std::ptrdiff_t marks = 0;   // further inputs that are given, not learnt
  std::ptrdiff_t hidden = 128;
  size_t layers = 2;
};

struct ParserSizes {
  EncoderSizes encoder;
  std::ptrdiff_t tag = 96;  // hidden units before tags and features
  std::ptrdiff_t arc = 128;
  std::ptrdiff_t relation = 128;
};

struct Dropout {
  float input = 0;      // of embeddings
  float state = 0;      // between layers and above them
  float recurrent = 0;  // in the layers
};

// The word vector of a word, EncoderSizes::vector numbers that stay where they
// are, or null.
using VectorLookup = std::function<const float*(const WordFeatures& word)>;

}  // namespace quipu

#endif  // QUIPU_TRAIN_NEURAL_NETWORK_OPTIONS_H_
