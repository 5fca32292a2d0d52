// "A and B support C", "A supports B and C".

#ifndef QUIPU_INGEST_EXTRACT_CLAIM_RULES_COORDINATION_H_
#define QUIPU_INGEST_EXTRACT_CLAIM_RULES_COORDINATION_H_

#include <vector>

#include "ingest/extract/claim/candidate.h"
#include "ingest/extract/mention/items.h"

namespace quipu {

// Appends copies of `candidate`, whose subject and object stand at these items,
// with the mention of the same type that is joined to the one or the other.
void AddCoordinated(const ItemSentence& sentence, int subject, int object,
                    const ClaimCandidate& candidate,
                    std::vector<ClaimCandidate>& candidates);

}  // namespace quipu

#endif  // QUIPU_INGEST_EXTRACT_CLAIM_RULES_COORDINATION_H_
