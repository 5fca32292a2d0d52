// What a linear model sees of one place in the text.

#ifndef QUIPU_LANGUAGE_SYNTAX_FEATURE_LIST_H_
#define QUIPU_LANGUAGE_SYNTAX_FEATURE_LIST_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

#include "language/neural/feature_hash.h"

namespace quipu {

// Hashes of features, each a template's number and its values.
class FeatureList {
 public:
  void Clear() { size_ = 0; }
  template <typename... Values>
  void Add(uint32_t number, Values... values) {
    if (size_ < values_.size()) {
      values_[size_++] = FeatureHash(number, values...);
    }
  }
  std::span<const uint32_t> values() const { return {values_.data(), size_}; }

 private:
  std::array<uint32_t, 48> values_;
  size_t size_ = 0;
};

}  // namespace quipu

#endif  // QUIPU_LANGUAGE_SYNTAX_FEATURE_LIST_H_
