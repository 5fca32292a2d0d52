#include "language/neural/context_encoder_weights.h"

#include <algorithm>
#include <cstdint>
#include <span>

#include "language/neural/byte_matrix.h"
#include "language/neural/context_windows.h"
#include "language/neural/piece_embeddings.h"

namespace quipu {
namespace {

constexpr size_t kMostWidth = 1024;
constexpr size_t kMostInner = 4096;
constexpr size_t kMostLayers = 24;
constexpr float kMostValue = ByteMatrix::kMostWeight;

bool AreSound(std::span<const float> values, size_t size) {
  return values.size() == size &&
         std::all_of(values.begin(), values.end(), [](float value) {
           return value >= -kMostValue && value <= kMostValue;
         });
}

bool IsSound(const LayerWeights& layer, size_t rows, size_t columns) {
  return layer.columns == columns && AreSound(layer.bias, rows) &&
         AreSound(layer.values, rows * columns);
}

bool IsSound(const LayerNormWeights& norm, size_t size) {
  return AreSound(norm.gain, size) && AreSound(norm.bias, size);
}

bool IsSound(const ContextEncoderWeights::Layer& layer, size_t width,
             size_t inner) {
  return IsSound(layer.query, width, width) &&
         IsSound(layer.key, width, width) &&
         IsSound(layer.value, width, width) &&
         IsSound(layer.output, width, width) &&
         IsSound(layer.attention_norm, width) &&
         IsSound(layer.inner, inner, width) &&
         IsSound(layer.outer, width, inner) && IsSound(layer.norm, width);
}

// The rows of one head, those of query, key and value one after the other.
LayerWeights HeadOf(const ContextEncoderWeights::Layer& layer, size_t head,
                    size_t size) {
  LayerWeights rows;
  rows.columns = layer.query.columns;
  const auto begin = static_cast<std::ptrdiff_t>(head * size);
  const auto end = static_cast<std::ptrdiff_t>((head + 1) * size);
  const auto columns = static_cast<std::ptrdiff_t>(rows.columns);
  for (const LayerWeights* part : {&layer.query, &layer.key, &layer.value}) {
    rows.values.insert(rows.values.end(),
                       part->values.begin() + begin * columns,
                       part->values.begin() + end * columns);
    rows.bias.insert(rows.bias.end(), part->bias.begin() + begin,
                     part->bias.begin() + end);
  }
  return rows;
}

}  // namespace

bool ContextEncoderShape::IsSound() const {
  constexpr size_t kUnit = BytePanels::kRows;
  return width > 0 && width <= kMostWidth &&
         width % PieceEmbeddings::kBlock == 0 && heads > 0 &&
         width % heads == 0 && width / heads % kUnit == 0 && inner > 0 &&
         inner <= kMostInner && inner % kUnit == 0 && layers > 0 &&
         layers <= kMostLayers && states > 0 && states <= kMostWidth &&
         states % kUnit == 0 && epsilon > 0 && epsilon < 1;
}

void ContextEncoderShape::Write(ByteWriter& out) const {
  for (const size_t size : {width, heads, inner, layers, states}) {
    out.Put(static_cast<uint32_t>(size));
  }
  out.Put(epsilon);
}

ContextEncoderShape ContextEncoderShape::Read(ByteReader& bytes) {
  ContextEncoderShape shape;
  shape.width = bytes.Get<uint32_t>();
  shape.heads = bytes.Get<uint32_t>();
  shape.inner = bytes.Get<uint32_t>();
  shape.layers = bytes.Get<uint32_t>();
  shape.states = bytes.Get<uint32_t>();
  shape.epsilon = bytes.Get<float>();
  return shape;
}

Result<void> ContextEncoderWeights::Write(ByteWriter& out) const {
  const ContextEncoderShape shape = {
      width, heads, inner, layers.size(), state.bias.size(), epsilon};
  bool sound = shape.IsSound() && !pieces.empty() &&
               pieces.size() % width == 0 && AreSound(pieces, pieces.size()) &&
               positions.size() >= kWindowPieces * width &&
               AreSound(positions, positions.size()) && IsSound(norm, width) &&
               IsSound(state, shape.states, width);
  for (const Layer& layer : layers) {
    sound = sound && IsSound(layer, width, inner);
  }
  if (!sound) return InvalidArgument("an encoder's sizes or values are wrong");

  shape.Write(out);
  PieceEmbeddings::Write(pieces, width, out);
  out.PutArray(std::span(positions).first(kWindowPieces * width));
  norm.Write(out);
  for (const Layer& layer : layers) {
    for (size_t head = 0; head < heads; ++head) {
      ByteMatrix::Write(HeadOf(layer, head, width / heads), out);
    }
    ByteMatrix::Write(layer.output, out);
    layer.attention_norm.Write(out);
    ByteMatrix::Write(layer.inner, out);
    ByteMatrix::Write(layer.outer, out);
    layer.norm.Write(out);
  }
  ByteMatrix::Write(state, out);
  return {};
}

}  // namespace quipu
