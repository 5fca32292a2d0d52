// Learns a Segmenter from treebanks.

#ifndef QUIPU_TRAIN_RECIPES_SEGMENTER_TRAINER_H_
#define QUIPU_TRAIN_RECIPES_SEGMENTER_TRAINER_H_

#include <cstdint>
#include <span>

#include "language/syntax/segmenter.h"
#include "train/corpora/treebank.h"

namespace quipu {

// The treebanks are of one language; each is joined to running text of its own,
// as it is and, once or twice, varied as real documents are (JoinVaried). The
// same input gives the same tables.
SegmenterTables TrainSegmenter(std::span<const Treebank> treebanks,
                               uint64_t seed);

}  // namespace quipu

#endif  // QUIPU_TRAIN_RECIPES_SEGMENTER_TRAINER_H_
