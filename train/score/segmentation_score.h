// How well a text was divided, measured as the CoNLL 2018 shared task does.

#ifndef QUIPU_TRAIN_SCORE_SEGMENTATION_SCORE_H_
#define QUIPU_TRAIN_SCORE_SEGMENTATION_SCORE_H_

#include <cstddef>
#include <span>

#include "base/result.h"
#include "language/syntax/conllu_sentence.h"

namespace quipu {

struct MatchCounts {
  size_t gold = 0;
  size_t found = 0;
  size_t right = 0;

  // Of precision and recall; 1 where there is nothing in either.
  double F1() const {
    return gold + found == 0 ? 1
                             : 2 * static_cast<double>(right) /
                                   static_cast<double>(gold + found);
  }
};

struct SegmentationScore {
  MatchCounts sentences;  // right: both ends are
  MatchCounts tokens;     // right: both ends are
  // Right: the token is and was divided neither here nor there; or, for those
  // that were, in the longest common subsequence of the lower-cased forms of
  // two runs of such tokens between the same characters (Zeman et al., "CoNLL
  // 2018 Shared Task", section 4.1).
  MatchCounts words;
};

// Compares two divisions of one text. White space does not count.
// kInvalidArgument: their characters differ.
Result<SegmentationScore> ScoreSegmentation(
    std::span<const ConlluSentence> gold,
    std::span<const ConlluSentence> found);

}  // namespace quipu

#endif  // QUIPU_TRAIN_SCORE_SEGMENTATION_SCORE_H_
