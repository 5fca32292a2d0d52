// Learns from treebanks how a language writes several words as one token.

#ifndef QUIPU_INGEST_TRAIN_MULTIWORD_LEARNER_H_
#define QUIPU_INGEST_TRAIN_MULTIWORD_LEARNER_H_

#include <span>

#include "ingest/parse/multiword.h"
#include "ingest/train/treebank.h"

namespace quipu {

// Endings that were divided often enough, and entries for all tokens that these
// do not explain.
MultiwordRules LearnMultiwords(std::span<const Treebank> treebanks);

}  // namespace quipu

#endif  // QUIPU_INGEST_TRAIN_MULTIWORD_LEARNER_H_
