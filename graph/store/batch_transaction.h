// The transaction of a KnowledgeStore: changes kept in memory, in order, over
// the newest committed state.

#ifndef QUIPU_GRAPH_STORE_BATCH_TRANSACTION_H_
#define QUIPU_GRAPH_STORE_BATCH_TRANSACTION_H_

#include <atomic>

#include "graph/store/engine.h"
#include "graph/store/engine_reader.h"
#include "graph/store/knowledge_store.h"

namespace quipu {

// A key changed a thousand times is written once: a segment of a hub, say.
// A scan sees those writes of its own visitor that lie ahead of it.
class BatchTransaction final : public Transaction {
 public:
  // Sets `open` while it lives. It must not outlive the engine.
  BatchTransaction(const Engine& engine, OperationCounters& counters,
                   std::atomic<bool>& open);
  ~BatchTransaction() override;
  BatchTransaction(const BatchTransaction&) = delete;
  BatchTransaction& operator=(const BatchTransaction&) = delete;

  Result<std::optional<std::string>> Get(Family family,
                                         std::string_view key) const override;
  Result<std::vector<std::optional<std::string>>> MultiGet(
      Family family, std::span<const std::string> keys) const override;
  Result<void> Scan(Family family, std::string_view prefix,
                    std::string_view from, const Visit& visit) const override;
  Result<std::optional<KeyValue>> FindLast(Family family,
                                           std::string_view prefix,
                                           std::string_view key) const override;
  void Put(Family family, std::string_view key,
           std::string_view value) override;
  void Delete(Family family, std::string_view key) override;
  size_t size_bytes() const override { return size_bytes_; }

  bool IsOver(const Engine& engine) const { return &engine == &engine_; }
  const Changes& changes() const { return changes_; }
  size_t change_count() const;

 private:
  using FamilyChanges = Changes::value_type;
  const FamilyChanges& changes_of(Family family) const {
    return changes_[static_cast<size_t>(family)];
  }
  void Set(Family family, std::string_view key,
           std::optional<std::string> value);

  const Engine& engine_;
  EngineReader committed_;
  OperationCounters& counters_;
  std::atomic<bool>& open_;
  Changes changes_;
  size_t size_bytes_ = 0;
};

}  // namespace quipu

#endif  // QUIPU_GRAPH_STORE_BATCH_TRANSACTION_H_
