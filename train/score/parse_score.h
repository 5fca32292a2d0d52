// How well a text was analysed, measured as the CoNLL 2018 shared task does
// (Zeman et al., "CoNLL 2018 Shared Task: Multilingual Parsing from Raw Text to
// Universal Dependencies", section 4).

#ifndef QUIPU_TRAIN_SCORE_PARSE_SCORE_H_
#define QUIPU_TRAIN_SCORE_PARSE_SCORE_H_

#include <span>

#include "base/result.h"
#include "language/syntax/conllu_sentence.h"
#include "train/score/segmentation_score.h"

namespace quipu {

// The last five count aligned words: a word that is not aligned is wrong.
struct ParseScore {
  MatchCounts tokens;     // right: both ends are
  MatchCounts sentences;  // right: both ends are
  MatchCounts words;      // right: aligned with one of the other side
  MatchCounts upos;
  MatchCounts features;   // the 21 universal ones; right: all of a word
  MatchCounts lemmas;     // an unknown lemma in gold is matched by any
  MatchCounts heads;      // UAS
  MatchCounts relations;  // LAS: head and relation, without its subtype
};

// Compares two analyses of one text by offsets of characters; white space does
// not count. Words of tokens that are divided on either side are aligned by the
// longest common subsequence of their lower-cased forms, between the nearest
// characters where no such token of either side goes on. kInvalidArgument: the
// texts differ. Linear but for that subsequence.
Result<ParseScore> ScoreParses(std::span<const ConlluSentence> gold,
                               std::span<const ConlluSentence> found);

}  // namespace quipu

#endif  // QUIPU_TRAIN_SCORE_PARSE_SCORE_H_
