#include "language/neural/context_encoder.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include "language/neural/embedding_table.h"
#include "tests/language/neural/context_support.h"

namespace quipu {
namespace {

const std::vector<std::string> kWords = {"the",  "going",  "a",   "thing",
                                         "fine", "\u4E2D", "bet", "th"};

std::string Written(const ContextEncoderWeights& weights) {
  ByteWriter out;
  REQUIRE(weights.Write(out));
  return std::move(out).Take();
}

// Of sentences of the given lengths.
ContextWindows WindowsOf(const PieceVocabulary& vocabulary,
                         const std::vector<size_t>& lengths, uint32_t seed) {
  std::mt19937 random(seed);
  ContextWindows windows(vocabulary);
  for (const size_t length : lengths) {
    std::vector<WindowWord> words;
    for (size_t i = 0; i < length; ++i) {
      words.push_back({kWords[random() % kWords.size()], random() % 4 != 0});
    }
    windows.AddSentence(words);
  }
  return windows;
}

class SmallModel {
 public:
  SmallModel() : vocabulary_(SmallVocabulary()) {
    std::mt19937 random(5);
    weights_ = RandomContextEncoder((*vocabulary_).size(), random);
    bytes_ = Written(weights_);
    // The textbook gets the embeddings that the file holds.
    ByteWriter out;
    PieceEmbeddings::Write(weights_.pieces, weights_.width, out);
    const std::string pieces = std::move(out).Take();
    ByteReader reader(pieces);
    const auto embeddings = PieceEmbeddings::Read(reader, weights_.width);
    for (size_t i = 0; i < embeddings->pieces(); ++i) {
      embeddings->Copy(i, &weights_.pieces[i * weights_.width]);
    }
  }

  const PieceVocabulary& vocabulary() const { return *vocabulary_; }
  const ContextEncoderWeights& weights() const { return weights_; }
  const std::string& bytes() const { return bytes_; }
  ContextEncoder Read() const {
    ByteReader reader(bytes_);
    auto encoder = ContextEncoder::Read(reader);
    REQUIRE(encoder);
    CHECK(reader.AtEnd());
    return std::move(*encoder);
  }

 private:
  OwnedVocabulary vocabulary_;
  ContextEncoderWeights weights_;
  std::string bytes_;
};

TEST_CASE("States are near those of the textbook", "[context]") {
  const SmallModel model;
  const ContextEncoder encoder = model.Read();
  const ContextWindows windows =
      WindowsOf(model.vocabulary(), {7, 1, 40, 90, 3}, 1);
  std::vector<int16_t> states;
  encoder.Encode(windows, states);
  REQUIRE(states.size() == windows.places().size() * encoder.state_size());

  size_t word = 0;
  double errors = 0;
  double squares = 0;
  for (size_t i = 0; i < windows.size(); ++i) {
    const auto expected = StatesByTextbook(model.weights(), windows.Window(i));
    for (; word < windows.places().size() &&
           windows.places()[word] < windows.Begin(i) + expected.size();
         ++word) {
      const auto& state = expected[windows.places()[word] - windows.Begin(i)];
      for (size_t d = 0; d < state.size(); ++d) {
        const double found = double{static_cast<double>(
                                 states[word * encoder.state_size() + d])} /
                             kInputOne;
        errors += std::pow(found - state[d], 2);
        squares += std::pow(state[d], 2);
      }
    }
  }
  CHECK(word == windows.places().size());
  CHECK(std::sqrt(errors / squares) < 0.03);
}

TEST_CASE("All instructions of the processor give the same states",
          "[context]") {
  const SmallModel model;
  const ContextEncoder encoder = model.Read();
  const ContextWindows windows =
      WindowsOf(model.vocabulary(), {5, 31, 200, 2, 18}, 2);
  std::vector<int16_t> plain, states;
  encoder.Encode(windows, plain, Instructions::kPlain);
  for (const Instructions wide : {Instructions::kAvx2, Instructions::kVnni}) {
    if (wide > WidestInstructions()) continue;
    encoder.Encode(windows, states, wide);
    CHECK(states == plain);
  }
}

TEST_CASE("A state depends on its window alone", "[context]") {
  const SmallModel model;
  const ContextEncoder encoder = model.Read();
  std::vector<size_t> lengths;
  // A sentence fills more than half of a window, so each has its own.
  for (size_t i = 0; i < 30; ++i) lengths.push_back(50);
  const ContextWindows all = WindowsOf(model.vocabulary(), lengths, 3);
  REQUIRE(all.size() == lengths.size());
  std::vector<int16_t> states, single;
  encoder.Encode(all, states);
  std::mt19937 random(3);
  size_t word = 0;
  for (size_t i = 0; i < lengths.size(); ++i) {
    ContextWindows one(model.vocabulary());
    std::vector<WindowWord> words;
    for (size_t k = 0; k < lengths[i]; ++k) {
      words.push_back({kWords[random() % kWords.size()], random() % 4 != 0});
    }
    one.AddSentence(words);
    encoder.Encode(one, single);
    const auto begin = states.begin() +
                       static_cast<std::ptrdiff_t>(word * encoder.state_size());
    CHECK(std::equal(single.begin(), single.end(), begin));
    word += lengths[i];
  }
}

TEST_CASE("Nothing to read gives no states", "[context]") {
  const SmallModel model;
  const ContextEncoder encoder = model.Read();
  std::vector<int16_t> states = {1};
  encoder.Encode(ContextWindows(model.vocabulary()), states);
  CHECK(states.empty());
}

TEST_CASE("Pieces that an encoder does not know are unknown ones",
          "[context]") {
  const SmallModel model;
  std::mt19937 random(5);
  ContextEncoderWeights few = model.weights();
  few.pieces.resize(6 * few.width);
  const std::string bytes = Written(few);
  ByteReader reader(bytes);
  const auto encoder = ContextEncoder::Read(reader);
  REQUIRE(encoder);
  CHECK(encoder->pieces() == 6);
  ContextWindows known(model.vocabulary());
  known.AddSentence(std::vector<WindowWord>{{"the"}, {"\u4E2D", false}});
  ContextWindows unknown(model.vocabulary());
  unknown.AddSentence(std::vector<WindowWord>{{"the"}, {"e", false}});
  std::vector<int16_t> a, b;
  encoder->Encode(known, a);
  encoder->Encode(unknown, b);
  CHECK(a == b);
}

TEST_CASE("Damaged encoders are not read", "[context]") {
  const SmallModel model;
  const std::string& bytes = model.bytes();
  for (size_t length = 0; length < bytes.size(); length += 1 + length / 50) {
    const std::string cut = bytes.substr(0, length);
    ByteReader reader(cut);
    const auto encoder = ContextEncoder::Read(reader);
    REQUIRE_FALSE(encoder);
    CHECK(encoder.error().code == ErrorCode::kCorruption);
  }
  // Whatever bytes can be read can be used.
  const ContextWindows windows = WindowsOf(model.vocabulary(), {9}, 4);
  std::mt19937 random(6);
  for (int round = 0; round < 300; ++round) {
    std::string damaged = bytes;
    const size_t at = round < 100 ? static_cast<size_t>(round) % 20
                                  : random() % damaged.size();
    damaged[at] = static_cast<char>(random());
    ByteReader reader(damaged);
    const auto encoder = ContextEncoder::Read(reader);
    if (!encoder) continue;
    std::vector<int16_t> states;
    encoder->Encode(windows, states);
    CHECK(states.size() == 9 * encoder->state_size());
  }
}

TEST_CASE("Encoders of wrong sizes are not written", "[context]") {
  std::mt19937 random(7);
  const ContextEncoderWeights sound = RandomContextEncoder(8, random);
  const auto written = [](const ContextEncoderWeights& weights) {
    ByteWriter out;
    return weights.Write(out).has_value();
  };
  CHECK(written(sound));
  ContextEncoderWeights wrong = sound;
  wrong.heads = 3;
  CHECK_FALSE(written(wrong));
  wrong = sound;
  wrong.positions.resize((kWindowPieces - 1) * wrong.width);
  CHECK_FALSE(written(wrong));
  wrong = sound;
  wrong.layers[1].inner.values.pop_back();
  CHECK_FALSE(written(wrong));
  wrong = sound;
  wrong.layers[2].norm.bias[0] = std::numeric_limits<float>::quiet_NaN();
  CHECK_FALSE(written(wrong));
  wrong = sound;
  wrong.layers.clear();
  CHECK_FALSE(written(wrong));
}

}  // namespace
}  // namespace quipu
