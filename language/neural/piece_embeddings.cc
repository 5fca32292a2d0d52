#include "language/neural/piece_embeddings.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <vector>

#include "language/neural/vector_clones.h"

namespace quipu {
namespace {

constexpr size_t kHalfBlock = PieceEmbeddings::kBlock / 2;
constexpr int kZero = 8;  // the nibble of 0
constexpr uint16_t kHalfExponent = 0x7C00;

struct Block {
  uint16_t scale = 0;
  std::array<uint8_t, kHalfBlock> nibbles{};
  float error = 0;
};

int ToNibble(float value, float scale) {
  if (scale == 0) return kZero;
  const float rounded = std::round(value / scale);
  return static_cast<int>(std::clamp(rounded, -8.0F, 7.0F)) + kZero;
}

Block WithScale(std::span<const float> values, float wanted) {
  Block block;
  block.scale = ToHalf(wanted);
  const float scale = FromHalf(block.scale);
  for (size_t i = 0; i < values.size(); ++i) {
    const int nibble = ToNibble(values[i], scale);
    const float error = values[i] - static_cast<float>(nibble - kZero) * scale;
    block.error += error * error;
    block.nibbles[i % kHalfBlock] |=
        static_cast<uint8_t>(nibble << (i < kHalfBlock ? 0 : 4));
  }
  return block;
}

// The value of greatest size may be -8, or any other; the best scale wins.
Block BestBlock(std::span<const float> values) {
  float most = 0;
  for (const float value : values) {
    if (std::fabs(value) > std::fabs(most)) most = value;
  }
  Block best = WithScale(values, most / -8);
  for (const float steps : {7.0F, 6.0F, 5.0F, 4.0F, 3.0F, 2.0F, 1.0F}) {
    const Block block = WithScale(values, most / steps);
    if (block.error < best.error) best = block;
  }
  return best;
}

QUIPU_VECTOR_CLONES
void Expand(const uint8_t* nibbles, float scale, float* to) {
  for (size_t i = 0; i < kHalfBlock; ++i) {
    to[i] = static_cast<float>((nibbles[i] & 15) - kZero) * scale;
    to[i + kHalfBlock] = static_cast<float>((nibbles[i] >> 4) - kZero) * scale;
  }
}

}  // namespace

float FromHalf(uint16_t half) {
  const uint32_t sign = static_cast<uint32_t>(half & 0x8000U) << 16;
  const uint32_t rest = half & 0x7FFFU;
  // As a float of the same digits, whose exponent is 112 too small.
  const float value = std::bit_cast<float>(rest << 13) * 0x1p112F;
  return std::bit_cast<float>(std::bit_cast<uint32_t>(value) | sign);
}

uint16_t ToHalf(float value) {
  constexpr float kMost = 65504;
  const auto sign =
      static_cast<uint16_t>(std::bit_cast<uint32_t>(value) >> 16 & 0x8000U);
  const float size = std::min(std::fabs(value), kMost);
  // The distance from a half to the next, a power of two.
  int exponent = 0;
  std::frexp(size, &exponent);
  const float step = std::ldexp(1.0F, std::max(exponent - 11, -24));
  const float rounded = std::nearbyint(size / step) * step;
  return static_cast<uint16_t>(
      sign | std::bit_cast<uint32_t>(rounded * 0x1p-112F) >> 13);
}

void PieceEmbeddings::Write(std::span<const float> values, size_t width,
                            ByteWriter& out) {
  std::vector<uint16_t> scales;
  std::vector<uint8_t> nibbles;
  for (size_t i = 0; i < values.size() / width * width; i += kBlock) {
    const Block block = BestBlock(values.subspan(i, kBlock));
    scales.push_back(block.scale);
    nibbles.insert(nibbles.end(), block.nibbles.begin(), block.nibbles.end());
  }
  out.PutArray(std::span<const uint16_t>(scales));
  out.PutArray(std::span<const uint8_t>(nibbles));
}

Result<PieceEmbeddings> PieceEmbeddings::Read(ByteReader& bytes, size_t width) {
  PieceEmbeddings embeddings;
  embeddings.width_ = width;
  embeddings.scales_ = bytes.GetArray<uint16_t>();
  embeddings.values_ = bytes.GetArray<uint8_t>();
  const std::span<const uint16_t> scales = embeddings.scales_;
  const bool finite = std::all_of(
      scales.begin(), scales.end(),
      [](uint16_t scale) { return (scale & kHalfExponent) != kHalfExponent; });
  if (!bytes.Ok() || width == 0 || width % kBlock != 0 || scales.empty() ||
      scales.size() % (width / kBlock) != 0 ||
      embeddings.values_.size() != scales.size() * kHalfBlock || !finite) {
    return Corruption("a network's embeddings of pieces are damaged");
  }
  return embeddings;
}

void PieceEmbeddings::Copy(size_t piece, float* to) const {
  const size_t blocks = width_ / kBlock;
  for (size_t i = 0; i < blocks; ++i) {
    const size_t block = piece * blocks + i;
    Expand(values_.data() + block * kHalfBlock, FromHalf(scales_[block]),
           to + i * kBlock);
  }
}

}  // namespace quipu
