// What a model of sparse features sees of one thing.

#ifndef QUIPU_LANGUAGE_NEURAL_FEATURE_BAG_H_
#define QUIPU_LANGUAGE_NEURAL_FEATURE_BAG_H_

#include <cstdint>
#include <span>
#include <vector>

namespace quipu {

// Hashes of features, each a template's number and its values. Reuse a bag:
// Clear keeps its memory.
class FeatureBag {
 public:
  void Clear() { values_.clear(); }
  template <typename... Values>
  void Add(uint32_t number, Values... values) {
    uint64_t h = number * 0x9e3779b97f4a7c15ULL;
    ((h = (h ^ (h >> 32) ^ static_cast<uint64_t>(values)) *
          0xd6e8feb86659fd93ULL),
     ...);
    h = (h ^ (h >> 32)) * 0xd6e8feb86659fd93ULL;
    values_.push_back(static_cast<uint32_t>(h >> 32));
  }
  std::span<const uint32_t> values() const { return values_; }

 private:
  std::vector<uint32_t> values_;
};

}  // namespace quipu

#endif  // QUIPU_LANGUAGE_NEURAL_FEATURE_BAG_H_
