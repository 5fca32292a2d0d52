// When a claim held.

#ifndef QUIPU_INGEST_EXTRACT_CLAIM_TIME_H_
#define QUIPU_INGEST_EXTRACT_CLAIM_TIME_H_

#include "ingest/extract/claim/candidate.h"
#include "ingest/extract/claim/scope/document_scopes.h"
#include "ingest/extract/mention/items.h"
#include "ingest/extract/mention/markable.h"

namespace quipu {

// Gives the candidate the date of its sentence, as qualifier and as bounds.
// Nothing if the sentence has no date, or several: which counts is not clear.
void SetTime(const ItemSentence& sentence, ClaimCandidate& candidate);

// Gives a candidate without time the days of its object, if that is a date, or,
// if it is the model's, the only date that hangs on the word that makes the
// claim: in "X, born in 1940, led the union in 1991" the second. Linear in the
// markables of the sentence.
void SetTimeByTree(const DocumentScopes& scopes, const Markables& markables,
                   ClaimCandidate& candidate);

}  // namespace quipu

#endif  // QUIPU_INGEST_EXTRACT_CLAIM_TIME_H_
