// Whether a claim is made, or denied, or only feared.

#ifndef QUIPU_INGEST_EXTRACT_CLAIM_STANCE_H_
#define QUIPU_INGEST_EXTRACT_CLAIM_STANCE_H_

#include "graph/model/extraction.h"

namespace quipu {

struct Stance {
  Polarity polarity = Polarity::kPositive;
  Modality modality = Modality::kAsserted;
  friend auto operator<=>(const Stance&, const Stance&) = default;
};

// The stance of words that say `own` by themselves, with a negation or a hedge
// among them. A negated denial is positive; a hedge alleges what was asserted.
Stance Qualified(Stance own, bool negated, bool hedged);

}  // namespace quipu

#endif  // QUIPU_INGEST_EXTRACT_CLAIM_STANCE_H_
