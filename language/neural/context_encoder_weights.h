// Contextual encoders before they are written.

#ifndef QUIPU_LANGUAGE_NEURAL_CONTEXT_ENCODER_WEIGHTS_H_
#define QUIPU_LANGUAGE_NEURAL_CONTEXT_ENCODER_WEIGHTS_H_

#include <cstddef>
#include <vector>

#include "base/result.h"
#include "language/neural/bytes.h"
#include "language/neural/int_matrix.h"
#include "language/neural/layer_norm.h"

namespace quipu {

// The sizes of an encoder.
struct ContextEncoderShape {
  size_t width = 0;   // of a state: at most 1024, a multiple of 32
  size_t heads = 0;   // each with its part of the width, a multiple of 16
  size_t inner = 0;   // of the feed-forward network: at most 4096, of 16
  size_t layers = 0;  // at most 24
  size_t states = 0;  // of a word's state: at most 1024, a multiple of 16
  float epsilon = 0;  // of layer normalisation, between 0 and 1

  bool IsSound() const;
  size_t head_size() const { return width / heads; }

  void Write(ByteWriter& out) const;
  static ContextEncoderShape Read(ByteReader& bytes);
};

// An encoder as training leaves it.
struct ContextEncoderWeights {
  struct Layer {
    LayerWeights query, key, value, output;
    LayerNormWeights attention_norm;
    LayerWeights inner, outer;
    LayerNormWeights norm;
  };

  size_t width = 0;
  size_t heads = 0;
  size_t inner = 0;
  float epsilon = 0;
  std::vector<float> pieces;     // the embedding of each piece
  std::vector<float> positions;  // of kWindowPieces or more
  LayerNormWeights norm;         // of embeddings
  std::vector<Layer> layers;
  LayerWeights state;

  // What ContextEncoder::Read reads. kInvalidArgument for a shape that is not
  // sound, numbers of values that do not fit it, and a value that is not
  // between -1000 and 1000.
  Result<void> Write(ByteWriter& out) const;
};

}  // namespace quipu

#endif  // QUIPU_LANGUAGE_NEURAL_CONTEXT_ENCODER_WEIGHTS_H_
