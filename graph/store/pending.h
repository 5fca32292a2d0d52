// Acknowledged changes that derivation has not reached yet. They are on disk
// and nothing else sees them: a document stays as it was derived until the next
// derivation takes the change over, so every committed state of a store is
// consistent for readers.

#ifndef QUIPU_GRAPH_STORE_PENDING_H_
#define QUIPU_GRAPH_STORE_PENDING_H_

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "graph/model/document.h"
#include "graph/model/extraction.h"
#include "graph/store/knowledge_store.h"
#include "graph/store/reader.h"

namespace quipu {

enum class PendingKind : uint8_t {
  kWrite,     // the document is new, or replaced
  kRemove,    // it is to go
  kRederive,  // the same document, under a changed curation log or from scratch
};

struct PendingChange {
  PendingKind kind = PendingKind::kRederive;
  std::optional<Document> document;      // of kWrite
  std::optional<Extraction> extraction;  // of kWrite
};

// A later change of a document replaces an earlier one.
namespace pending {
void Write(Transaction& transaction, DocumentNumber number,
           const Document& document, const Extraction& extraction);
void Remove(Transaction& transaction, DocumentNumber number);
void Rederive(Transaction& transaction, DocumentNumber number);
// Every document of which no change waits already.
Result<void> RederiveAll(Transaction& transaction);
void Clear(Transaction& transaction, DocumentNumber number);

Result<std::vector<DocumentNumber>> ReadNumbers(const Reader& reader);
// kNotFound if nothing is pending for the document.
Result<PendingChange> Read(const Reader& reader, DocumentNumber number);
}  // namespace pending

}  // namespace quipu

#endif  // QUIPU_GRAPH_STORE_PENDING_H_
