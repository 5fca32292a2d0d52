// When a claim held.

#ifndef QUIPU_INGEST_EXTRACT_CLAIM_TIME_H_
#define QUIPU_INGEST_EXTRACT_CLAIM_TIME_H_

#include "ingest/extract/claim/candidate.h"
#include "ingest/extract/mention/items.h"

namespace quipu {

// Gives the candidate the date of its sentence, as qualifier and as bounds.
// Nothing if the sentence has no date, or several: which counts is not clear.
void SetTime(const ItemSentence& sentence, ClaimCandidate& candidate);

}  // namespace quipu

#endif  // QUIPU_INGEST_EXTRACT_CLAIM_TIME_H_
