// Learns a Lemmatizer from treebanks.

#ifndef QUIPU_TRAIN_RECIPES_LEMMATIZER_TRAINER_H_
#define QUIPU_TRAIN_RECIPES_LEMMATIZER_TRAINER_H_

#include <span>

#include "language/syntax/lemmatizer.h"
#include "train/corpora/treebank.h"

namespace quipu {

// The treebanks are of one language; where they disagree, the first has most to
// say. The same input gives the same tables.
LemmatizerTables TrainLemmatizer(std::span<const Treebank> treebanks);

}  // namespace quipu

#endif  // QUIPU_TRAIN_RECIPES_LEMMATIZER_TRAINER_H_
