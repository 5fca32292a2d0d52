// How well names were found in annotated documents.

#ifndef QUIPU_TRAIN_SCORE_MENTION_SCORE_H_
#define QUIPU_TRAIN_SCORE_MENTION_SCORE_H_

#include "graph/model/extraction.h"
#include "train/corpora/annotated_document.h"
#include "train/score/segmentation_score.h"

namespace quipu {

struct MentionScore {
  MatchCounts all;
  MatchCounts typed;  // right: the type is, too
};

// A name is found by a mention that is one, if half of the longer is shared; a
// second one that hits the same name does not count. Nor does one that hits a
// mention of another kind, pronouns apart.
MentionScore ScoreNamedMentions(const Extraction& extraction,
                                const AnnotatedDocument& gold);

}  // namespace quipu

#endif  // QUIPU_TRAIN_SCORE_MENTION_SCORE_H_
