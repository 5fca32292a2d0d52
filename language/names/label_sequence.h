// The best labels of a sentence under a linear chain.

#ifndef QUIPU_LANGUAGE_NAMES_LABEL_SEQUENCE_H_
#define QUIPU_LANGUAGE_NAMES_LABEL_SEQUENCE_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace quipu {

// emissions[w * labels + y]; transitions[from * labels + to], where row
// `labels` is the sentence's beginning. At most 255 labels. Of equal sequences
// always the same one. Viterbi 1967: O(words * labels^2).
std::vector<uint8_t> FindBestLabels(std::span<const float> emissions,
                                    std::span<const float> transitions,
                                    size_t labels);

}  // namespace quipu

#endif  // QUIPU_LANGUAGE_NAMES_LABEL_SEQUENCE_H_
