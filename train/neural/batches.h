// Examples in batches.

#ifndef QUIPU_TRAIN_NEURAL_BATCHES_H_
#define QUIPU_TRAIN_NEURAL_BATCHES_H_

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numbers>
#include <vector>

#include "train/random.h"

namespace quipu {

// Batches of at least `batch_words` words (but the last), each of sentences of
// about the same length, sorted by falling length; in random order. Empty
// sentences are left out. `Example` has `words`.
template <typename Example>
std::vector<std::vector<const Example*>> MakeBatches(
    const std::vector<Example>& sentences, size_t batch_words, Random& random) {
  std::vector<const Example*> order;
  for (const Example& sentence : sentences) {
    if (!sentence.words.empty()) order.push_back(&sentence);
  }
  random.Shuffle(order);
  std::stable_sort(order.begin(), order.end(), [](auto* a, auto* b) {
    return a->words.size() / 4 > b->words.size() / 4;
  });
  std::vector<std::vector<const Example*>> batches;
  size_t words = batch_words;
  for (const Example* sentence : order) {
    if (words >= batch_words) {
      batches.emplace_back();
      words = 0;
    }
    batches.back().push_back(sentence);
    words += sentence->words.size();
  }
  for (auto& batch : batches) {
    std::stable_sort(batch.begin(), batch.end(), [](auto* a, auto* b) {
      return a->words.size() > b->words.size();
    });
  }
  random.Shuffle(batches);
  return batches;
}

// The share of the learning rate at a step: it rises for 200 steps and falls
// along half a cosine (Loshchilov and Hutter 2017).
inline float RateShare(size_t step, size_t steps) {
  const float progress =
      std::min(1.0F, static_cast<float>(step) / static_cast<float>(steps));
  const float warm = std::min(1.0F, static_cast<float>(step + 1) / 200.0F);
  return warm * 0.5F * (1 + std::cos(std::numbers::pi_v<float> * progress));
}

}  // namespace quipu

#endif  // QUIPU_TRAIN_NEURAL_BATCHES_H_
