// Learns from treebanks how a language writes several words as one token.

#ifndef QUIPU_TRAIN_RECIPES_MULTIWORD_LEARNER_H_
#define QUIPU_TRAIN_RECIPES_MULTIWORD_LEARNER_H_

#include <span>

#include "language/syntax/multiword.h"
#include "train/corpora/treebank.h"

namespace quipu {

// Endings that were divided often enough, and entries for all tokens that these
// do not explain.
MultiwordRules LearnMultiwords(std::span<const Treebank> treebanks);

}  // namespace quipu

#endif  // QUIPU_TRAIN_RECIPES_MULTIWORD_LEARNER_H_
