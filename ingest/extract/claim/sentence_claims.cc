#include "ingest/extract/claim/sentence_claims.h"

#include <utility>

#include "ingest/extract/claim/attribution.h"
#include "ingest/extract/claim/stance.h"
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
  const std::vector<SpeechScope> speech = FindSpeech(context, sentence);
  for (ClaimCandidate& candidate : found) {
    if (UnderCondition(sentence, candidate.begin)) continue;
    Attribute(speech, candidate);
    if (candidate.dated) SetTime(sentence, candidate);
    candidates.push_back(std::move(candidate));
  }
  for (const SpeechScope& scope : speech) {
    if (auto said = SpeechClaim(context, sentence, table, scope)) {
      candidates.push_back(std::move(*said));
    }
  }
}

}  // namespace quipu
