// Entries are bytes with one scale, used where the model file is mapped:
// nothing is copied. The scale becomes a whole number of 16 binary places, so
// that sums of entries turn into inputs without float. Forms are found by open
// addressing over their hashes.

#include "language/neural/embedding_table.h"

#include <algorithm>
#include <bit>
#include <cmath>

#include "language/neural/quantize.h"
#include "language/neural/vector_clones.h"

namespace quipu {
namespace {

// As EmbeddingTable::ToInput.
QUIPU_VECTOR_CLONES
void Scale8(const int8_t* from, size_t count, int64_t multiplier, int16_t* to) {
  for (size_t i = 0; i < count; ++i) {
    to[i] = static_cast<int16_t>((from[i] * multiplier) >> 16);
  }
}

QUIPU_VECTOR_CLONES
void Scale32(const int32_t* from, size_t count, int64_t multiplier,
             int16_t* to) {
  for (size_t i = 0; i < count; ++i) {
    to[i] = static_cast<int16_t>((from[i] * multiplier) >> 16);
  }
}

}  // namespace

void EmbeddingTable::ToInputs(std::span<const int8_t> values,
                              int16_t* to) const {
  Scale8(values.data(), values.size(), multiplier_, to);
}

void EmbeddingTable::ToInputs(std::span<const int32_t> sums,
                              int16_t* to) const {
  Scale32(sums.data(), sums.size(), multiplier_, to);
}

void TableWeights::Write(ByteWriter& out) const {
  float most = 1e-6F;
  for (const float value : values) most = std::max(most, std::fabs(value));
  if (limit > 0) most = std::min(most, limit);
  const float scale = most / kMostQuantized;
  std::vector<int8_t> quantized;
  quantized.reserve(values.size());
  for (const float value : values) quantized.push_back(Quantize(value, scale));
  out.Put(static_cast<uint32_t>(width));
  out.Put(scale);
  out.PutArray(std::span<const int8_t>(quantized));
}

Result<EmbeddingTable> EmbeddingTable::Read(ByteReader& bytes) {
  EmbeddingTable table;
  table.width_ = bytes.Get<uint32_t>();
  const auto scale = bytes.Get<float>();
  table.values_ = bytes.GetArray<int8_t>();
  if (!bytes.Ok() || table.width_ == 0 || table.width_ > kMaxWidth ||
      table.values_.empty() || table.values_.size() % table.width_ != 0 ||
      !(scale > 0 && scale < 1)) {
    return Corruption("a network's table of embeddings has the wrong size");
  }
  table.scale_ = scale;
  table.multiplier_ =
      std::lround(scale * static_cast<float>(kInputOne) * 65536);
  return table;
}

void FormIndex::Write(std::span<const uint64_t> forms, ByteWriter& out) {
  std::vector<uint64_t> keys(std::bit_ceil(forms.size() * 3 / 2 + 2), 0);
  std::vector<uint32_t> numbers(keys.size(), 0);
  const size_t mask = keys.size() - 1;
  for (size_t i = 0; i < forms.size(); ++i) {
    size_t at = forms[i] & mask;
    while (keys[at] != 0) at = (at + 1) & mask;
    keys[at] = forms[i];
    numbers[at] = static_cast<uint32_t>(i + 1);
  }
  out.PutArray(std::span<const uint64_t>(keys));
  out.PutArray(std::span<const uint32_t>(numbers));
}

Result<FormIndex> FormIndex::Read(ByteReader& bytes) {
  FormIndex index;
  index.keys_ = bytes.GetArray<uint64_t>();
  index.numbers_ = bytes.GetArray<uint32_t>();
  if (!bytes.Ok() || !std::has_single_bit(index.keys_.size()) ||
      index.numbers_.size() != index.keys_.size() ||
      std::find(index.keys_.begin(), index.keys_.end(), 0) ==
          index.keys_.end()) {
    return Corruption("a network's vocabulary is damaged");
  }
  return index;
}

}  // namespace quipu
