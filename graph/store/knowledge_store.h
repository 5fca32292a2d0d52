// A durable knowledge graph in one folder. RocksDB is an inside detail.

#ifndef QUIPU_GRAPH_STORE_KNOWLEDGE_STORE_H_
#define QUIPU_GRAPH_STORE_KNOWLEDGE_STORE_H_

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>

#include "base/result.h"
#include "graph/store/reader.h"

namespace quipu {

inline constexpr uint32_t kStoreFormatVersion = 4;

enum class StoreMode : uint8_t {
  kReadOnly,   // the folder must hold a store; beside one writer any number
  kReadWrite,  // the folder must hold a store
  kCreate,     // as kReadWrite; a missing or empty folder becomes a store
  kInMemory,   // a new, empty store that no disk sees; the path is ignored
};

// Keys read and written since the store was opened, a scanned key as one.
struct OperationCounts {
  uint64_t reads = 0;
  uint64_t writes = 0;
};

// A pinned state. Any number of threads may read it. It must not outlive its
// store.
class Snapshot : public Reader {
 public:
  virtual uint64_t generation() const = 0;
};

// Changes that become visible together, or not at all. Reads see the
// transaction's own writes over the newest committed state. One thread.
class Transaction : public Reader {
 public:
  virtual void Put(Family family, std::string_view key,
                   std::string_view value) = 0;
  virtual void Delete(Family family, std::string_view key) = 0;
  // Bytes that Commit would write, about.
  virtual size_t size_bytes() const = 0;
};

class KnowledgeStore {
 public:
  // A store of an older format is brought to this one when it is opened for
  // writing: its derived records go, and every document waits for derivation.
  // kInvalidArgument: the folder is missing, is no store, has a newer format,
  // or has an older one and is opened for reading only. kIo: another process
  // holds it, or the disk refuses. kCorruption: it is damaged, or the
  // write-ahead log lost acknowledged documents (see docs/storage_format.md).
  // The message names the folder.
  static Result<KnowledgeStore> Open(const std::filesystem::path& folder,
                                     StoreMode mode);
  KnowledgeStore(KnowledgeStore&&) noexcept;
  KnowledgeStore& operator=(KnowledgeStore&&) noexcept;
  ~KnowledgeStore();  // waits for nothing; what was committed is kept

  // The state as of the last published generation. Thread-safe.
  std::shared_ptr<const Snapshot> Published() const;

  // The next change. Only one transaction may exist at a time; dropping it
  // forgets its writes.
  std::unique_ptr<Transaction> Begin();

  // Writes the whole transaction, synced to disk when this returns. With
  // `publish`, readers see it from now on, as the next generation.
  // kInvalidArgument for a transaction that another store began.
  // After a failed commit the store refuses all further ones with kIo: what
  // was acknowledged is safe, and the folder must be opened again.
  enum class Publish : uint8_t { kNo, kYes };
  Result<void> Commit(std::unique_ptr<Transaction> transaction,
                      Publish publish);

  // Drops every derived record, in bounded steps. Nothing else changes; the
  // caller marks what must be derived again.
  Result<void> ClearDerived();

  // Verifies the checksums of every block on disk. Reads the whole store.
  Result<void> VerifyChecksums() const;

  const std::filesystem::path& folder() const;
  OperationCounts operations() const;

 private:
  struct Rep;
  explicit KnowledgeStore(std::unique_ptr<Rep> rep);
  std::unique_ptr<Rep> rep_;
};

}  // namespace quipu

#endif  // QUIPU_GRAPH_STORE_KNOWLEDGE_STORE_H_
