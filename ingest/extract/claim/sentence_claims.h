// The claims of one sentence: candidates, and their time.

#ifndef QUIPU_INGEST_EXTRACT_CLAIM_SENTENCE_CLAIMS_H_
#define QUIPU_INGEST_EXTRACT_CLAIM_SENTENCE_CLAIMS_H_

#include <memory>
#include <span>
#include <vector>

#include "ingest/extract/claim/candidate.h"

namespace quipu {

using CandidateSources = std::vector<std::unique_ptr<const CandidateSource>>;

// Appends what the sources find in a sentence, with time. Questions and
// headings claim nothing.
void FindSentenceClaims(const CandidateSources& sources,
                        const DocumentContext& context,
                        const ItemSentence& sentence, EntityTable& table,
                        std::vector<ClaimCandidate>& candidates);

}  // namespace quipu

#endif  // QUIPU_INGEST_EXTRACT_CLAIM_SENTENCE_CLAIMS_H_
