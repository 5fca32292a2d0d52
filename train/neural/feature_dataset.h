// What networks over hashed features learn from.

#ifndef QUIPU_TRAIN_NEURAL_FEATURE_DATASET_H_
#define QUIPU_TRAIN_NEURAL_FEATURE_DATASET_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace quipu {

// A word of a document.
struct WordPlace {
  uint32_t sentence = 0;
  uint32_t word = 0;  // kNoWord: none
};

// Examples, one after the other in flat arrays.
class FeatureDataset {
 public:
  // An example may look at the context of so many words.
  explicit FeatureDataset(size_t dense_inputs = 0, size_t places = 0)
      : dense_inputs_(dense_inputs), place_count_(places) {}

  // The examples added from now on are of another document: 0, 1, ...
  void BeginDocument() { ++documents_; }
  // `dense` has dense_inputs values. Outputs of `right` are to be high, all
  // others low but those of `ignored`, which do not count. `places` are the
  // words whose context counts, by which the networks of
  // TrainFeatureNetwork are not moved.
  void Add(std::span<const uint32_t> features, std::span<const int16_t> dense,
           std::span<const uint16_t> right,
           std::span<const uint16_t> ignored = {},
           std::span<const WordPlace> places = {});
  // The examples since the last call are one choice between them: kRanking.
  void EndGroup() { group_ends_.push_back(size()); }

  size_t size() const { return feature_ends_.size(); }
  size_t dense_inputs() const { return dense_inputs_; }
  std::span<const size_t> group_ends() const { return group_ends_; }
  std::span<const uint32_t> Features(size_t i) const {
    return Slice(features_, feature_ends_, i);
  }
  std::span<const float> Dense(size_t i) const {
    return std::span(dense_).subspan(i * dense_inputs_, dense_inputs_);
  }
  std::span<const uint16_t> Right(size_t i) const {
    return Slice(right_, right_ends_, i);
  }
  std::span<const uint16_t> Ignored(size_t i) const {
    return Slice(ignored_, ignored_ends_, i);
  }
  size_t place_count() const { return place_count_; }
  std::span<const WordPlace> Places(size_t i) const {
    return std::span(places_).subspan(i * place_count_, place_count_);
  }
  uint32_t Document(size_t i) const { return document_of_[i]; }

 private:
  template <typename T>
  static std::span<const T> Slice(const std::vector<T>& values,
                                  const std::vector<size_t>& ends, size_t i) {
    const size_t begin = i == 0 ? 0 : ends[i - 1];
    return std::span(values).subspan(begin, ends[i] - begin);
  }

  size_t dense_inputs_;
  size_t place_count_;
  uint32_t documents_ = 0;
  std::vector<uint32_t> features_;
  std::vector<float> dense_;
  std::vector<uint16_t> right_, ignored_;
  std::vector<size_t> feature_ends_, right_ends_, ignored_ends_;
  std::vector<WordPlace> places_;
  std::vector<uint32_t> document_of_;
  std::vector<size_t> group_ends_;
};

}  // namespace quipu

#endif  // QUIPU_TRAIN_NEURAL_FEATURE_DATASET_H_
