// How editions that are copies of each other are found.

#ifndef QUIPU_INGEST_RESOLVE_COPY_INDEX_H_
#define QUIPU_INGEST_RESOLVE_COPY_INDEX_H_

#include <cstdint>
#include <map>
#include <set>

#include "base/result.h"
#include "graph/store/knowledge_store.h"
#include "graph/store/records.h"

namespace quipu {

// By other edition: the share, per mille, of the shorter text; 0 where only a
// statement tells.
using CopyShares = std::map<EditionId, uint16_t>;

// Sketches and imprints in the store. Used once: changes first, then Affected,
// then FindCopies. A look-up reads a bounded number of keys: one that more than
// 256 editions have finds nothing.
class CopyIndex {
 public:
  explicit CopyIndex(Transaction& transaction) : transaction_(transaction) {}

  void Add(const EditionId& id, const Sketch& sketch);
  // Its imprint must have been emptied.
  Result<void> Erase(const EditionId& id);
  void ChangeImprint(const EditionId& id, const Imprint& before,
                     const Imprint& now);

  // The editions whose copies may be others than before the changes.
  Result<std::set<EditionId>> Affected();

  // The near-copies of an edition with this imprint, what it says that it was
  // taken from, and those that say so of it.
  Result<CopyShares> FindCopies(const EditionId& id, const Imprint& imprint);

 private:
  Result<void> FindStated(const EditionId& id, const Imprint& imprint,
                          CopyShares& copies);

  Transaction& transaction_;
  std::set<EditionId> affected_;
  std::map<uint64_t, int64_t> changed_keys_;  // by how many editions
  // Digests of imprints, and by how many more editions are taken from there.
  std::map<uint64_t, int64_t> changed_imprints_;
};

}  // namespace quipu

#endif  // QUIPU_INGEST_RESOLVE_COPY_INDEX_H_
