#include "train/neural/feature_network_trainer.h"

#include <catch2/catch.hpp>

#include <array>
#include <string>

#include "language/neural/feature_bag.h"

namespace quipu {
namespace {

FeatureNetwork Read(const std::string& bytes, size_t dense, size_t outputs) {
  ByteReader reader(bytes);
  auto network = FeatureNetwork::Read(reader, dense, outputs);
  REQUIRE(network);
  return *network;
}

std::string BytesOf(const FeatureNetworkWeights& weights) {
  ByteWriter writer;
  weights.Write(writer);
  return std::move(writer).Take();
}

// Two features, each 0 to 3; right is whether they are equal, which no sum of
// one weight a feature tells.
FeatureBag PairOf(size_t a, size_t b) {
  FeatureBag bag;
  bag.Add(1, a);
  bag.Add(2, b);
  return bag;
}

}  // namespace

TEST_CASE("A network of features learns what its hidden layer is needed for") {
  const FeatureLoss loss =
      GENERATE(FeatureLoss::kSoftmax, FeatureLoss::kLogistic);
  FeatureDataset data;
  for (size_t i = 0; i < 3200; ++i) {
    const size_t a = i % 4, b = i / 4 % 4;
    const std::array<uint16_t, 1> right{a == b ? uint16_t{1} : uint16_t{0}};
    data.Add(PairOf(a, b).values(), {}, right);
  }
  FeatureTraining training;
  training.loss = loss;
  training.outputs = 2;
  training.rows = 1000;
  training.dropout = 0;
  const std::string bytes = BytesOf(TrainFeatureNetwork(data, training));
  CHECK(bytes == BytesOf(TrainFeatureNetwork(data, training)));
  const FeatureNetwork network = Read(bytes, 0, 2);
  for (size_t a = 0; a < 4; ++a) {
    for (size_t b = 0; b < 4; ++b) {
      std::array<float, 2> out{};
      network.Score(PairOf(a, b).values(), {}, out);
      CHECK((out[1] > out[0]) == (a == b));
    }
  }
}

TEST_CASE("A ranking network prefers the right one of a group") {
  // The dense input alone tells; the features are the same for all.
  FeatureDataset data(2);
  const FeatureBag bag = PairOf(1, 1);
  const std::array<uint16_t, 1> yes{0};
  const auto dense = [](size_t i) {
    return std::array<int16_t, 2>{static_cast<int16_t>(i * 300), 512};
  };
  for (size_t group = 0; group < 500; ++group) {
    for (size_t i = 0; i < 4; ++i) {
      i == 2 ? data.Add(bag.values(), dense(i), yes)
             : data.Add(bag.values(), dense(i), {});
    }
    data.EndGroup();
  }
  FeatureTraining training;
  training.loss = FeatureLoss::kRanking;
  training.rows = 100;
  training.epochs = 20;
  const std::string bytes = BytesOf(TrainFeatureNetwork(data, training));
  const FeatureNetwork network = Read(bytes, 2, 1);
  std::array<float, 4> scores{};
  for (size_t i = 0; i < 4; ++i) {
    network.Score(bag.values(), dense(i), std::span(scores).subspan(i, 1));
  }
  for (const size_t other : {0, 1, 3}) CHECK(scores[2] > scores[other]);
}

TEST_CASE("An output that an example ignores is not learned from it") {
  FeatureDataset data;
  const FeatureBag bag = PairOf(0, 0);
  const std::array<uint16_t, 1> right{0}, ignored{1};
  for (size_t i = 0; i < 500; ++i) data.Add(bag.values(), {}, right, ignored);
  FeatureTraining training;
  training.loss = FeatureLoss::kLogistic;
  training.outputs = 3;
  training.rows = 100;
  const std::string bytes = BytesOf(TrainFeatureNetwork(data, training));
  std::array<float, 3> out{};
  Read(bytes, 0, 3).Score(bag.values(), {}, out);
  CHECK(out[0] > 2);
  CHECK(out[2] < -2);
  CHECK(out[1] > out[2] + 1);
}

TEST_CASE("Bytes that are no network of features are refused") {
  FeatureDataset data;
  data.Add(PairOf(0, 0).values(), {}, std::array<uint16_t, 1>{0});
  FeatureTraining training;
  training.outputs = 2;
  training.rows = 10;
  const std::string bytes = BytesOf(TrainFeatureNetwork(data, training));
  for (const size_t size : {size_t{0}, size_t{5}, bytes.size() - 4}) {
    const std::string cut = bytes.substr(0, size);
    ByteReader reader(cut);
    const auto network = FeatureNetwork::Read(reader, 0, 2);
    REQUIRE_FALSE(network);
    CHECK(network.error().code == ErrorCode::kCorruption);
  }
  ByteReader reader(bytes);
  CHECK_FALSE(FeatureNetwork::Read(reader, 2, 2));
}

}  // namespace quipu
