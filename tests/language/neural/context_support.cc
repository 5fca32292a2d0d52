#include "tests/language/neural/context_support.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <utility>

#include "tests/language/neural/weights_support.h"

namespace quipu {
namespace {

using Vector = std::vector<double>;

Vector Product(const LayerWeights& layer, const Vector& input) {
  Vector output(layer.bias.begin(), layer.bias.end());
  for (size_t r = 0; r < output.size(); ++r) {
    for (size_t c = 0; c < layer.columns; ++c) {
      output[r] += layer.values[r * layer.columns + c] * input[c];
    }
  }
  return output;
}

Vector Normalized(const LayerNormWeights& norm, Vector values,
                  const Vector& more, double epsilon) {
  const auto size = static_cast<double>(values.size());
  double mean = 0;
  double variance = 0;
  for (size_t i = 0; i < values.size(); ++i) {
    values[i] += more[i];
    mean += values[i] / size;
  }
  for (const double value : values)
    variance += std::pow(value - mean, 2) / size;
  for (size_t i = 0; i < values.size(); ++i) {
    values[i] =
        (values[i] - mean) / std::sqrt(variance + epsilon) * norm.gain[i] +
        norm.bias[i];
  }
  return values;
}

std::vector<Vector> Attended(const ContextEncoderWeights::Layer& layer,
                             size_t heads, const std::vector<Vector>& states) {
  std::vector<Vector> queries, keys, values;
  for (const Vector& state : states) {
    queries.push_back(Product(layer.query, state));
    keys.push_back(Product(layer.key, state));
    values.push_back(Product(layer.value, state));
  }
  const size_t width = states.front().size();
  const size_t size = width / heads;
  std::vector<Vector> contexts(states.size(), Vector(width));
  for (size_t t = 0; t < states.size(); ++t) {
    for (size_t begin = 0; begin < width; begin += size) {
      Vector weights(states.size());
      double total = 0;
      for (size_t other = 0; other < states.size(); ++other) {
        double score = 0;
        for (size_t i = begin; i < begin + size; ++i) {
          score += queries[t][i] * keys[other][i];
        }
        weights[other] = std::exp(score / std::sqrt(size));
        total += weights[other];
      }
      for (size_t other = 0; other < states.size(); ++other) {
        for (size_t i = begin; i < begin + size; ++i) {
          contexts[t][i] += weights[other] / total * values[other][i];
        }
      }
    }
  }
  return contexts;
}

LayerNormWeights RandomNorm(size_t size, std::mt19937& random) {
  LayerNormWeights norm = {RandomNumbers(size, random),
                           RandomNumbers(size, random)};
  for (float& gain : norm.gain) gain = 1 + gain / 2;
  for (float& bias : norm.bias) bias /= 2;
  return norm;
}

// Weights small enough that states keep their size.
LayerWeights SmallLayer(size_t rows, size_t columns, std::mt19937& random) {
  LayerWeights layer = RandomLayer(rows, columns, random);
  const float factor = 1.5F / std::sqrt(static_cast<float>(columns));
  for (float& value : layer.values) value *= factor;
  return layer;
}

}  // namespace

PieceVocabularyWeights SmallVocabulary() {
  PieceVocabularyWeights vocabulary;
  vocabulary.pieces = {{"<s>", 0},      {"</s>", 0},     {"<unk>", 0},
                       {"\u2581", -4},  {"\u2581a", -3}, {"\u2581the", -2},
                       {"the", -5},     {"th", -4.5F},   {"e", -3},
                       {"ing", -4},     {"fi", -6},      {"\u00E9", -6},
                       {"\u2581go", -5}};
  for (char letter = 'a'; letter <= 'z'; ++letter) {
    if (letter == 'e') continue;
    vocabulary.pieces.push_back({std::string(1, letter), -8});
  }
  return vocabulary;
}

OwnedVocabulary::OwnedVocabulary(const PieceVocabularyWeights& weights) {
  ByteWriter out;
  REQUIRE(weights.Write(out));
  bytes_ = std::move(out).Take();
  ByteReader reader(bytes_);
  auto read = PieceVocabulary::Read(reader);
  REQUIRE(read);
  CHECK(reader.AtEnd());
  vocabulary_ = *read;
}

ContextEncoderWeights RandomContextEncoder(size_t pieces,
                                           std::mt19937& random) {
  ContextEncoderWeights encoder;
  encoder.width = 64;
  encoder.heads = 2;
  encoder.inner = 128;
  encoder.epsilon = 1e-5F;
  encoder.pieces = RandomNumbers(pieces * encoder.width, random);
  encoder.positions =
      RandomNumbers((kWindowPieces + 2) * encoder.width, random);
  encoder.norm = RandomNorm(encoder.width, random);
  for (int i = 0; i < 3; ++i) {
    ContextEncoderWeights::Layer& layer = encoder.layers.emplace_back();
    for (LayerWeights* part :
         {&layer.query, &layer.key, &layer.value, &layer.output}) {
      *part = SmallLayer(encoder.width, encoder.width, random);
    }
    layer.attention_norm = RandomNorm(encoder.width, random);
    layer.inner = SmallLayer(encoder.inner, encoder.width, random);
    layer.outer = SmallLayer(encoder.width, encoder.inner, random);
    layer.norm = RandomNorm(encoder.width, random);
  }
  encoder.state = SmallLayer(48, encoder.width, random);
  return encoder;
}

std::vector<std::vector<double>> StatesByTextbook(
    const ContextEncoderWeights& weights, std::span<const uint32_t> window) {
  std::vector<Vector> states;
  for (size_t t = 0; t < window.size(); ++t) {
    const float* piece = &weights.pieces[window[t] * weights.width];
    const float* position = &weights.positions[t * weights.width];
    states.push_back(Normalized(
        weights.norm, Vector(piece, piece + weights.width),
        Vector(position, position + weights.width), weights.epsilon));
  }
  for (const ContextEncoderWeights::Layer& layer : weights.layers) {
    const std::vector<Vector> contexts = Attended(layer, weights.heads, states);
    for (size_t t = 0; t < states.size(); ++t) {
      states[t] =
          Normalized(layer.attention_norm, std::move(states[t]),
                     Product(layer.output, contexts[t]), weights.epsilon);
      Vector inner = Product(layer.inner, states[t]);
      for (double& x : inner) x *= (1 + std::erf(x / std::sqrt(2.0))) / 2;
      states[t] = Normalized(layer.norm, std::move(states[t]),
                             Product(layer.outer, inner), weights.epsilon);
    }
  }
  for (Vector& state : states) {
    state = Product(weights.state, state);
    for (double& x : state) x = std::tanh(x);
  }
  return states;
}

}  // namespace quipu
