// What questions are answered from: one published state of a store.

#ifndef QUIPU_QUERY_ENGINE_GENERATION_H_
#define QUIPU_QUERY_ENGINE_GENERATION_H_

#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <utility>
#include <vector>

#include "base/hash.h"
#include "base/result.h"
#include "graph/memory/knowledge_graph.h"
#include "graph/model/ids.h"
#include "graph/store/knowledge_store.h"
#include "graph/store/records.h"

namespace quipu {

// Equal inputs are equal documents and decisions, and so equal answers.
struct GraphVersion {
  uint64_t generation = 0;
  Sha256Digest input;
  friend bool operator==(const GraphVersion&, const GraphVersion&) = default;
};

// All documents of a generation, in ascending order of key.
class DocumentIndex {
 public:
  static Result<DocumentIndex> Read(const Reader& reader);

  size_t size() const { return entries_.size(); }
  const DocumentKey& key(size_t position) const {
    return entries_[position].key;
  }
  DocumentNumber number(size_t position) const {
    return entries_[position].number;
  }
  // Position. Logarithmic.
  std::optional<uint32_t> Find(DocumentNumber number) const;
  std::optional<uint32_t> Find(const DocumentKey& key) const;

 private:
  std::vector<DocumentEntry> entries_;
  std::vector<uint32_t> by_number_;  // positions
};

// A value that is made when it is first asked for. Thread-safe.
template <typename T>
class Lazy {
 public:
  // `make` gives a Result<T>; after an error the next call tries again.
  template <typename Make>
  Result<const T*> Get(const Make& make) const {
    const std::lock_guard lock(mutex_);
    if (!value_) {
      QUIPU_TRY(value_, make());
    }
    return &*value_;
  }

 private:
  mutable std::mutex mutex_;
  mutable std::optional<T> value_;
};

// The records on disk, pinned; the graph in memory and the list of documents
// are read when they are first asked for. Does not change. Thread-safe.
class Generation {
 public:
  // What `store` has published. Must not outlive it.
  static Result<std::shared_ptr<const Generation>> Pin(
      const KnowledgeStore& store);
  // Opens a store for reading and keeps it open. Errors of
  // KnowledgeStore::Open.
  static Result<std::shared_ptr<const Generation>> Open(
      const std::filesystem::path& folder);

  GraphVersion version() const { return {state_.generation, state_.input}; }
  const Reader& reader() const { return *snapshot_; }
  // Counters and the dictionary of predicates.
  const StoreState& state() const { return state_; }

  // The pointers are good as long as the generation.
  Result<const KnowledgeGraph*> Graph() const;
  Result<const DocumentIndex*> Documents() const;
  // Documents on disk that wait for their derivation: in no answer yet.
  Result<size_t> CountWaiting() const;

 private:
  Generation() = default;

  std::optional<KnowledgeStore> own_store_;  // outlives the snapshot
  std::shared_ptr<const Snapshot> snapshot_;
  StoreState state_;
  Lazy<KnowledgeGraph> graph_;
  Lazy<DocumentIndex> documents_;
};

}  // namespace quipu

#endif  // QUIPU_QUERY_ENGINE_GENERATION_H_
