// Adding to the curation log, and taking out of it.

#ifndef QUIPU_INGEST_RESOLVE_CURATION_LOG_H_
#define QUIPU_INGEST_RESOLVE_CURATION_LOG_H_

#include <cstdint>

#include "base/result.h"
#include "graph/model/curation.h"
#include "graph/store/knowledge_store.h"

namespace quipu {

// Gives the entry the next sequence number, which is returned, stores it, and
// leaves the documents that it speaks of to be derived again. The entry's own
// `sequence` is ignored. Its documents need not be in the store.
// kInvalidArgument for an entry that is no decision: see ValidateDecision.
Result<uint64_t> AppendDecision(Transaction& transaction, CurationEntry entry);

// Takes any one entry out again. kNotFound if there is none with this number.
Result<void> UndoDecision(Transaction& transaction, uint64_t sequence);

}  // namespace quipu

#endif  // QUIPU_INGEST_RESOLVE_CURATION_LOG_H_
