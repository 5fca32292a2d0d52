// Pieces of words a second through a contextual encoder of 384 units, for
// numbers of layers, over a document of short sentences. The weights are
// random: the time does not depend on them. That the states are those of the
// plain code is looked at before anything is timed.

#include <benchmark/benchmark.h>

#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "language/neural/context_encoder.h"

namespace quipu {
namespace {

constexpr size_t kWidth = 384;
constexpr size_t kInner = 4 * kWidth;
constexpr size_t kStates = 256;
constexpr size_t kPieces = 2000;

std::vector<float> RandomNumbers(size_t count, float most,
                                 std::mt19937& random) {
  std::uniform_real_distribution<float> number(-most, most);
  std::vector<float> numbers(count);
  for (float& value : numbers) value = number(random);
  return numbers;
}

LayerWeights RandomLayer(size_t rows, size_t columns, std::mt19937& random) {
  const float most = 2 / std::sqrt(static_cast<float>(columns));
  return {columns, RandomNumbers(rows * columns, most, random),
          RandomNumbers(rows, 0.1F, random)};
}

std::string RandomEncoder(size_t layers) {
  std::mt19937 random(1);
  const LayerNormWeights norm = {std::vector<float>(kWidth, 1),
                                 std::vector<float>(kWidth, 0)};
  ContextEncoderWeights encoder;
  encoder.width = kWidth;
  encoder.heads = 12;
  encoder.inner = kInner;
  encoder.epsilon = 1e-6F;
  encoder.pieces = RandomNumbers(kPieces * kWidth, 1, random);
  encoder.positions = RandomNumbers(kWindowPieces * kWidth, 1, random);
  encoder.norm = norm;
  for (size_t i = 0; i < layers; ++i) {
    encoder.layers.push_back({RandomLayer(kWidth, kWidth, random),
                              RandomLayer(kWidth, kWidth, random),
                              RandomLayer(kWidth, kWidth, random),
                              RandomLayer(kWidth, kWidth, random), norm,
                              RandomLayer(kInner, kWidth, random),
                              RandomLayer(kWidth, kInner, random), norm});
  }
  encoder.state = RandomLayer(kStates, kWidth, random);
  ByteWriter out;
  if (!encoder.Write(out)) return {};
  return std::move(out).Take();
}

std::string WordOf(size_t number) {
  return "w" + std::to_string(number);
}

// Every word is one piece when white space is before it.
std::string Vocabulary() {
  PieceVocabularyWeights vocabulary;
  for (size_t i = 0; i < kPieces; ++i) {
    vocabulary.pieces.push_back({std::string(kWordMark) + WordOf(i), -1});
  }
  ByteWriter out;
  if (!vocabulary.Write(out)) return {};
  return std::move(out).Take();
}

ContextWindows WindowsOf(const PieceVocabulary& vocabulary, size_t sentences) {
  std::mt19937 random(2);
  ContextWindows windows(vocabulary);
  for (size_t i = 0; i < sentences; ++i) {
    std::vector<std::string> forms(15 + random() % 20);
    std::vector<WindowWord> words;
    for (std::string& form : forms) {
      form = WordOf(random() % kPieces);
      words.push_back({form, true});
    }
    windows.AddSentence(words);
  }
  return windows;
}

bool IsSound(const ContextEncoder& encoder, const PieceVocabulary& vocabulary) {
  const ContextWindows windows = WindowsOf(vocabulary, 1);
  std::vector<int16_t> states, plain;
  encoder.Encode(windows, states);
  encoder.Encode(windows, plain, Instructions::kPlain);
  return states == plain && !states.empty();
}

void EncodeWords(benchmark::State& state) {
  const std::string bytes = RandomEncoder(static_cast<size_t>(state.range(0)));
  const std::string pieces = Vocabulary();
  // As sections of a model file are.
  const std::unique_ptr<char, decltype(&std::free)> aligned(
      static_cast<char*>(std::aligned_alloc(64, (bytes.size() + 63) / 64 * 64)),
      &std::free);
  std::memcpy(aligned.get(), bytes.data(), bytes.size());
  ByteReader encoder_bytes({aligned.get(), bytes.size()});
  ByteReader vocabulary_bytes(pieces);
  const auto encoder = ContextEncoder::Read(encoder_bytes);
  const auto vocabulary = PieceVocabulary::Read(vocabulary_bytes);
  if (!encoder || !vocabulary || !IsSound(*encoder, *vocabulary)) {
    state.SkipWithError("the encoder is not sound");
    return;
  }
  const ContextWindows windows =
      WindowsOf(*vocabulary, static_cast<size_t>(state.range(1)));
  std::vector<int16_t> states;
  for (auto _ : state) {
    encoder->Encode(windows, states);
    benchmark::DoNotOptimize(states.data());
  }
  state.counters["pieces"] =
      benchmark::Counter(static_cast<double>(windows.pieces()) *
                             static_cast<double>(state.iterations()),
                         benchmark::Counter::kIsRate);
}
BENCHMARK(EncodeWords)
    ->ArgNames({"layers", "sentences"})
    ->Args({6, 40})
    ->Args({12, 40})
    ->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace quipu
