// Reading one state of the engine.

#ifndef QUIPU_GRAPH_STORE_ENGINE_READER_H_
#define QUIPU_GRAPH_STORE_ENGINE_READER_H_

#include <atomic>
#include <cstdint>
#include <memory>

#include "graph/store/engine.h"
#include "graph/store/reader.h"

namespace rocksdb {
class Snapshot;
struct ReadOptions;
}  // namespace rocksdb

namespace quipu {

struct OperationCounters {
  std::atomic<uint64_t> reads = 0;
  std::atomic<uint64_t> writes = 0;
};

// The state pinned by a RocksDB snapshot, or the newest one. Any number of
// threads. Neither the engine nor the counters may go before it.
class EngineReader final : public Reader {
 public:
  enum class State : uint8_t { kNewest, kPinned };
  EngineReader(const Engine& engine, State state, OperationCounters& counters);
  ~EngineReader() override;
  EngineReader(const EngineReader&) = delete;
  EngineReader& operator=(const EngineReader&) = delete;

  Result<std::optional<std::string>> Get(Family family,
                                         std::string_view key) const override;
  Result<std::vector<std::optional<std::string>>> MultiGet(
      Family family, std::span<const std::string> keys) const override;
  Result<void> Scan(Family family, std::string_view prefix,
                    std::string_view from, const Visit& visit) const override;
  Result<std::optional<KeyValue>> FindLast(Family family,
                                           std::string_view prefix,
                                           std::string_view key) const override;

  // Visits the keys that begin with `prefix` and are not greater than `from`,
  // in descending order. Counts nothing.
  Result<void> ScanDown(Family family, std::string_view prefix,
                        std::string_view from, const Visit& visit) const;

 private:
  rocksdb::ReadOptions Options() const;

  const Engine& engine_;
  OperationCounters& counters_;
  std::shared_ptr<const FamilyHandles> families_;
  const rocksdb::Snapshot* snapshot_ = nullptr;
};

}  // namespace quipu

#endif  // QUIPU_GRAPH_STORE_ENGINE_READER_H_
