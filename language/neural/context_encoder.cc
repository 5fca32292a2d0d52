// Windows are read in batches, layer by layer, so that a layer's weights come
// into the caches once for some hundred pieces. Attention goes head by head,
// what follows it block by block, so that what is at hand stays in the second
// cache. Between products states are floats, each rounded alike everywhere; for
// a product they become bytes, each vector by itself, so that a state does not
// depend on the batch.

#include "language/neural/context_encoder.h"

#include <algorithm>
#include <utility>

#include "language/neural/activations.h"
#include "language/neural/attention.h"
#include "language/neural/embedding_table.h"
#include "language/neural/gelu.h"

namespace quipu {
namespace {

constexpr size_t kBatchPieces = 512;
constexpr size_t kBlockPieces = 24;

}  // namespace

Result<ContextEncoder> ContextEncoder::Read(ByteReader& bytes) {
  ContextEncoder encoder;
  const ContextEncoderShape shape = ContextEncoderShape::Read(bytes);
  if (!bytes.Ok() || !shape.IsSound()) {
    return Corruption("a contextual encoder has the wrong size");
  }
  encoder.shape_ = shape;
  QUIPU_TRY(encoder.pieces_, PieceEmbeddings::Read(bytes, shape.width));
  encoder.positions_ =
      ReadFloats(bytes, kWindowPieces * shape.width, ByteMatrix::kMostWeight);
  if (encoder.positions_.empty() || encoder.pieces_.pieces() <= kUnknownPiece) {
    return Corruption("a contextual encoder's embeddings are damaged");
  }
  QUIPU_TRY(encoder.norm_, LayerNorm::Read(bytes, shape.width, shape.epsilon));
  for (size_t i = 0; i < shape.layers; ++i) {
    QUIPU_TRY(Layer layer, encoder.ReadLayer(bytes));
    encoder.layers_.push_back(std::move(layer));
  }
  QUIPU_TRY(encoder.state_, ByteMatrix::Read(bytes, shape.states, shape.width));
  return encoder;
}

Result<ContextEncoder::Layer> ContextEncoder::ReadLayer(
    ByteReader& bytes) const {
  Layer layer;
  for (size_t head = 0; head < shape_.heads; ++head) {
    QUIPU_TRY(const ByteMatrix rows,
              ByteMatrix::Read(bytes, 3 * shape_.head_size(), shape_.width));
    layer.heads.push_back(rows);
  }
  QUIPU_TRY(layer.output, ByteMatrix::Read(bytes, shape_.width, shape_.width));
  QUIPU_TRY(layer.attention_norm,
            LayerNorm::Read(bytes, shape_.width, shape_.epsilon));
  QUIPU_TRY(layer.inner, ByteMatrix::Read(bytes, shape_.inner, shape_.width));
  QUIPU_TRY(layer.outer, ByteMatrix::Read(bytes, shape_.width, shape_.inner));
  QUIPU_TRY(layer.norm, LayerNorm::Read(bytes, shape_.width, shape_.epsilon));
  return layer;
}

// Windows that are read together, and room for what they need.
struct ContextEncoder::Batch {
  Batch(const ContextEncoder& encoder, Instructions wanted, size_t most)
      : instructions(wanted),
        states(most * encoder.shape_.width),
        contexts(most * encoder.shape_.width),
        heads(most * 3 * encoder.shape_.head_size()),
        inner(kBlockPieces * encoder.shape_.inner),
        outputs(kBlockPieces *
                std::max(encoder.shape_.width, encoder.shape_.states)),
        bytes(encoder.shape_.width, most),
        inner_bytes(encoder.shape_.inner, kBlockPieces),
        attention(encoder.shape_.head_size(), kWindowPieces) {}

  Instructions instructions;
  std::vector<size_t> ends;    // of windows
  std::vector<size_t> places;  // of words
  size_t rows = 0;             // states at hand: of pieces, at last of words

  std::vector<float> states, contexts;
  std::vector<float> heads;           // query, key and value
  std::vector<float> inner, outputs;  // of a block
  ByteVectors bytes, inner_bytes;
  Attention attention;
};

void ContextEncoder::Encode(const ContextWindows& windows,
                            std::vector<int16_t>& states,
                            Instructions instructions) const {
  states.resize(windows.places().size() * shape_.states);
  Batch batch(*this, instructions, std::min(kBatchPieces, windows.pieces()));
  int16_t* to = states.data();
  size_t word = 0;
  for (size_t window = 0; window < windows.size();) {
    const size_t begin = windows.Begin(window);
    batch.rows = 0;
    batch.ends.clear();
    for (; window < windows.size() &&
           batch.rows + windows.Window(window).size() <= kBatchPieces;
         ++window) {
      Embed(windows.Window(window), batch);
    }
    batch.places.clear();
    const std::span<const size_t> places = windows.places();
    for (; word < places.size() && places[word] < begin + batch.rows; ++word) {
      batch.places.push_back(places[word] - begin);
    }
    for (const Layer& layer : layers_) {
      Attend(layer, batch);
      if (&layer == &layers_.back()) KeepPlaces(batch);
      Transform(layer, batch);
    }
    WriteStates(batch, to);
    to += batch.rows * shape_.states;
  }
}

void ContextEncoder::Embed(std::span<const uint32_t> window,
                           Batch& batch) const {
  for (size_t i = 0; i < window.size(); ++i) {
    const size_t piece = window[i] < pieces() ? window[i] : kUnknownPiece;
    float* const state = &batch.states[(batch.rows + i) * shape_.width];
    pieces_.Copy(piece, state);
    norm_.AddAndNormalize(&positions_[i * shape_.width], state);
  }
  batch.rows += window.size();
  batch.ends.push_back(batch.rows);
}

void ContextEncoder::Attend(const Layer& layer, Batch& batch) const {
  for (size_t t = 0; t < batch.rows; ++t) {
    batch.bytes.Set(t, &batch.states[t * shape_.width]);
  }
  for (size_t head = 0; head < layer.heads.size(); ++head) {
    layer.heads[head].Apply(batch.instructions, batch.bytes, batch.rows,
                            batch.heads.data());
    size_t begin = 0;
    for (const size_t end : batch.ends) {
      batch.attention.Attend(
          batch.instructions, &batch.heads[begin * 3 * shape_.head_size()],
          end - begin,
          &batch.contexts[begin * shape_.width + head * shape_.head_size()],
          shape_.width);
      begin = end;
    }
  }
}

// Nothing looks at other pieces after the last attention.
void ContextEncoder::KeepPlaces(Batch& batch) const {
  for (size_t i = 0; i < batch.places.size(); ++i) {
    const size_t from = batch.places[i] * shape_.width;
    std::copy_n(&batch.states[from], shape_.width,
                &batch.states[i * shape_.width]);
    std::copy_n(&batch.contexts[from], shape_.width,
                &batch.contexts[i * shape_.width]);
  }
  batch.rows = batch.places.size();
}

void ContextEncoder::Transform(const Layer& layer, Batch& batch) const {
  for (size_t begin = 0; begin < batch.rows; begin += kBlockPieces) {
    const size_t count = std::min(kBlockPieces, batch.rows - begin);
    float* const states = &batch.states[begin * shape_.width];
    for (size_t t = 0; t < count; ++t) {
      batch.bytes.Set(t, &batch.contexts[(begin + t) * shape_.width]);
    }
    layer.output.Apply(batch.instructions, batch.bytes, count,
                       batch.outputs.data());
    for (size_t t = 0; t < count; ++t) {
      layer.attention_norm.AddAndNormalize(&batch.outputs[t * shape_.width],
                                           states + t * shape_.width);
      batch.bytes.Set(t, states + t * shape_.width);
    }
    layer.inner.Apply(batch.instructions, batch.bytes, count,
                      batch.inner.data());
    for (size_t t = 0; t < count; ++t) {
      float* const inner = &batch.inner[t * shape_.inner];
      Gelu({inner, shape_.inner});
      batch.inner_bytes.Set(t, inner);
    }
    layer.outer.Apply(batch.instructions, batch.inner_bytes, count,
                      batch.outputs.data());
    for (size_t t = 0; t < count; ++t) {
      layer.norm.AddAndNormalize(&batch.outputs[t * shape_.width],
                                 states + t * shape_.width);
    }
  }
}

void ContextEncoder::WriteStates(Batch& batch, int16_t* to) const {
  constexpr int kCoarser = kStateOne / kInputOne;
  for (size_t begin = 0; begin < batch.rows; begin += kBlockPieces) {
    const size_t count = std::min(kBlockPieces, batch.rows - begin);
    for (size_t t = 0; t < count; ++t) {
      batch.bytes.Set(t, &batch.states[(begin + t) * shape_.width]);
    }
    state_.Apply(batch.instructions, batch.bytes, count, batch.outputs.data());
    const std::span<int16_t> states(to, count * shape_.states);
    TanhToStates({batch.outputs.data(), states.size()}, states);
    for (int16_t& state : states) {
      state = static_cast<int16_t>(state / kCoarser);
    }
    to += states.size();
  }
}

}  // namespace quipu
