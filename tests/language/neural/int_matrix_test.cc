// Products of whole numbers.

#include "language/neural/int_matrix.h"

#include <catch2/catch.hpp>
#include <random>
#include <vector>

#include "language/neural/int_product.h"

namespace quipu {
namespace {

TEST_CASE("A product is that of the textbook, whatever the shape",
          "[network]") {
  std::mt19937 random(1);
  const auto value = [&] {
    return static_cast<int16_t>(static_cast<int>(random() % 4001) - 2000);
  };
  for (int round = 0; round < 60; ++round) {
    const size_t rows = 1 + random() % 150;
    const size_t columns = 1 + random() % 70;
    const size_t count = 1 + random() % 11;
    PackedRows packed(rows, columns);
    std::vector<int16_t> plain(rows * columns);
    for (size_t r = 0; r < rows; ++r) {
      for (size_t c = 0; c < columns; ++c) {
        plain[r * columns + c] = value();
        packed.Set(r, c, plain[r * columns + c]);
      }
    }
    const size_t stride = packed.input_size() + random() % 3;
    std::vector<int16_t> inputs(count * stride, 0);
    for (size_t t = 0; t < count; ++t) {
      for (size_t c = 0; c < columns; ++c) inputs[t * stride + c] = value();
    }
    std::vector<int32_t> sums(count * packed.stride());
    packed.Multiply(inputs.data(), stride, count, sums.data());
    bool same = true;
    for (size_t t = 0; t < count; ++t) {
      for (size_t r = 0; r < rows; ++r) {
        int32_t sum = 0;
        for (size_t c = 0; c < columns; ++c) {
          sum += plain[r * columns + c] * inputs[t * stride + c];
        }
        same = same && sums[t * packed.stride() + r] == sum;
      }
    }
    INFO(rows << " x " << columns << " times " << count);
    CHECK(same);
  }
}

TEST_CASE("All instructions of the processor give the same sums", "[network]") {
  std::mt19937 random(2);
  for (int round = 0; round < 40; ++round) {
    const size_t panels = 1 + random() % 10;
    const size_t pairs = 1 + random() % 40;
    const size_t count = 1 + random() % 9;
    std::vector<int16_t> weights(panels * pairs * 32),
        inputs(count * pairs * 2);
    for (int16_t& w : weights) w = static_cast<int16_t>(random() % 255) - 127;
    for (int16_t& x : inputs) x = static_cast<int16_t>(random() % 8000) - 4000;
    std::vector<int32_t> plain(count * panels * 16);
    MultiplyPanels(Instructions::kPlain, weights.data(), panels, pairs,
                   inputs.data(), 2 * pairs, count, plain.data());
    for (const Instructions wide : {Instructions::kAvx2, Instructions::kVnni}) {
      if (wide > WidestInstructions()) continue;
      std::vector<int32_t> sums(plain.size());
      MultiplyPanels(wide, weights.data(), panels, pairs, inputs.data(),
                     2 * pairs, count, sums.data());
      CHECK(sums == plain);
    }
  }
}

std::string TwoByThree() {
  ByteWriter out;
  out.Put(uint32_t{2});
  out.Put(uint32_t{3});
  out.PutArray(
      std::span<const int8_t>(std::vector<int8_t>{1, 2, 3, -10, 0, 127}));
  out.PutArray(std::span<const float>(std::vector<float>{1.0F, 0.5F}));
  out.PutArray(std::span<const float>(std::vector<float>{100.0F, -1.0F}));
  return std::move(out).Take();
}

TEST_CASE("Weights have scales and a bias", "[network]") {
  const std::string bytes = TwoByThree();
  ByteReader reader(bytes);
  const auto matrix = WeightMatrix::Read(reader, 2, 3);
  REQUIRE(matrix);
  CHECK(reader.AtEnd());
  REQUIRE(matrix->input_size() == 4);
  const std::vector<int16_t> inputs = {10, 20, 30, 0, 1, 0, 0, 0};
  std::vector<float> outputs(4);
  matrix->Apply(inputs.data(), 4, 2, 10, outputs.data());
  CHECK(outputs == std::vector<float>{114.0F, 184.5F, 100.1F, -1.5F});
  matrix->AddProduct(inputs.data(), 4, 1, 10, outputs.data());
  CHECK(outputs[0] == 128.0F);
}

TEST_CASE("Weights are read as they were written, to half a step",
          "[network]") {
  std::mt19937 random(3);
  const auto value = [&] {
    return static_cast<float>(random() % 2001) / 500.0F - 2;
  };
  LayerWeights weights;
  weights.columns = 6;
  for (int i = 0; i < 5 * 6; ++i) weights.values.push_back(value());
  for (int i = 0; i < 5; ++i) weights.bias.push_back(value());
  ByteWriter writer;
  weights.Write(writer);
  const std::string bytes = std::move(writer).Take();
  ByteReader reader(bytes);
  const auto matrix = WeightMatrix::Read(reader, 5, 6);
  REQUIRE(matrix);
  CHECK(reader.AtEnd());
  for (size_t c = 0; c < 6; ++c) {
    std::vector<int16_t> input(matrix->input_size(), 0);
    input[c] = 100;  // one
    std::vector<float> outputs(5);
    matrix->Apply(input.data(), input.size(), 1, 100, outputs.data());
    for (size_t r = 0; r < 5; ++r) {
      // The greatest value of a row is at most 2, 127 steps.
      CHECK(outputs[r] - weights.bias[r] ==
            Approx(weights.values[r * 6 + c]).margin(1.01 / 127));
    }
  }
}

TEST_CASE("Weights of another size are not read", "[network]") {
  const std::string bytes = TwoByThree();
  for (size_t length = 0; length < bytes.size(); ++length) {
    const std::string cut = bytes.substr(0, length);
    ByteReader reader(cut);
    CHECK_FALSE(WeightMatrix::Read(reader, 2, 3));
  }
  ByteReader rows(bytes);
  CHECK_FALSE(WeightMatrix::Read(rows, 3, 3));
  ByteReader columns(bytes);
  CHECK_FALSE(WeightMatrix::Read(columns, 2, 2));
}

}  // namespace
}  // namespace quipu
