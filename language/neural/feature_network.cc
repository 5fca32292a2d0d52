// Embeddings are bytes with one scale and add up in whole numbers, so the order
// of the features does not matter and no machine rounds differently.

#include "language/neural/feature_network.h"

#include <algorithm>
#include <array>

#include "language/neural/vector_clones.h"

namespace quipu {
namespace {

constexpr size_t kMaxHidden = 256;

QUIPU_VECTOR_CLONES
void AddEntry(const int8_t* entry, size_t width, int32_t* sums) {
  for (size_t i = 0; i < width; ++i) sums[i] += entry[i];
}

// What is above 0, in units of 1 / kInputOne, as far as int16 reaches.
int16_t Rectified(float value) {
  return static_cast<int16_t>(
      std::clamp(value * static_cast<float>(kInputOne), 0.0F, 32767.0F));
}

}  // namespace

void FeatureNetworkWeights::Write(ByteWriter& out) const {
  table.Write(out);
  out.Put(static_cast<uint32_t>(dense.columns));
  LayerWeights padded = dense;
  if (padded.columns == 0) {  // a matrix has a column at least
    padded.columns = 1;
    padded.values.assign(padded.bias.size(), 0);
  }
  padded.Write(out);
  output.Write(out);
}

Result<FeatureNetwork> FeatureNetwork::Read(ByteReader& bytes,
                                            size_t dense_inputs,
                                            size_t outputs) {
  FeatureNetwork network;
  QUIPU_TRY(network.table_, EmbeddingTable::Read(bytes));
  network.dense_inputs_ = bytes.Get<uint32_t>();
  const size_t hidden = network.table_.width();
  if (network.dense_inputs_ != dense_inputs || dense_inputs % 2 != 0 ||
      hidden > kMaxHidden) {
    return Corruption("a network of features has the wrong size");
  }
  QUIPU_TRY(network.dense_,
            WeightMatrix::Read(bytes, hidden,
                               std::max<size_t>(network.dense_inputs_, 1)));
  QUIPU_TRY(network.output_, WeightMatrix::Read(bytes, outputs, hidden));
  return network;
}

void FeatureNetwork::Score(std::span<const uint32_t> features,
                           std::span<const int16_t> dense,
                           std::span<float> outputs) const {
  const size_t hidden = table_.width();
  std::array<int32_t, kMaxHidden> sums{};
  for (const uint32_t feature : features) {
    AddEntry(table_.Entry(FeatureRow(feature, table_.entries())).data(), hidden,
             sums.data());
  }
  std::array<float, kMaxHidden> from_dense;
  static constexpr std::array<int16_t, 2> kNone{};
  const int16_t* const input = dense_inputs_ == 0 ? kNone.data() : dense.data();
  dense_.Apply(input, dense_.input_size(), 1, kInputOne, from_dense.data());
  std::array<int16_t, kMaxHidden + 1> state{};
  for (size_t i = 0; i < hidden; ++i) {
    state[i] = Rectified(from_dense[i] + table_.ToValue(sums[i]));
  }
  output_.Apply(state.data(), output_.input_size(), 1, kInputOne,
                outputs.data());
}

}  // namespace quipu
