// What the tree around a claim does to it.

#ifndef QUIPU_INGEST_EXTRACT_CLAIM_SCOPE_CLAUSE_SCOPE_H_
#define QUIPU_INGEST_EXTRACT_CLAIM_SCOPE_CLAUSE_SCOPE_H_

#include <cstdint>
#include <vector>

#include "graph/model/extraction.h"
#include "ingest/extract/claim/scope/claim_nucleus.h"
#include "ingest/extract/claim/scope/reporting.h"
#include "ingest/extract/claim/scope/scope_sentence.h"

namespace quipu {

struct ClauseScope {
  uint32_t nucleus = 0;  // NucleusOf the claim
  bool claimed = true;   // false under "if", in questions, after "whether"
  Polarity polarity = Polarity::kPositive;
  Modality modality = Modality::kAsserted;
  bool in_passing = false;      // "the president of X": no clause tells it
  std::vector<Report> reports;  // innermost first
};

// Negation and modality count where they belong to the claim's own predicate or
// to an argument ("no member of X"). What is told in passing ("the president of
// X, who led Y, did not come") is neither negated nor planned with the clause
// that it stands in, and nobody's report but the author's, unless it is a
// number. Linear in the depth of the tree and the words beside the path.
ClauseScope ClauseScopeOf(const ScopeSentence& sentence,
                          const ClaimWords& claim);

}  // namespace quipu

#endif  // QUIPU_INGEST_EXTRACT_CLAIM_SCOPE_CLAUSE_SCOPE_H_
