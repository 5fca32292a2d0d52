// Stochastic gradient descent with a rate for each weight (AdaGrad, Duchi,
// Hazan and Singer 2011). The weights that are kept are the sums over all
// epochs, which are steadier than the last ones; they are cut to a byte, and
// the smallest are dropped where the table is full.

#include "train/recipes/logistic_regression.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "language/syntax/hashed_values.h"
#include "train/random.h"

namespace quipu {
namespace {

constexpr uint32_t kRare = UINT32_MAX;

// The hashes that occur at least `least` times, ascending.
std::vector<uint32_t> FrequentHashes(std::vector<uint32_t> hashes,
                                     uint32_t least) {
  std::sort(hashes.begin(), hashes.end());
  std::vector<uint32_t> frequent;
  for (size_t i = 0; i < hashes.size();) {
    size_t end = i + 1;
    while (end < hashes.size() && hashes[end] == hashes[i]) ++end;
    if (end - i >= least) frequent.push_back(hashes[i]);
    i = end;
  }
  return frequent;
}

struct Weight {
  float value = 0;
  float sum = 0;          // of its values after the epochs
  float squares = 1e-2F;  // of the gradients so far
};

std::vector<uint16_t> Quantised(std::span<const uint32_t> hashes,
                                std::span<const Weight> weights,
                                uint32_t log2_size) {
  std::vector<float> sizes;
  for (const Weight& weight : weights) sizes.push_back(std::abs(weight.sum));
  std::sort(sizes.begin(), sizes.end());
  // One in ten thousand may be cut off.
  const float largest =
      sizes.empty() ? 1 : std::max(1e-3F, sizes[sizes.size() * 9999 / 10000]);
  std::vector<std::pair<uint32_t, int8_t>> values;
  for (size_t i = 0; i < hashes.size(); ++i) {
    const float scaled = weights[i].sum / largest * 127;
    const auto value =
        static_cast<int8_t>(std::lround(std::clamp(scaled, -127.0F, 127.0F)));
    if (value != 0) values.emplace_back(hashes[i], value);
  }
  std::stable_sort(values.begin(), values.end(),
                   [](const auto& a, const auto& b) {
                     return std::abs(a.second) > std::abs(b.second);
                   });
  const size_t room = (size_t{1} << log2_size) * 9 / 10;
  values.resize(std::min(values.size(), room));
  return HashedValues::Make(values, log2_size);
}

}  // namespace

void LogisticRegression::Add(std::span<const uint32_t> features, bool yes) {
  features_.insert(features_.end(), features.begin(), features.end());
  ends_.push_back(features_.size());
  answers_.push_back(yes);
}

std::vector<uint16_t> LogisticRegression::Train(
    const LogisticSettings& settings, uint64_t seed) const {
  const std::vector<uint32_t> hashes =
      FrequentHashes(features_, settings.least_examples);
  std::vector<uint32_t> ids(features_.size(), kRare);
  for (size_t i = 0; i < features_.size(); ++i) {
    const auto at =
        std::lower_bound(hashes.begin(), hashes.end(), features_[i]);
    if (at != hashes.end() && *at == features_[i]) {
      ids[i] = static_cast<uint32_t>(at - hashes.begin());
    }
  }
  std::vector<Weight> weights(hashes.size());
  std::vector<size_t> order(size());
  std::iota(order.begin(), order.end(), size_t{0});
  Random random(seed);
  for (int epoch = 0; epoch < settings.epochs; ++epoch) {
    random.Shuffle(order);
    for (const size_t example : order) {
      const size_t begin = example == 0 ? 0 : ends_[example - 1];
      const auto features =
          std::span<const uint32_t>(ids).subspan(begin, ends_[example] - begin);
      float sum = 0;
      for (const uint32_t id : features) {
        if (id != kRare) sum += weights[id].value;
      }
      const float error =
          1 / (1 + std::exp(-sum)) - (answers_[example] ? 1.0F : 0.0F);
      if (std::abs(error) < 1e-4F) continue;
      for (const uint32_t id : features) {
        if (id == kRare) continue;
        Weight& weight = weights[id];
        const float gradient = error + settings.penalty * weight.value;
        weight.squares += gradient * gradient;
        weight.value -= settings.rate * gradient / std::sqrt(weight.squares);
      }
    }
    for (Weight& weight : weights) weight.sum += weight.value;
  }
  return Quantised(hashes, weights, settings.log2_size);
}

}  // namespace quipu
