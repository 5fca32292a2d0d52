// What an entry of the curation log must have, whoever made it.

#ifndef QUIPU_INGEST_RESOLVE_VALIDATE_DECISION_H_
#define QUIPU_INGEST_RESOLVE_VALIDATE_DECISION_H_

#include "base/result.h"
#include "graph/model/curation.h"

namespace quipu {

// kInvalidArgument for an entry that lacks anchors, its value or its details,
// or has texts that are no UTF-8 or too long: it would have no meaning.
Result<void> ValidateDecision(const CurationEntry& entry);

}  // namespace quipu

#endif  // QUIPU_INGEST_RESOLVE_VALIDATE_DECISION_H_
