#include "language/neural/attention.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <vector>

#include "tests/language/neural/weights_support.h"

namespace quipu {
namespace {

constexpr size_t kSize = 32;
constexpr size_t kMostPlaces = 40;

// In double, as the formula says.
std::vector<double> ByFormula(const std::vector<float>& inputs, size_t count) {
  std::vector<double> outputs(count * kSize);
  for (size_t t = 0; t < count; ++t) {
    const float* query = &inputs[t * 3 * kSize];
    std::vector<double> weights(count);
    double total = 0;
    for (size_t other = 0; other < count; ++other) {
      const float* key = &inputs[other * 3 * kSize + kSize];
      double score = 0;
      for (size_t i = 0; i < kSize; ++i) score += query[i] * key[i];
      weights[other] = std::exp(score / std::sqrt(kSize));
      total += weights[other];
    }
    for (size_t other = 0; other < count; ++other) {
      const float* value = &inputs[other * 3 * kSize + 2 * kSize];
      for (size_t i = 0; i < kSize; ++i) {
        outputs[t * kSize + i] += weights[other] / total * value[i];
      }
    }
  }
  return outputs;
}

TEST_CASE("Attention is near its formula, whatever the number of places",
          "[network]") {
  std::mt19937 random(1);
  Attention attention(kSize, kMostPlaces);
  for (const size_t count : {40, 1, 2, 3, 4, 5, 15, 16, 17, 33}) {
    std::vector<float> inputs = RandomNumbers(count * 3 * kSize, random);
    // Sharper than numbers below 1 would make it.
    for (float& value : inputs) value *= 2.5F;
    std::vector<float> outputs(count * kSize);
    attention.Attend(WidestInstructions(), inputs.data(), count, outputs.data(),
                     kSize);
    const std::vector<double> expected = ByFormula(inputs, count);
    double most = 0;
    for (size_t i = 0; i < outputs.size(); ++i) {
      most = std::max(most, std::fabs(outputs[i] - expected[i]));
    }
    INFO(count << " places");
    CHECK(most < 0.06);
    for (const Instructions instructions :
         {Instructions::kPlain, Instructions::kAvx2}) {
      if (instructions > WidestInstructions()) continue;
      std::vector<float> same(outputs.size());
      attention.Attend(instructions, inputs.data(), count, same.data(), kSize);
      CHECK(same == outputs);
    }
  }
}

TEST_CASE("A place that all look at gives its value to all", "[network]") {
  constexpr size_t kCount = 20;
  std::vector<float> inputs(kCount * 3 * kSize, 0);
  for (size_t t = 0; t < kCount; ++t) {
    inputs[t * 3 * kSize] = 100;
    for (size_t i = 0; i < kSize; ++i) {
      inputs[t * 3 * kSize + 2 * kSize + i] = static_cast<float>(t);
    }
  }
  inputs[kSize * (7 * 3 + 1)] = 100;  // the key of place 7
  std::vector<float> outputs(kCount * 2 * kSize, -1);
  Attention(kSize, kMostPlaces)
      .Attend(WidestInstructions(), inputs.data(), kCount, outputs.data(),
              2 * kSize);
  for (size_t t = 0; t < kCount; ++t) {
    CHECK(outputs[t * 2 * kSize] == Approx(7).margin(0.1));
    CHECK(outputs[t * 2 * kSize + kSize - 1] == Approx(7).margin(0.1));
    CHECK(outputs[t * 2 * kSize + kSize] == -1);
  }
}

}  // namespace
}  // namespace quipu
