#include "train/neural/vocabulary.h"

#include <utility>

namespace quipu {
namespace {

// A form of this count is hidden every second time.
constexpr float kHalfHidden = 0.25F;

}  // namespace

Vocabulary::Vocabulary(const std::map<std::string, size_t>& counts,
                       size_t min_count, VectorLookup vectors)
    : vectors_(std::move(vectors)) {
  for (const auto& [form, count] : counts) {
    if (count < min_count) continue;
    forms_.push_back(HashBytes(form));
    counts_.push_back(count);
    numbers_.emplace(forms_.back(), static_cast<uint32_t>(forms_.size()));
  }
}

EncoderWord Vocabulary::Encode(std::string_view form, bool first) const {
  const WordFeatures features = FindWordFeatures(form, first);
  EncoderWord word;
  word.affixes = features.affixes;
  word.shape = features.shape;
  if (const auto known = numbers_.find(features.form);
      known != numbers_.end()) {
    word.word = known->second;
    word.rarity =
        kHalfHidden /
        (kHalfHidden + static_cast<float>(counts_[known->second - 1]));
  }
  if (vectors_) word.vector = vectors_(features);
  return word;
}

}  // namespace quipu
