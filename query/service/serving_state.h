// What queries are answered from: one generation, in memory and on disk.

#ifndef QUIPU_QUERY_SERVICE_SERVING_STATE_H_
#define QUIPU_QUERY_SERVICE_SERVING_STATE_H_

#include <memory>
#include <mutex>
#include <optional>
#include <vector>

#include "base/result.h"
#include "graph/memory/knowledge_graph.h"
#include "graph/model/ids.h"
#include "graph/store/knowledge_store.h"

namespace quipu {

// A graph and the pinned records behind it. Immutable.
struct ServedGeneration {
  struct Document {
    DocumentKey key;
    DocumentNumber number;
  };
  std::shared_ptr<const Snapshot> snapshot;
  KnowledgeGraph graph;
  std::vector<Document> documents;  // all, in ascending order of key
  std::vector<uint32_t> by_number;  // positions in `documents`

  // Position in `documents`. Logarithmic.
  std::optional<uint32_t> Find(DocumentNumber number) const;
  std::optional<uint32_t> Find(const DocumentKey& key) const;
};

// The generation that is served now. Thread-safe. Must not outlive the store,
// nor may what Current returned.
class ServingState {
 public:
  // Loads the store's published generation.
  static Result<std::unique_ptr<ServingState>> Create(
      const KnowledgeStore& store);

  // Calls in progress keep what they began with. Waits for no load.
  std::shared_ptr<const ServedGeneration> Current() const;

  // Loads the store's published generation and serves it from now on; does
  // nothing if it is served already. After an error the old one is served.
  Result<void> Reload();

 private:
  explicit ServingState(const KnowledgeStore& store) : store_(store) {}

  const KnowledgeStore& store_;
  std::mutex loading_;        // one load at a time
  mutable std::mutex mutex_;  // held for the copy of a pointer
  std::shared_ptr<const ServedGeneration> current_;
};

}  // namespace quipu

#endif  // QUIPU_QUERY_SERVICE_SERVING_STATE_H_
