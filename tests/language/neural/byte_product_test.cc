#include "language/neural/byte_product.h"

#include <catch2/catch.hpp>
#include <random>
#include <vector>

namespace quipu {
namespace {

struct Shape {
  size_t panels, quads, count;
};

// What the textbook says, of values anywhere in their range, the ends included.
void CheckAgainstTextbook(const Shape& shape, std::mt19937& random) {
  const size_t rows = shape.panels * BytePanels::kRows;
  const size_t columns = shape.quads * BytePanels::kColumns;
  const bool extreme = random() % 3 == 0;
  std::vector<int8_t> plain(rows * columns), packed(rows * columns);
  for (size_t r = 0; r < rows; ++r) {
    for (size_t c = 0; c < columns; ++c) {
      const int value = extreme ? (random() % 2 == 0 ? -127 : 127)
                                : static_cast<int>(random() % 255) - 127;
      plain[r * columns + c] = static_cast<int8_t>(value);
      packed[BytePanels::Place(r, c, shape.quads)] = static_cast<int8_t>(value);
    }
  }
  const size_t stride = columns + 4 * (random() % 3);
  std::vector<uint8_t> inputs(shape.count * stride);
  for (uint8_t& x : inputs) {
    x = static_cast<uint8_t>(extreme ? 255 - random() % 2 : random());
  }
  std::vector<int32_t> expected(shape.count * rows);
  for (size_t t = 0; t < shape.count; ++t) {
    for (size_t r = 0; r < rows; ++r) {
      for (size_t c = 0; c < columns; ++c) {
        expected[t * rows + r] +=
            plain[r * columns + c] * inputs[t * stride + c];
      }
    }
  }
  for (const Instructions instructions :
       {Instructions::kPlain, Instructions::kAvx2, Instructions::kVnni}) {
    if (instructions > WidestInstructions()) continue;
    std::vector<int32_t> sums(expected.size());
    MultiplyBytes(instructions, {packed.data(), shape.panels, shape.quads},
                  inputs.data(), stride, shape.count, sums.data(), rows);
    INFO("instructions " << static_cast<int>(instructions) << ", "
                         << shape.panels << " panels, " << shape.quads
                         << " quads, " << shape.count << " inputs");
    CHECK(sums == expected);
  }
}

TEST_CASE("Products of bytes are those of the textbook with all instructions",
          "[network]") {
  std::mt19937 random(1);
  for (size_t panels = 1; panels <= 7; ++panels) {
    for (size_t count = 1; count <= 14; ++count) {
      CheckAgainstTextbook({panels, 1 + random() % 30, count}, random);
    }
  }
}

TEST_CASE("Sums are written with the stride that is asked for", "[network]") {
  std::vector<int8_t> weights(BytePanels::kAlignment, 1);
  const std::vector<uint8_t> inputs = {1, 2, 3, 4, 5, 6, 7, 8};
  for (const Instructions instructions :
       {Instructions::kPlain, Instructions::kAvx2, Instructions::kVnni}) {
    if (instructions > WidestInstructions()) continue;
    std::vector<int32_t> sums(40, -1);
    MultiplyBytes(instructions, {weights.data(), 1, 1}, inputs.data(), 4, 2,
                  sums.data(), 20);
    std::vector<int32_t> expected(40, -1);
    std::fill_n(expected.begin(), 16, 10);
    std::fill_n(expected.begin() + 20, 16, 26);
    CHECK(sums == expected);
  }
}

}  // namespace
}  // namespace quipu
