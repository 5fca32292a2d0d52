// Features of linear models and small networks as numbers.

#ifndef QUIPU_LANGUAGE_NEURAL_FEATURE_HASH_H_
#define QUIPU_LANGUAGE_NEURAL_FEATURE_HASH_H_

#include <cstdint>

namespace quipu {

// Of a template's number and its values. Trained models rest on it.
template <typename... Values>
uint32_t FeatureHash(uint32_t number, Values... values) {
  uint64_t h = number * 0x9e3779b97f4a7c15ULL;
  ((h = (h ^ (h >> 32) ^ static_cast<uint64_t>(values)) *
        0xd6e8feb86659fd93ULL),
   ...);
  h = (h ^ (h >> 32)) * 0xd6e8feb86659fd93ULL;
  return static_cast<uint32_t>(h >> 32);
}

}  // namespace quipu

#endif  // QUIPU_LANGUAGE_NEURAL_FEATURE_HASH_H_
