// What a model of sparse features sees of one thing.

#ifndef QUIPU_LANGUAGE_NEURAL_FEATURE_BAG_H_
#define QUIPU_LANGUAGE_NEURAL_FEATURE_BAG_H_

#include <cstdint>
#include <span>
#include <vector>

#include "language/neural/feature_hash.h"

namespace quipu {

// Hashes of features, each a template's number and its values. Reuse a bag:
// Clear keeps its memory.
class FeatureBag {
 public:
  void Clear() { values_.clear(); }
  template <typename... Values>
  void Add(uint32_t number, Values... values) {
    values_.push_back(FeatureHash(number, values...));
  }
  std::span<const uint32_t> values() const { return values_; }

 private:
  std::vector<uint32_t> values_;
};

}  // namespace quipu

#endif  // QUIPU_LANGUAGE_NEURAL_FEATURE_BAG_H_
