// The curation log as it is shown: what was decided, and whether it counts.

#ifndef QUIPU_INGEST_CURATION_DECISION_LOG_H_
#define QUIPU_INGEST_CURATION_DECISION_LOG_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "base/result.h"
#include "graph/model/curation.h"
#include "graph/model/ids.h"
#include "graph/store/reader.h"

namespace quipu {

struct LoggedDecision {
  CurationEntry entry;
  // Anchors that are not found: their words are not in the documents, or more
  // than once, or are no mention any more. They have no effect.
  uint32_t lost_anchors = 0;
  // So many are lost that the decision has no effect.
  bool pending = false;
};

struct LogQuestion {
  uint64_t after = 0;  // only decisions with a greater number
  size_t limit = SIZE_MAX;
  bool pending_only = false;
};

// By number. Reads the log and, once, every document that a decision in
// question speaks of.
Result<std::vector<LoggedDecision>> ReadDecisionLog(
    const Reader& reader, const LogQuestion& question = {});

// The decision that added a claim; nullopt for one that was extracted.
// kNotFound if there is no such document or claim.
Result<std::optional<CurationEntry>> DecisionOfClaim(
    const Reader& reader, const DocumentKey& document, ClaimIndex claim);

}  // namespace quipu

#endif  // QUIPU_INGEST_CURATION_DECISION_LOG_H_
