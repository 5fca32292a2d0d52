// Which documents are reprints of others, and so whose word their claims are:
// the first stratum (docs/identity.md).

#ifndef QUIPU_INGEST_RESOLVE_NEAR_COPIES_H_
#define QUIPU_INGEST_RESOLVE_NEAR_COPIES_H_

#include <map>
#include <set>
#include <string>

#include "base/result.h"
#include "graph/model/document.h"
#include "graph/store/knowledge_store.h"
#include "graph/store/tables.h"
#include "ingest/resolve/copy_index.h"
#include "ingest/resolve/record_cache.h"
#include "ingest/resolve/sketch.h"

namespace quipu {

// Used once: documents out and in, then Settle, which writes the editions of
// the changed documents, those of their near-copies, and the sources of all
// documents that this concerns.
class NearCopies {
 public:
  explicit NearCopies(Transaction& transaction);

  Result<void> Remove(DocumentNumber number, const DocumentKey& key);
  // `document` may lack its text.
  void Add(DocumentNumber number, const Document& document, TextSketch text);
  Result<void> Settle();

 private:
  Result<void> SettleDocuments(const EditionId& id);
  Result<void> Drop(const EditionId& id);
  Result<void> Compare(const EditionId& id);
  Result<CopyShares> LinksOf(const EditionId& id) const;
  Result<EditionRecord*> Edition(const EditionId& id);
  Result<void> UnsettleLater(const EditionId& a, const EditionId& b);
  Result<void> SettleSources();
  Result<bool> Follow(const EditionId& id);
  Result<void> WriteSources(const EditionId& id, const std::string& source);

  Transaction& transaction_;
  CopyIndex index_;
  RecordCache<EditionId, EditionRecord> editions_;
  std::map<EditionId, Sketch> touched_;  // lost or gained documents
  std::map<EditionId, std::set<DocumentNumber>> gained_;
  std::set<EditionId> unsettled_;  // they may copy another edition than before
};

}  // namespace quipu

#endif  // QUIPU_INGEST_RESOLVE_NEAR_COPIES_H_
