// How well labels fit sentences whose own labels are known in part.

#ifndef QUIPU_TRAIN_SCORE_LABEL_SCORE_H_
#define QUIPU_TRAIN_SCORE_LABEL_SCORE_H_

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "train/neural/names_trainer.h"
#include "train/score/segmentation_score.h"

namespace quipu {

// By corpus. A name of the corpus is a run of words that must be in a name; it
// is found if a name has its words and a type that it may have. Names of types
// that the corpus does not mark (publications; but in CrossNER, events) do not
// count. labels[i] are those of the i-th sentence.
std::map<std::string, MatchCounts> ScoreLabels(
    std::span<const MarkedNames> sentences,
    std::span<const std::vector<uint8_t>> labels);

}  // namespace quipu

#endif  // QUIPU_TRAIN_SCORE_LABEL_SCORE_H_
