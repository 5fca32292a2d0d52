// The tree of a sentence as a few indented lines.

#ifndef QUIPU_APP_CLI_SENTENCE_OUTLINE_H_
#define QUIPU_APP_CLI_SENTENCE_OUTLINE_H_

#include <cstdint>
#include <string>
#include <vector>

#include "language/model/analysis.h"

namespace quipu {

struct OutlineLine {
  uint32_t depth = 0;
  std::string relation;  // to the line above it: "nsubj"
  std::string words;     // "the San Dimas Committee"
};

// A line for each word that tells something of its own, with its articles,
// prepositions, auxiliaries, adjectives and parts of names beside it; without
// punctuation. At most `limit` lines, from the top. Linear but for sorting.
std::vector<OutlineLine> OutlineOf(const Analysis& analysis,
                                   const AnalyzedSentence& sentence,
                                   size_t limit);

}  // namespace quipu

#endif  // QUIPU_APP_CLI_SENTENCE_OUTLINE_H_
