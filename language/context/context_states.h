// What a contextual encoder knows of the words of an analysis.

#ifndef QUIPU_LANGUAGE_CONTEXT_CONTEXT_STATES_H_
#define QUIPU_LANGUAGE_CONTEXT_CONTEXT_STATES_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "language/model/analysis.h"

namespace quipu {

class ContextStates {
 public:
  // Of no encoder: all states are empty.
  ContextStates() = default;
  // `values` holds `size` numbers for each word, the words of all sentences one
  // after the other.
  ContextStates(const Analysis& analysis, size_t size,
                std::vector<int16_t> values)
      : size_(size), values_(std::move(values)) {
    size_t words = 0;
    for (const AnalyzedSentence& sentence : analysis.sentences) {
      first_.push_back(words);
      words += sentence.words.size();
    }
  }

  // Of a state. 0: there are none.
  size_t size() const { return size_; }
  // In units of 1 / kInputOne.
  std::span<const int16_t> Of(uint32_t sentence, uint32_t word) const {
    if (size_ == 0) return {};
    return std::span(values_).subspan((first_[sentence] + word) * size_, size_);
  }
  // Adds a state, or for kNoWord zeros, to the dense inputs of a network.
  void Append(uint32_t sentence, uint32_t word,
              std::vector<int16_t>& inputs) const {
    if (word == kNoWord) {
      inputs.resize(inputs.size() + size_, 0);
      return;
    }
    const std::span<const int16_t> state = Of(sentence, word);
    inputs.insert(inputs.end(), state.begin(), state.end());
  }

 private:
  size_t size_ = 0;
  std::vector<int16_t> values_;
  std::vector<size_t> first_;  // of each sentence, its first word among all
};

}  // namespace quipu

#endif  // QUIPU_LANGUAGE_CONTEXT_CONTEXT_STATES_H_
