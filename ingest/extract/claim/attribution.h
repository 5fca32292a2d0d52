// Who is made to say a claim, and under which stance: what scopes do to
// candidates of rules and models alike.

#ifndef QUIPU_INGEST_EXTRACT_CLAIM_ATTRIBUTION_H_
#define QUIPU_INGEST_EXTRACT_CLAIM_ATTRIBUTION_H_

#include <optional>
#include <utility>
#include <vector>

#include "graph/model/extraction.h"
#include "ingest/extract/claim/candidate.h"
#include "ingest/extract/claim/scope/document_scopes.h"
#include "ingest/extract/coreference/entities.h"
#include "ingest/extract/mention/document_context.h"

namespace quipu {

// The entities of a document by where they are mentioned. What it is made of
// must outlive it, and no mention may come to the table afterwards.
class SpeakerTable {
 public:
  SpeakerTable(const DocumentContext& context, const DocumentScopes& scopes,
               const EntityTable& table);

  // The entity that the speaker's head mentions, or a name beside it ("the
  // minister, X"), if the ontology lets its type state or report something.
  std::optional<LocalIndex> EntityOf(const Speaker& speaker) const;
  // That entity, else the speaker's words.
  Attribution AttributionOf(const Speaker& speaker) const;

 private:
  const DocumentContext& context_;
  const DocumentScopes& scopes_;
  const EntityTable& table_;
  std::vector<std::pair<Span, int>> mentions_;  // ascending
};

// Gives the candidate polarity, modality and speaker of where its arguments
// stand; what its own rule told of polarity and modality stays. False if the
// text does not claim it: asked, or under a condition.
bool ApplyScope(const DocumentScopes& scopes, const SpeakerTable& speakers,
                ClaimCandidate& candidate);

// Beside each candidate that the next sentence denies, the same as denied: what
// one asserts and another denies is told twice.
void AddDenials(const DocumentScopes& scopes, const SpeakerTable& speakers,
                std::vector<ClaimCandidate>& candidates);

// "X said that …" as claims of their own.
void FindSpeechClaims(const DocumentContext& context,
                      const DocumentScopes& scopes,
                      const SpeakerTable& speakers, const EntityTable& table,
                      std::vector<ClaimCandidate>& candidates);

}  // namespace quipu

#endif  // QUIPU_INGEST_EXTRACT_CLAIM_ATTRIBUTION_H_
