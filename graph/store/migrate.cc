#include "graph/store/migrate.h"

#include <atomic>

#include "graph/store/batch_transaction.h"
#include "graph/store/keys.h"
#include "graph/store/knowledge_store.h"
#include "graph/store/pending.h"

namespace quipu {

Result<void> Migrate(Engine& engine, OperationCounters& counters) {
  QUIPU_TRY(const uint64_t format, engine.ReadFormat());
  if (format == kStoreFormatVersion) return {};
  std::atomic<bool> open = false;
  BatchTransaction transaction(engine, counters, open);
  QUIPU_CHECK(pending::RederiveAll(transaction));
  // One commit: the marks, the new format, and that the derived families are
  // still to be cleared, which opening the engine finishes if this does not.
  transaction.Put(Family::kMeta, kFormatKey,
                  Key(uint64_t{kStoreFormatVersion}));
  transaction.Put(Family::kMeta, kClearingKey, Key(uint64_t{1}));
  QUIPU_CHECK(engine.Write(transaction.changes()));
  return engine.ClearDerived();
}

}  // namespace quipu
