// Viterbi 1967: for each word and label the best way to get there, then back
// along the choices. The inner loop goes over the labels of the next word,
// which are neighbours in memory, so that the compiler makes vector
// instructions of it.

#include "language/names/label_sequence.h"

#include <algorithm>

namespace quipu {

std::vector<uint8_t> FindBestLabels(std::span<const float> emissions,
                                    std::span<const float> transitions,
                                    size_t labels) {
  const size_t words = emissions.size() / labels;
  std::vector<uint8_t> best(words, 0);
  if (words == 0) return best;
  std::vector<uint8_t> from(words * labels, 0);
  std::vector<float> scores(labels), next(labels);
  for (size_t y = 0; y < labels; ++y) {
    scores[y] = transitions[labels * labels + y] + emissions[y];
  }
  for (size_t w = 1; w < words; ++w) {
    uint8_t* came = from.data() + w * labels;
    for (size_t y = 0; y < labels; ++y) next[y] = scores[0] + transitions[y];
    for (size_t x = 1; x < labels; ++x) {
      const float* row = transitions.data() + x * labels;
      for (size_t y = 0; y < labels; ++y) {
        const float score = scores[x] + row[y];
        const bool better = score > next[y];
        next[y] = better ? score : next[y];
        came[y] = better ? static_cast<uint8_t>(x) : came[y];
      }
    }
    for (size_t y = 0; y < labels; ++y) next[y] += emissions[w * labels + y];
    scores.swap(next);
  }
  size_t label = static_cast<size_t>(
      std::max_element(scores.begin(), scores.end()) - scores.begin());
  for (size_t w = words; w-- > 0;) {
    best[w] = static_cast<uint8_t>(label);
    label = from[w * labels + label];
  }
  return best;
}

}  // namespace quipu
