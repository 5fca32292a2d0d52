#include "ingest/extract/claim/sentence_claims.h"

#include <utility>

#include "ingest/extract/claim/time.h"

namespace quipu {

void FindSentenceClaims(const CandidateSources& sources,
                        const DocumentContext& context,
                        const ItemSentence& sentence, EntityTable& table,
                        std::vector<ClaimCandidate>& candidates) {
  if (sentence.sentence->question || sentence.sentence->heading) return;
  std::vector<ClaimCandidate> found;
  for (const auto& source : sources) {
    source->FindIn(context, sentence, table, found);
  }
  for (ClaimCandidate& candidate : found) {
    if (candidate.dated) SetTime(sentence, candidate);
    candidates.push_back(std::move(candidate));
  }
}

}  // namespace quipu
