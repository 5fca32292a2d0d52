// Whether a claim is made, or denied, or only feared.

#ifndef QUIPU_INGEST_EXTRACT_CLAIM_STANCE_H_
#define QUIPU_INGEST_EXTRACT_CLAIM_STANCE_H_

#include "graph/model/extraction.h"
#include "ingest/extract/mention/items.h"

namespace quipu {

struct Stance {
  Polarity polarity = Polarity::kPositive;
  Modality modality = Modality::kAsserted;
  friend auto operator<=>(const Stance&, const Stance&) = default;
};

// The stance of words that say `own` by themselves, with a negation or a hedge
// among them. A negated denial is positive; a hedge alleges what was asserted.
Stance Qualified(Stance own, bool negated, bool hedged);

// "if", "whether" before item `begin` in its clause: what follows is not
// claimed. Looks at a bounded number of items.
bool UnderCondition(const ItemSentence& sentence, int begin);

}  // namespace quipu

#endif  // QUIPU_INGEST_EXTRACT_CLAIM_STANCE_H_
