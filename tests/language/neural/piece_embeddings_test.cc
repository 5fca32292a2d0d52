#include "language/neural/piece_embeddings.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "tests/language/neural/weights_support.h"

namespace quipu {
namespace {

constexpr size_t kWidth = 64;

std::string Written(const std::vector<float>& values) {
  ByteWriter out;
  PieceEmbeddings::Write(values, kWidth, out);
  return std::move(out).Take();
}

std::vector<float> ReadBack(const std::string& bytes) {
  ByteReader reader(bytes);
  const auto embeddings = PieceEmbeddings::Read(reader, kWidth);
  REQUIRE(embeddings);
  CHECK(reader.AtEnd());
  std::vector<float> values(embeddings->pieces() * kWidth);
  for (size_t piece = 0; piece < embeddings->pieces(); ++piece) {
    embeddings->Copy(piece, &values[piece * kWidth]);
  }
  return values;
}

TEST_CASE("Numbers of half precision are read as the standard has them") {
  CHECK(FromHalf(0x3C00) == 1.0F);
  CHECK(FromHalf(0xC000) == -2.0F);
  CHECK(FromHalf(0x7BFF) == 65504.0F);
  CHECK(FromHalf(0x0001) == std::ldexp(1.0F, -24));
  CHECK(FromHalf(0x0000) == 0.0F);
  CHECK(ToHalf(1.0F) == 0x3C00);
  CHECK(ToHalf(1.0F + 0x1p-11F) == 0x3C00);  // a tie goes to the even one
  CHECK(ToHalf(1.0F + 3 * 0x1p-11F) == 0x3C02);
  CHECK(ToHalf(1e9F) == 0x7BFF);
  for (uint16_t half = 0; half < 0x7C00; ++half) {
    REQUIRE(ToHalf(FromHalf(half)) == half);
    const auto negative = static_cast<uint16_t>(half | 0x8000U);
    REQUIRE(ToHalf(FromHalf(negative)) == negative);
  }
}

TEST_CASE("Values that blocks of four bits hold are kept as they are",
          "[network]") {
  std::mt19937 random(1);
  std::vector<float> values;
  for (int block = 0; block < 20; ++block) {
    const float scale = FromHalf(static_cast<uint16_t>(
        (random() % 2 == 0 ? 0x8000U : 0U) + 0x2400U + random() % 0x400U));
    // The source of such blocks gives one of them the lowest step.
    const size_t lowest = random() % PieceEmbeddings::kBlock;
    for (size_t i = 0; i < PieceEmbeddings::kBlock; ++i) {
      const int step = i == lowest ? -8 : static_cast<int>(random() % 16) - 8;
      values.push_back(static_cast<float>(step) * scale);
    }
  }
  CHECK(ReadBack(Written(values)) == values);
}

TEST_CASE("Other values are kept to a sixteenth of their block's greatest",
          "[network]") {
  std::mt19937 random(2);
  std::vector<float> values = RandomNumbers(4 * kWidth, random);
  std::fill_n(values.begin(), PieceEmbeddings::kBlock, 0.0F);
  const std::vector<float> found = ReadBack(Written(values));
  REQUIRE(found.size() == values.size());
  for (size_t i = 0; i < values.size(); ++i) {
    CHECK(found[i] == Approx(values[i]).margin(0.13));
  }
  CHECK(found[0] == 0);
}

TEST_CASE("Damaged embeddings of pieces are not read", "[network]") {
  std::mt19937 random(3);
  const std::string bytes = Written(RandomNumbers(2 * kWidth, random));
  const auto read = [](const std::string& from, size_t width) {
    ByteReader reader(from);
    return PieceEmbeddings::Read(reader, width).has_value();
  };
  CHECK(read(bytes, kWidth));
  CHECK_FALSE(read(bytes, 3 * kWidth));
  CHECK_FALSE(read(bytes, 0));
  for (size_t length = 0; length < bytes.size(); ++length) {
    CHECK_FALSE(read(bytes.substr(0, length), kWidth));
  }
  std::string infinite = bytes;
  infinite[4] = 0;
  infinite[5] = 0x7C;
  CHECK_FALSE(read(infinite, kWidth));
}

}  // namespace
}  // namespace quipu
