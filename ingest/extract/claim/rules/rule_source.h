// Candidates by the rules of the ontology.

#ifndef QUIPU_INGEST_EXTRACT_CLAIM_RULES_RULE_SOURCE_H_
#define QUIPU_INGEST_EXTRACT_CLAIM_RULES_RULE_SOURCE_H_

#include <vector>

#include "ingest/extract/claim/candidate.h"

namespace quipu {

// Matches every rule of the context's ontology that does not join names: those
// have made entities by then (coreference/stated_aliases.h).
class RuleSource : public CandidateSource {
 public:
  void FindIn(const DocumentContext& context, const ItemSentence& sentence,
              EntityTable& table,
              std::vector<ClaimCandidate>& candidates) const override;
};

}  // namespace quipu

#endif  // QUIPU_INGEST_EXTRACT_CLAIM_RULES_RULE_SOURCE_H_
