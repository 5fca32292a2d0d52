#include "train/recipes/context_file.h"

#include <catch2/catch.hpp>
#include <cstring>
#include <sstream>
#include <string>

namespace quipu {
namespace {

constexpr size_t kWidth = 2;
constexpr size_t kInner = 3;
constexpr size_t kPositions = 2;
constexpr size_t kStates = 3;

// Four pieces, two layers, one network; the floats count up from 0.
std::string File() {
  std::string file =
      "quipu-context 1\n"
      R"({"width":2,"layers":2,"heads":1,"inner":3,"positions":2,"eps":1e-12,)"
      R"("states":3,"networks":[["types",4,2,2,3]],"relations":[["leads",0]]})"
      "\n"
      R"({"pieces":[["<s>",0],["</s>",0],["<unk>",0],["\u2581the",-3.5]]})"
      "\n";
  const size_t layer = 4 * (kWidth * kWidth + kWidth) + 2 * kWidth +
                       kInner * kWidth + kInner + kWidth * kInner + kWidth +
                       2 * kWidth;
  const size_t count =
      4 * kWidth + kPositions * kWidth + 2 * kWidth + 2 * layer +
      kStates * kWidth + kStates + 4 * 2 + 2 * 2 + 2 + 3 * 2 + 3;
  for (size_t i = 0; i < count; ++i) {
    const auto value = static_cast<float>(i);
    char bytes[sizeof(value)];
    std::memcpy(bytes, &value, sizeof(value));
    file.append(bytes, sizeof(bytes));
  }
  return file;
}

Result<ContextWeights> Read(const std::string& file) {
  std::istringstream in(file);
  return ReadContextFile(in);
}

TEST_CASE("An encoder in float is read tensor by tensor", "[train]") {
  const auto read = Read(File());
  REQUIRE(read);
  REQUIRE(read->vocabulary.pieces.size() == 4);
  CHECK(read->vocabulary.pieces[3].text == "\u2581the");
  CHECK(read->vocabulary.pieces[3].score == -3.5F);
  const ContextEncoderWeights& encoder = read->encoder;
  CHECK(encoder.width == kWidth);
  CHECK(encoder.heads == 1);
  CHECK(encoder.inner == kInner);
  CHECK(encoder.epsilon == 1e-12F);
  CHECK(encoder.pieces.size() == 4 * kWidth);
  CHECK(encoder.positions == std::vector<float>{8, 9, 10, 11});
  CHECK(encoder.norm.gain == std::vector<float>{12, 13});
  CHECK(encoder.norm.bias == std::vector<float>{14, 15});
  REQUIRE(encoder.layers.size() == 2);
  const ContextEncoderWeights::Layer& layer = encoder.layers[0];
  CHECK(layer.query.columns == kWidth);
  CHECK(layer.query.values == std::vector<float>{16, 17, 18, 19});
  CHECK(layer.query.bias == std::vector<float>{20, 21});
  CHECK(layer.key.values[0] == 22);
  CHECK(layer.value.values[0] == 28);
  CHECK(layer.output.values[0] == 34);
  CHECK(layer.attention_norm.gain[0] == 40);
  CHECK(layer.inner.columns == kWidth);
  CHECK(layer.inner.values[0] == 44);
  CHECK(layer.inner.bias[0] == 50);
  CHECK(layer.outer.columns == kInner);
  CHECK(layer.outer.values[0] == 53);
  CHECK(layer.outer.bias[0] == 59);
  CHECK(layer.norm.bias == std::vector<float>{63, 64});
  CHECK(encoder.layers[1].query.values[0] == 65);
  CHECK(encoder.state.values ==
        std::vector<float>{114, 115, 116, 117, 118, 119});
  CHECK(encoder.state.bias == std::vector<float>{120, 121, 122});
  REQUIRE(read->networks.size() == 1);
  const FeatureNetworkWeights& network = read->networks.at("types");
  CHECK(network.table.width == 2);
  CHECK(network.table.values.size() == 8);
  CHECK(network.table.values[0] == 123);
  CHECK(network.dense.columns == 2);
  CHECK(network.dense.values[0] == 131);
  CHECK(network.dense.bias == std::vector<float>{135, 136});
  CHECK(network.output.values[0] == 137);
  CHECK(network.output.bias == std::vector<float>{143, 144, 145});
  CHECK(read->relations ==
        std::vector<RelationOutput>{{"leads", ObjectKind::kEntity}});
}

TEST_CASE("What is no such file is refused", "[train]") {
  const std::string file = File();
  for (size_t length = 0; length < file.size(); length += 7) {
    const auto read = Read(file.substr(0, length));
    REQUIRE_FALSE(read);
    CHECK(read.error().code == ErrorCode::kInvalidArgument);
  }
  CHECK_FALSE(Read(file + "x"));
  const auto with = [&](const std::string& from, const std::string& to) {
    std::string changed = file;
    changed.replace(changed.find(from), from.size(), to);
    return Read(changed).has_value();
  };
  CHECK(with("-3.5", "-2.5"));
  CHECK_FALSE(with("context 1", "context 2"));
  CHECK_FALSE(with("\"width\":2", "\"width\":-2"));
  CHECK_FALSE(with("\"width\":2", "\"width\":99999999999"));
  CHECK_FALSE(with("\"eps\"", "\"esp\""));
  CHECK_FALSE(with("\"pieces\"", "\"others\""));
  CHECK_FALSE(with("[\"types\",4", "[\"types\",-4"));
  CHECK_FALSE(with("[\"leads\",0]", "[\"leads\"]"));
  CHECK_FALSE(with("\"states\":3", "\"states\":0"));
  CHECK_FALSE(with("[\"</s>\",0]", "[\"</s>\"]"));
}

}  // namespace
}  // namespace quipu
