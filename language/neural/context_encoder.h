// States of words in their context, by a pre-trained encoder: BERT's
// architecture (Devlin et al. 2019), layer normalisation after each half of a
// layer, learned absolute positions. A last layer, of tanh, makes the states
// that are kept. Weights and activations are bytes.

#ifndef QUIPU_LANGUAGE_NEURAL_CONTEXT_ENCODER_H_
#define QUIPU_LANGUAGE_NEURAL_CONTEXT_ENCODER_H_

#include <cstdint>
#include <span>
#include <vector>

#include "base/result.h"
#include "language/neural/byte_matrix.h"
#include "language/neural/bytes.h"
#include "language/neural/context_encoder_weights.h"
#include "language/neural/context_windows.h"
#include "language/neural/layer_norm.h"
#include "language/neural/piece_embeddings.h"

namespace quipu {

// Immutable; safe for use by many threads.
class ContextEncoder {
 public:
  // What ContextEncoderWeights::Write wrote. The bytes must outlive it and
  // begin at a multiple of 64 for full speed. Nothing of size is copied.
  static Result<ContextEncoder> Read(ByteReader& bytes);

  size_t state_size() const { return shape_.states; }
  // Pieces that it knows; others are taken for kUnknownPiece.
  size_t pieces() const { return pieces_.pieces(); }

  // Sets states[i * state_size() ...] to the state of the i-th word of the
  // windows, in units of 1 / kInputOne. A word's state depends on its window
  // alone. Linear in the windows; for speed give those of a document together.
  // The same on every machine and with all instructions, which the processor
  // must have.
  void Encode(const ContextWindows& windows, std::vector<int16_t>& states,
              Instructions instructions = WidestInstructions()) const;

 private:
  struct Layer {
    std::vector<ByteMatrix> heads;  // query, key and value of each
    ByteMatrix output;
    LayerNorm attention_norm;
    ByteMatrix inner, outer;
    LayerNorm norm;
  };
  struct Batch;

  Result<Layer> ReadLayer(ByteReader& bytes) const;
  void Embed(std::span<const uint32_t> window, Batch& batch) const;
  void Attend(const Layer& layer, Batch& batch) const;
  void KeepPlaces(Batch& batch) const;
  void Transform(const Layer& layer, Batch& batch) const;
  void WriteStates(Batch& batch, int16_t* to) const;

  ContextEncoderShape shape_;
  PieceEmbeddings pieces_;
  std::span<const float> positions_;
  LayerNorm norm_;
  std::vector<Layer> layers_;
  ByteMatrix state_;
};

}  // namespace quipu

#endif  // QUIPU_LANGUAGE_NEURAL_CONTEXT_ENCODER_H_
