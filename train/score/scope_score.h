// How well scopes tell who says annotated claims, and under which stance.

#ifndef QUIPU_TRAIN_SCORE_SCOPE_SCORE_H_
#define QUIPU_TRAIN_SCORE_SCOPE_SCORE_H_

#include <cstddef>

#include "language/model/analysis.h"
#include "train/corpora/annotated_document.h"
#include "train/score/segmentation_score.h"

namespace quipu {

struct ScopeScore {
  size_t claims = 0;
  MatchCounts speakers;   // of claims that somebody is made to say
  MatchCounts negations;  // of negative claims
  size_t modality_right = 0;
  size_t unclaimed = 0;  // taken for a question or a condition
};

// Adds the claims whose arguments stand in one sentence, at the mentions
// nearest to each other in the words that carry the claim. A speaker is right
// if one of the annotated speakers is mentioned where the scope has him.
// `analysis` is of the document's text.
void AddScopes(const AnnotatedDocument& document, const Analysis& analysis,
               ScopeScore& score);

}  // namespace quipu

#endif  // QUIPU_TRAIN_SCORE_SCOPE_SCORE_H_
