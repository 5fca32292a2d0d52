// Puts the parts of a store together: the folder and its lock, the number of
// the last acknowledged commit, the engine, and the state that readers see.

#include "graph/store/knowledge_store.h"

#include <cassert>
#include <mutex>
#include <optional>
#include <utility>

#include "graph/store/acknowledged.h"
#include "graph/store/batch_transaction.h"
#include "graph/store/document_tables.h"
#include "graph/store/engine.h"
#include "graph/store/engine_reader.h"
#include "graph/store/migrate.h"
#include "graph/store/store_folder.h"

namespace quipu {

namespace {

class PinnedSnapshot final : public Snapshot {
 public:
  // kCorruption if the state of the store does not decode.
  static Result<std::shared_ptr<const Snapshot>> Take(
      const Engine& engine, OperationCounters& counters) {
    auto snapshot = std::make_shared<PinnedSnapshot>(engine, counters);
    QUIPU_TRY(const StoreState state, ReadState(snapshot->reader_));
    snapshot->generation_ = state.generation;
    return snapshot;
  }

  PinnedSnapshot(const Engine& engine, OperationCounters& counters)
      : reader_(engine, EngineReader::State::kPinned, counters) {}

  uint64_t generation() const override { return generation_; }
  Result<std::optional<std::string>> Get(Family family,
                                         std::string_view key) const override {
    return reader_.Get(family, key);
  }
  Result<std::vector<std::optional<std::string>>> MultiGet(
      Family family, std::span<const std::string> keys) const override {
    return reader_.MultiGet(family, keys);
  }
  Result<void> Scan(Family family, std::string_view prefix,
                    std::string_view from, const Visit& visit) const override {
    return reader_.Scan(family, prefix, from, visit);
  }
  Result<std::optional<KeyValue>> FindLast(
      Family family, std::string_view prefix,
      std::string_view key) const override {
    return reader_.FindLast(family, prefix, key);
  }

 private:
  EngineReader reader_;
  uint64_t generation_ = 0;
};

}  // namespace

struct KnowledgeStore::Rep {
  Result<void> OpenFolder(StoreMode mode);
  Result<void> OpenForReading();
  Result<void> OpenForWriting();
  Result<void> Create();
  void Acknowledge();
  Result<void> CheckWritable() const;
  Result<void> PublishNewest();

  std::filesystem::path folder;
  bool read_only = false;
  std::optional<WriterLock> lock;
  std::optional<AcknowledgedFile> acknowledged;  // absent in memory
  OperationCounters counters;
  std::atomic<bool> transaction_open = false;
  std::unique_ptr<Engine> engine;
  std::optional<Error> failure;  // after which nothing may be committed
  mutable std::mutex mutex;      // of `published`
  std::shared_ptr<const Snapshot> published;
};

// Everything under the marker that is unfinished was never acknowledged.
Result<void> KnowledgeStore::Rep::Create() {
  const Result<uint64_t> commits = AcknowledgedFile::Read(folder);
  if (commits && *commits > 1) {
    return Corruption(folder.string() +
                      ": its file QUIPU is empty, though it holds a store; "
                      "restore the folder from a backup");
  }
  QUIPU_CHECK(AcknowledgedFile::Create(folder));
  QUIPU_TRY(engine, Engine::Create(folder));
  return WriteMarker(*lock, folder);
}

// The marker comes first, so that an older Quipu never opens what is half
// migrated, but not before the store has proved to be whole.
Result<void> KnowledgeStore::Rep::OpenForWriting() {
  QUIPU_TRY(const uint32_t format, ReadMarker(folder));
  QUIPU_TRY(const uint64_t commits, AcknowledgedFile::Read(folder));
  if (format < kStoreFormatVersion) {
    QUIPU_CHECK(Engine::OpenReadOnly(folder, commits));
    QUIPU_CHECK(WriteMarker(*lock, folder));
  }
  QUIPU_TRY(engine, Engine::OpenReadWrite(folder, commits));
  return Migrate(*engine, counters);
}

Result<void> KnowledgeStore::Rep::OpenForReading() {
  read_only = true;
  QUIPU_TRY(const uint64_t commits, AcknowledgedFile::Read(folder));
  QUIPU_TRY(engine, Engine::OpenReadOnly(folder, commits));
  QUIPU_TRY(const uint64_t format, engine->ReadFormat());
  if (format == kStoreFormatVersion) return {};
  return InvalidArgument(
      folder.string() + " has format " + std::to_string(format) +
      ", which is brought to format " + std::to_string(kStoreFormatVersion) +
      " when the store is opened for writing: run `quipu rebuild`");
}

Result<void> KnowledgeStore::Rep::OpenFolder(StoreMode mode) {
  if (mode == StoreMode::kCreate) {
    QUIPU_CHECK(PrepareFolder(folder));
  } else {
    QUIPU_CHECK(ReadMarker(folder));
  }
  if (mode == StoreMode::kReadOnly) return OpenForReading();
  QUIPU_TRY(lock, WriterLock::Take(folder));
  if (IsMarkerUnfinished(*lock)) {
    QUIPU_CHECK(Create());
  } else {
    QUIPU_CHECK(OpenForWriting());
  }
  QUIPU_TRY(acknowledged, AcknowledgedFile::Open(folder));
  return acknowledged->Write(engine->commit());
}

// The commit itself is safe whatever happens here. A number that cannot be
// written would hide later losses, so it ends the writing.
void KnowledgeStore::Rep::Acknowledge() {
  if (!acknowledged) return;
  const Result<void> written = acknowledged->Write(engine->commit());
  if (!written) failure = written.error();
}

Result<void> KnowledgeStore::Rep::CheckWritable() const {
  if (read_only) {
    return InvalidArgument(folder.string() + " was opened for reading only");
  }
  if (failure) {
    return Io(folder.string() + ": an earlier write failed, open the store " +
              "again (" + failure->message + ")");
  }
  return {};
}

Result<void> KnowledgeStore::Rep::PublishNewest() {
  QUIPU_TRY(auto snapshot, PinnedSnapshot::Take(*engine, counters));
  const std::lock_guard<std::mutex> guard(mutex);
  published = std::move(snapshot);
  return {};
}

KnowledgeStore::KnowledgeStore(std::unique_ptr<Rep> rep)
    : rep_(std::move(rep)) {}
KnowledgeStore::KnowledgeStore(KnowledgeStore&&) noexcept = default;
KnowledgeStore& KnowledgeStore::operator=(KnowledgeStore&&) noexcept = default;
KnowledgeStore::~KnowledgeStore() = default;

Result<KnowledgeStore> KnowledgeStore::Open(const std::filesystem::path& folder,
                                            StoreMode mode) {
  auto rep = std::make_unique<Rep>();
  rep->folder = folder;
  if (mode == StoreMode::kInMemory) {
    QUIPU_TRY(rep->engine, Engine::CreateInMemory());
  } else {
    QUIPU_CHECK(rep->OpenFolder(mode));
  }
  QUIPU_CHECK(rep->PublishNewest());
  return KnowledgeStore(std::move(rep));
}

std::shared_ptr<const Snapshot> KnowledgeStore::Published() const {
  const std::lock_guard<std::mutex> guard(rep_->mutex);
  return rep_->published;
}

std::unique_ptr<Transaction> KnowledgeStore::Begin() {
  return std::make_unique<BatchTransaction>(*rep_->engine, rep_->counters,
                                            rep_->transaction_open);
}

Result<void> KnowledgeStore::Commit(std::unique_ptr<Transaction> transaction,
                                    Publish publish) {
  const auto* batch = dynamic_cast<const BatchTransaction*>(transaction.get());
  if (batch == nullptr || !batch->IsOver(*rep_->engine)) {
    return InvalidArgument(rep_->folder.string() +
                           ": the transaction is another store's");
  }
  QUIPU_CHECK(rep_->CheckWritable());
  const size_t change_count = batch->change_count();
  if (change_count != 0) {
    QUIPU_CHECK(rep_->engine->Write(batch->changes()));
    rep_->Acknowledge();
    rep_->counters.writes.fetch_add(change_count, std::memory_order_relaxed);
  }
  if (publish == Publish::kYes) return rep_->PublishNewest();
  return {};
}

Result<void> KnowledgeStore::ClearDerived() {
  assert(!rep_->transaction_open);
  QUIPU_CHECK(rep_->CheckWritable());
  QUIPU_CHECK(rep_->engine->ClearDerived());
  rep_->Acknowledge();
  return {};
}

Result<void> KnowledgeStore::VerifyChecksums() const {
  return rep_->engine->VerifyChecksums();
}

const std::filesystem::path& KnowledgeStore::folder() const {
  return rep_->folder;
}

OperationCounts KnowledgeStore::operations() const {
  return {rep_->counters.reads, rep_->counters.writes};
}

}  // namespace quipu
