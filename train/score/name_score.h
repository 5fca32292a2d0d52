// How well names were found, measured as conlleval does: a name is right if its
// first word, its last word and its type are.

#ifndef QUIPU_TRAIN_SCORE_NAME_SCORE_H_
#define QUIPU_TRAIN_SCORE_NAME_SCORE_H_

#include <map>
#include <span>
#include <string>
#include <string_view>

#include "base/result.h"
#include "language/syntax/conllu_sentence.h"
#include "train/score/segmentation_score.h"

namespace quipu {

// What labels count as. A name whose label is not there does not count.
using NameClasses = std::map<std::string_view, std::string_view>;

// How the labels of a test and Quipu's types meet.
struct NameTest {
  NameClasses gold;
  NameClasses found;
};

// Tests with PER, ORG and LOC, whatever else they label.
const NameTest& PersonOrganizationPlaceTest();
// CrossNER, but for its label "misc".
const NameTest& CrossNerTest();

struct NameScore {
  MatchCounts all;
  std::map<std::string, MatchCounts, std::less<>> by_class;
};

// kInvalidArgument if the words of the sentences differ.
Result<NameScore> ScoreNames(std::span<const ConlluSentence> gold,
                             std::span<const ConlluSentence> found,
                             const NameTest& test);

}  // namespace quipu

#endif  // QUIPU_TRAIN_SCORE_NAME_SCORE_H_
