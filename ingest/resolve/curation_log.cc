#include "ingest/resolve/curation_log.h"

#include <fmt/format.h>

#include <algorithm>

#include "graph/store/pending.h"
#include "graph/store/tables.h"
#include "ingest/resolve/curation_marks.h"
#include "ingest/resolve/input_digest.h"

namespace quipu {
namespace {

Result<void> Validate(const CurationEntry& entry) {
  const bool joins = entry.kind == CurationKind::kSame ||
                     entry.kind == CurationKind::kDistinct;
  if (entry.anchors.size() < (joins ? 2U : 1U)) {
    return InvalidArgument("a decision needs the mentions that it is about");
  }
  if (!joins && entry.value.empty()) {
    return InvalidArgument("a decision needs the name, type or predicate");
  }
  return {};
}

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
  QUIPU_CHECK(Validate(entry));
  QUIPU_TRY(StoreState state, ReadState(transaction));
  entry.sequence = state.next_decision++;
  AddShare(state.input, ShareOf(entry));
  curation::Write(transaction, entry);
  WriteState(transaction, state);
  QUIPU_CHECK(RederiveDocuments(transaction, entry));
  return entry.sequence;
}

Result<void> UndoDecision(Transaction& transaction, uint64_t sequence) {
  QUIPU_TRY(const auto log, curation::ReadAll(transaction));
  const auto found = std::find_if(
      log.begin(), log.end(),
      [&](const CurationEntry& entry) { return entry.sequence == sequence; });
  if (found == log.end()) {
    return NotFound(fmt::format("there is no decision {}", sequence));
  }
  QUIPU_TRY(StoreState state, ReadState(transaction));
  SubtractShare(state.input, ShareOf(*found));
  curation::Erase(transaction, sequence);
  WriteState(transaction, state);
  return RederiveDocuments(transaction, *found);
}

}  // namespace quipu
