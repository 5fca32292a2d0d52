#include "train/neural/feature_dataset.h"

#include "language/neural/embedding_table.h"

namespace quipu {

void FeatureDataset::Add(std::span<const uint32_t> features,
                         std::span<const int16_t> dense,
                         std::span<const uint16_t> right,
                         std::span<const uint16_t> ignored,
                         std::span<const WordPlace> places) {
  features_.insert(features_.end(), features.begin(), features.end());
  for (const int16_t value : dense) {
    dense_.push_back(static_cast<float>(value) / static_cast<float>(kInputOne));
  }
  right_.insert(right_.end(), right.begin(), right.end());
  ignored_.insert(ignored_.end(), ignored.begin(), ignored.end());
  places_.insert(places_.end(), places.begin(), places.end());
  document_of_.push_back(documents_ - 1);
  feature_ends_.push_back(features_.size());
  right_ends_.push_back(right_.size());
  ignored_ends_.push_back(ignored_.size());
}

}  // namespace quipu
