// Queries, keys, weights and values are bytes, so both products are exact. A
// query and a key have a scale each, the values one together. The softmax goes
// by powers of two; its weights are rounded before they are added up, so the
// total is exact too.

#include "language/neural/attention.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstring>

#include "language/neural/float_lanes.h"
#include "language/neural/vector_clones.h"

namespace quipu {
namespace {

constexpr float kLog2E = 1.44269504F;
constexpr float kMostSigned = 127;
constexpr float kMostWeight = 255;
constexpr float kHalf = 0.5F;      // cut off after it, numbers are rounded
constexpr int32_t kMiddle = 128;   // what a query of zero is
constexpr float kMasked = -1e30F;  // the score of a key that is not there

constexpr size_t RoundUp(size_t n, size_t unit) {
  return (n + unit - 1) / unit * unit;
}

QUIPU_VECTOR_CLONES
float MostAbsolute(const float* values, size_t size) {
  FloatLanes most{}, lanes;
  for (size_t i = 0; i < size; i += kLanes) {
    LoadLanes(values + i, lanes);
    lanes = lanes < 0 ? -lanes : lanes;
    most = lanes > most ? lanes : most;
  }
  return MostOfLanes(most);
}

// To 128 and up to 127 more or less, rounding half up.
inline int32_t ToMiddle(float value, float steps) {
  return static_cast<int32_t>(value * steps + (kMiddle + 0.5F));
}

QUIPU_VECTOR_CLONES
void ToUnsigned(const float* values, size_t size, float steps, uint8_t* to) {
  for (size_t i = 0; i < size; ++i) {
    to[i] = static_cast<uint8_t>(ToMiddle(values[i], steps));
  }
}

// What ToUnsigned would give, less 128; returns the sum.
QUIPU_VECTOR_CLONES
int32_t ToSigned(const float* values, size_t size, float steps, int8_t* to) {
  int32_t sum = 0;
  for (size_t i = 0; i < size; ++i) {
    const int32_t value = ToMiddle(values[i], steps) - kMiddle;
    to[i] = static_cast<int8_t>(value);
    sum += value;
  }
  return sum;
}

// The values of four places, dimension by dimension, as a product reads them.
QUIPU_VECTOR_CLONES
void PackFour(const std::array<const float*, 4>& values, float steps,
              uint32_t* to) {
  constexpr size_t kRows = BytePanels::kRows;
  std::array<uint32_t, kRows> packed{};
  for (size_t place = 0; place < 4; ++place) {
    for (size_t i = 0; i < kRows; ++i) {
      const int32_t value = ToMiddle(values[place][i], steps) - kMiddle;
      packed[i] |= (static_cast<uint32_t>(value) & 0xFFU) << (8 * place);
    }
  }
  std::memcpy(to, packed.data(), sizeof(packed));
}

// 2^x for x <= 0, to within 3e-6 of it; 2^-30 for anything below.
inline float PowerOfTwo(float x) {
  constexpr int32_t kOffset = 64;
  constexpr int32_t kExponentBias = 127;
  x = x < -30.0F ? -30.0F : x;
  const auto shifted = static_cast<int32_t>(x + (kOffset + 0.5F));
  const float rest = x - static_cast<float>(shifted - kOffset);
  const float rest2 = rest * rest;
  const float sum = (0.999999261F + 0.693121815F * rest) +
                    (0.240247450F + 0.0559178599F * rest) * rest2 +
                    0.00957009667F * rest2 * rest2;
  return sum * std::bit_cast<float>((shifted - kOffset + kExponentBias) << 23);
}

QUIPU_VECTOR_CLONES
void ToScores(const int32_t* sums, const int32_t* offsets, const float* scales,
              const float* masks, float factor, size_t keys, float* scores) {
  for (size_t i = 0; i < keys; ++i) {
    scores[i] =
        static_cast<float>(sums[i] - offsets[i]) * (scales[i] * factor) +
        masks[i];
  }
}

QUIPU_VECTOR_CLONES
float MostOf(const float* values, size_t size) {
  FloatLanes most, lanes;
  LoadLanes(values, most);
  for (size_t i = kLanes; i < size; i += kLanes) {
    LoadLanes(values + i, lanes);
    most = lanes > most ? lanes : most;
  }
  return MostOfLanes(most);
}

// Returns the sum of the weights.
QUIPU_VECTOR_CLONES
int32_t ToWeights(const float* scores, size_t keys, float most,
                  uint8_t* weights) {
  int32_t total = 0;
  for (size_t i = 0; i < keys; ++i) {
    const auto weight = static_cast<int32_t>(
        PowerOfTwo(scores[i] - most) * kMostWeight + kHalf);
    weights[i] = static_cast<uint8_t>(weight);
    total += weight;
  }
  return total;
}

QUIPU_VECTOR_CLONES
void ToOutputs(const int32_t* sums, size_t size, float scale, float* outputs) {
  for (size_t i = 0; i < size; ++i) {
    outputs[i] = static_cast<float>(sums[i]) * scale;
  }
}

float StepsOf(float most) {
  return kMostSigned / std::max(most, 1e-20F);
}

}  // namespace

Attention::Attention(size_t size, size_t most_places)
    : size_(size),
      most_keys_(RoundUp(most_places, BytePanels::kRows)),
      queries_(most_places * size),
      query_scales_(most_places),
      keys_(most_keys_ * size),
      key_offsets_(most_keys_),
      key_scales_(most_keys_),
      key_masks_(most_keys_),
      values_(most_keys_ * size),
      sums_(most_places * std::max(most_keys_, size)),
      scores_(most_keys_),
      weights_(most_places * most_keys_),
      totals_(most_places),
      key_(size),
      no_value_(size) {}

void Attention::TakeQuery(size_t place, const float* query) {
  const float steps = StepsOf(MostAbsolute(query, size_));
  query_scales_[place] =
      kLog2E / (steps * std::sqrt(static_cast<float>(size_)));
  ToUnsigned(query, size_, steps, queries_.data() + place * size_);
}

void Attention::TakeKey(size_t place, const float* key) {
  constexpr size_t kColumns = BytePanels::kColumns;
  const float steps = StepsOf(MostAbsolute(key, size_));
  key_scales_[place] = 1 / steps;
  key_offsets_[place] = kMiddle * ToSigned(key, size_, steps, key_.data());
  key_masks_[place] = 0;
  for (size_t i = 0; i < size_; i += kColumns) {
    std::memcpy(&keys_[BytePanels::Place(place, i, size_ / kColumns)], &key_[i],
                kColumns);
  }
}

void Attention::TakeValues(const float* values, size_t stride, size_t count) {
  constexpr size_t kColumns = BytePanels::kColumns;
  constexpr size_t kRows = BytePanels::kRows;
  float most = 0;
  for (size_t t = 0; t < count; ++t) {
    most = std::max(most, MostAbsolute(values + t * stride, size_));
  }
  const float steps = StepsOf(most);
  value_scale_ = 1 / steps;
  const size_t quads = RoundUp(count, kColumns) / kColumns;
  for (size_t t = 0; t < count; t += kColumns) {
    for (size_t dimension = 0; dimension < size_; dimension += kRows) {
      std::array<const float*, kColumns> four{};
      for (size_t i = 0; i < kColumns; ++i) {
        const float* value =
            t + i < count ? values + (t + i) * stride : no_value_.data();
        four[i] = value + dimension;
      }
      std::array<uint32_t, kRows> packed{};
      PackFour(four, steps, packed.data());
      std::memcpy(&values_[BytePanels::Place(dimension, t, quads)],
                  packed.data(), sizeof(packed));
    }
  }
}

void Attention::Attend(Instructions instructions, const float* inputs,
                       size_t count, float* outputs, size_t output_stride) {
  constexpr size_t kRows = BytePanels::kRows;
  constexpr size_t kColumns = BytePanels::kColumns;
  const size_t stride = 3 * size_;
  const size_t keys = RoundUp(count, kRows);
  for (size_t t = 0; t < count; ++t) {
    TakeQuery(t, inputs + t * stride);
    TakeKey(t, inputs + t * stride + size_);
  }
  for (size_t t = count; t < keys; ++t) {
    TakeKey(t, no_value_.data());
    key_masks_[t] = kMasked;
  }
  TakeValues(inputs + 2 * size_, stride, count);

  MultiplyBytes(instructions, {keys_.data(), keys / kRows, size_ / kColumns},
                queries_.data(), size_, count, sums_.data(), keys);
  for (size_t t = 0; t < count; ++t) {
    ToScores(sums_.data() + t * keys, key_offsets_.data(), key_scales_.data(),
             key_masks_.data(), query_scales_[t], keys, scores_.data());
    totals_[t] = ToWeights(scores_.data(), keys, MostOf(scores_.data(), keys),
                           weights_.data() + t * keys);
  }
  MultiplyBytes(
      instructions,
      {values_.data(), size_ / kRows, RoundUp(count, kColumns) / kColumns},
      weights_.data(), keys, count, sums_.data(), size_);
  for (size_t t = 0; t < count; ++t) {
    ToOutputs(sums_.data() + t * size_, size_,
              value_scale_ / static_cast<float>(totals_[t]),
              outputs + t * output_stride);
  }
}

}  // namespace quipu
