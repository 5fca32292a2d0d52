#include "language/neural/byte_matrix.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include "tests/language/neural/weights_support.h"

namespace quipu {
namespace {

std::string Written(const LayerWeights& weights) {
  ByteWriter out;
  ByteMatrix::Write(weights, out);
  return std::move(out).Take();
}

TEST_CASE("Vectors in bytes are what they were, to half a step of their range",
          "[network]") {
  std::mt19937 random(1);
  ByteVectors vectors(48, 3);
  for (size_t t = 0; t < 3; ++t) {
    std::vector<float> values = RandomNumbers(48, random);
    for (float& value : values) value = value * static_cast<float>(t + 1) + 5;
    vectors.Set(t, values.data());
    for (size_t i = 0; i < values.size(); ++i) {
      const float found =
          vectors.Least(t) +
          vectors.Scale(t) * static_cast<float>(vectors.Values(t)[i]);
      CHECK(found == Approx(values[i]).margin(vectors.Scale(t) * 0.501));
    }
    CHECK(vectors.Scale(t) <= 2 * static_cast<float>(t + 1) / 255 + 1e-6F);
  }
}

TEST_CASE("A vector of one value everywhere is kept", "[network]") {
  ByteVectors vectors(16, 1);
  for (const float value : {0.0F, -3.5F}) {
    vectors.Set(0, std::vector<float>(16, value).data());
    CHECK(vectors.Least(0) == value);
    CHECK(vectors.Values(0)[3] == 0);
  }
}

TEST_CASE("A matrix of bytes multiplies nearly as one of floats", "[network]") {
  std::mt19937 random(2);
  for (const size_t rows : {16, 96, 144}) {
    const size_t columns = 64;
    const size_t count = 31;
    const LayerWeights weights = RandomLayer(rows, columns, random);
    const std::string bytes = Written(weights);
    ByteReader reader(bytes);
    const auto matrix = ByteMatrix::Read(reader, rows, columns);
    REQUIRE(matrix);
    CHECK(reader.AtEnd());
    ByteVectors inputs(columns, count);
    std::vector<std::vector<float>> values;
    for (size_t t = 0; t < count; ++t) {
      values.push_back(RandomNumbers(columns, random));
      inputs.Set(t, values.back().data());
    }
    std::vector<float> outputs(count * rows);
    matrix->Apply(WidestInstructions(), inputs, count, outputs.data());
    for (size_t t = 0; t < count; ++t) {
      for (size_t r = 0; r < rows; ++r) {
        double sum = weights.bias[r];
        for (size_t c = 0; c < columns; ++c) {
          sum += weights.values[r * columns + c] * values[t][c];
        }
        // Half steps of 1/127 and 1/255, which mostly cancel.
        CHECK(outputs[t * rows + r] == Approx(sum).margin(0.1));
      }
    }
    for (const Instructions instructions :
         {Instructions::kPlain, Instructions::kAvx2}) {
      if (instructions > WidestInstructions()) continue;
      std::vector<float> same(outputs.size());
      matrix->Apply(instructions, inputs, count, same.data());
      CHECK(same == outputs);
    }
  }
}

TEST_CASE("Damaged matrices of bytes are not read", "[network]") {
  std::mt19937 random(3);
  const LayerWeights weights = RandomLayer(16, 16, random);
  const std::string bytes = Written(weights);
  const auto read = [](const std::string& from, size_t rows, size_t columns) {
    ByteReader reader(from);
    return ByteMatrix::Read(reader, rows, columns).has_value();
  };
  CHECK(read(bytes, 16, 16));
  CHECK_FALSE(read(bytes, 32, 16));
  CHECK_FALSE(read(bytes, 16, 32));
  for (size_t length = 0; length < bytes.size(); ++length) {
    CHECK_FALSE(read(bytes.substr(0, length), 16, 16));
  }
  LayerWeights wrong = weights;
  for (const float value : {std::numeric_limits<float>::quiet_NaN(),
                            std::numeric_limits<float>::infinity(), 1001.0F}) {
    wrong.bias[3] = value;
    CHECK_FALSE(read(Written(wrong), 16, 16));
  }
}

}  // namespace
}  // namespace quipu
