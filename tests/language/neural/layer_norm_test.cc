#include "language/neural/layer_norm.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <string>
#include <utility>

#include "tests/language/neural/weights_support.h"

namespace quipu {
namespace {

TEST_CASE("Sums are brought to mean 0 and variance 1, then scaled",
          "[network]") {
  constexpr size_t kSize = 48;
  std::mt19937 random(1);
  const LayerNormWeights weights = {RandomNumbers(kSize, random),
                                    RandomNumbers(kSize, random)};
  ByteWriter out;
  weights.Write(out);
  const std::string bytes = std::move(out).Take();
  ByteReader reader(bytes);
  const auto norm = LayerNorm::Read(reader, kSize, 1e-3F);
  REQUIRE(norm);
  CHECK(reader.AtEnd());

  const std::vector<float> left = RandomNumbers(kSize, random);
  const std::vector<float> right = RandomNumbers(kSize, random);
  std::vector<float> values = left;
  norm->AddAndNormalize(right.data(), values.data());
  double mean = 0;
  for (size_t i = 0; i < kSize; ++i) mean += (left[i] + right[i]) / kSize;
  double variance = 0;
  for (size_t i = 0; i < kSize; ++i) {
    variance += std::pow(left[i] + right[i] - mean, 2) / kSize;
  }
  for (size_t i = 0; i < kSize; ++i) {
    const double normal =
        (left[i] + right[i] - mean) / std::sqrt(variance + 1e-3);
    CHECK(values[i] ==
          Approx(normal * weights.gain[i] + weights.bias[i]).margin(1e-5));
  }
}

TEST_CASE("Damaged normalisations are not read", "[network]") {
  std::mt19937 random(2);
  ByteWriter out;
  LayerNormWeights{RandomNumbers(16, random), RandomNumbers(16, random)}.Write(
      out);
  const std::string bytes = std::move(out).Take();
  for (size_t length = 0; length < bytes.size(); ++length) {
    const std::string cut = bytes.substr(0, length);
    ByteReader reader(cut);
    CHECK_FALSE(LayerNorm::Read(reader, 16, 1e-3F));
  }
  ByteReader other(bytes);
  CHECK_FALSE(LayerNorm::Read(other, 32, 1e-3F));
}

}  // namespace
}  // namespace quipu
