// Which documents are reprints of others, and so whose word their claims are:
// the first stratum (docs/identity.md).

#ifndef QUIPU_INGEST_RESOLVE_NEAR_COPIES_H_
#define QUIPU_INGEST_RESOLVE_NEAR_COPIES_H_

#include <cstdint>
#include <map>
#include <set>
#include <string>

#include "base/result.h"
#include "graph/model/document.h"
#include "graph/store/knowledge_store.h"
#include "graph/store/tables.h"
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
  using Shares = std::map<EditionId, uint16_t>;

  Result<void> SettleDocuments(const EditionId& id);
  void Create(const EditionId& id);
  Result<void> Drop(const EditionId& id);
  void ChangeImprint(const EditionId& id, const Imprint& before,
                     const Imprint& now);
  Result<void> FindCrossing(uint64_t key, int64_t change);
  Result<void> FindTakers(uint64_t digest, int64_t change);
  Result<void> Compare(const EditionId& id);
  Result<Shares> FindCopies(const EditionId& id);
  Result<void> FindStated(const EditionId& id, Shares& copies);
  Result<Shares> LinksOf(const EditionId& id) const;
  Result<EditionRecord*> Edition(const EditionId& id);
  Result<void> UnsettleLater(const EditionId& a, const EditionId& b);
  Result<void> SettleSources();
  Result<bool> Follow(const EditionId& id);
  Result<void> WriteSources(const EditionId& id, const std::string& source);

  Transaction& transaction_;
  RecordCache<EditionId, EditionRecord> editions_;
  std::map<EditionId, Sketch> touched_;  // lost or gained documents
  std::map<EditionId, std::set<DocumentNumber>> gained_;
  std::map<uint64_t, int64_t> changed_keys_;  // by how many editions
  // Digests of imprints, and by how many more editions are taken from there.
  std::map<uint64_t, int64_t> changed_imprints_;
  std::set<EditionId> uncompared_;  // their links may be others
  std::set<EditionId> unsettled_;   // they may copy another edition
};

}  // namespace quipu

#endif  // QUIPU_INGEST_RESOLVE_NEAR_COPIES_H_
