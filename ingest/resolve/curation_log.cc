#include "ingest/resolve/curation_log.h"

#include <fmt/format.h>

#include <algorithm>

#include "graph/store/pending.h"
#include "graph/store/tables.h"
#include "ingest/resolve/curation_marks.h"
#include "ingest/resolve/input_digest.h"
#include "ingest/resolve/validate_decision.h"

namespace quipu {
namespace {

// A change that waits already will see the log as it is then.
Result<void> RederiveDocuments(Transaction& transaction,
                               const CurationEntry& entry) {
  QUIPU_TRY(const auto waiting, pending::ReadNumbers(transaction));
  for (const DocumentKey& key : DocumentsOf(entry)) {
    QUIPU_TRY(const auto number, documents::FindNumber(transaction, key));
    if (number &&
        !std::binary_search(waiting.begin(), waiting.end(), *number)) {
      pending::Rederive(transaction, *number);
    }
  }
  return {};
}

}  // namespace

Result<uint64_t> AppendDecision(Transaction& transaction, CurationEntry entry) {
  QUIPU_CHECK(ValidateDecision(entry));
  QUIPU_TRY(StoreState state, ReadState(transaction));
  entry.sequence = state.next_decision++;
  AddShare(state.input, ShareOf(entry));
  curation::Write(transaction, entry);
  WriteState(transaction, state);
  QUIPU_CHECK(RederiveDocuments(transaction, entry));
  return entry.sequence;
}

Result<void> UndoDecision(Transaction& transaction, uint64_t sequence) {
  QUIPU_TRY(const auto entry, curation::Read(transaction, sequence));
  if (!entry) {
    return NotFound(fmt::format("there is no decision {}", sequence));
  }
  QUIPU_TRY(StoreState state, ReadState(transaction));
  SubtractShare(state.input, ShareOf(*entry));
  curation::Erase(transaction, sequence);
  WriteState(transaction, state);
  return RederiveDocuments(transaction, *entry);
}

}  // namespace quipu
