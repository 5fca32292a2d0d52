// Opening, writing and clearing. docs/storage_format.md tells the rules of
// recovery and why they are as they are.

#include "graph/store/engine.h"

#include <fcntl.h>
#include <rocksdb/cache.h>
#include <rocksdb/db.h>
#include <rocksdb/env.h>
#include <rocksdb/wal_filter.h>
#include <rocksdb/write_batch.h>

#include <chrono>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

#include "graph/store/big_endian.h"
#include "graph/store/knowledge_store.h"
#include "graph/store/posix_file.h"
#include "graph/store/rocks_status.h"

namespace quipu {
namespace {

// A reader beside a writer may see files go while it opens them.
constexpr int kReadOnlyAttempts = 3;
constexpr std::chrono::milliseconds kBetweenAttempts{20};

constexpr const char* kMemoryFolder = "/quipu";

std::string NumberBytes(uint64_t number) {
  std::string bytes;
  AppendBigEndian(number, bytes);
  return bytes;
}

rocksdb::WriteOptions Synced() {
  rocksdb::WriteOptions options;
  options.sync = true;
  return options;
}

std::optional<Family> FamilyNamed(std::string_view name) {
  for (size_t i = 0; i < kFamilyCount; ++i) {
    if (FamilyName(static_cast<Family>(i)) == name) {
      return static_cast<Family>(i);
    }
  }
  return std::nullopt;
}

// Changes whenever a writer moves records out of its log, after which it drops
// the log.
std::string ManifestState(const std::filesystem::path& folder) {
  const auto current =
      FileDescriptor::Open(folder / "CURRENT", O_RDONLY | O_NONBLOCK);
  if (!current.is_open()) return "";
  std::string name = current.ReadAt(0, 256);
  if (name.ends_with('\n')) name.pop_back();
  std::error_code error;
  const uintmax_t size = std::filesystem::file_size(folder / name, error);
  return name + ":" + std::to_string(error ? 0 : size);
}

}  // namespace

FamilyHandles::~FamilyHandles() = default;

Engine::Engine(std::filesystem::path folder)
    : folder_(std::move(folder)),
      log_(MakeEngineLog()),
      cache_(MakeBlockCache()),
      gap_finder_(MakeGapFinder(gap_)) {}

Engine::~Engine() = default;

Error Engine::Describe(const rocksdb::Status& status,
                       std::string_view what) const {
  return ToError(status, folder_.string() + ": cannot " + std::string(what));
}

Error Engine::Fail(const rocksdb::Status& status, std::string_view what) {
  failure_ = Describe(status, what);
  failure_->message += LastWarnings(*log_);
  return *failure_;
}

Result<void> Engine::Open(Recovery recovery, Access access) {
  rocksdb::DBOptions options = MakeDatabaseOptions(recovery);
  options.info_log = log_;
  options.wal_filter = gap_finder_.get();
  options.create_if_missing = access == Access::kCreate;
  if (env_) options.env = env_.get();
  std::vector<std::string> names;
  rocksdb::Status status =
      rocksdb::DB::ListColumnFamilies(options, folder_.string(), &names);
  if (!status.ok()) {
    if (access != Access::kCreate) return Describe(status, "list families");
    names = {rocksdb::kDefaultColumnFamilyName};
  }
  std::vector<rocksdb::ColumnFamilyDescriptor> descriptors;
  for (const std::string& name : names) {
    const std::optional<Family> family = FamilyNamed(name);
    if (!family && name != rocksdb::kDefaultColumnFamilyName) {
      return Corruption(folder_.string() + ": unknown family " + name);
    }
    descriptors.emplace_back(
        name, MakeFamilyOptions(family.value_or(Family::kMeta), cache_));
  }
  std::vector<rocksdb::ColumnFamilyHandle*> handles;
  rocksdb::DB* database = nullptr;
  status = access == Access::kReadOnly
               ? rocksdb::DB::OpenForReadOnly(options, folder_.string(),
                                              descriptors, &handles, &database)
               : rocksdb::DB::Open(options, folder_.string(), descriptors,
                                   &handles, &database);
  if (!status.ok()) return Describe(status, "open the database");
  database_.reset(database);
  families_ = std::make_shared<FamilyHandles>();
  for (size_t i = 0; i < names.size(); ++i) {
    std::shared_ptr<rocksdb::ColumnFamilyHandle> handle(handles[i]);
    if (const auto family = FamilyNamed(names[i])) {
      families_->of(*family) = std::move(handle);
    }
  }
  QUIPU_TRY(const auto commit, ReadNumber(kCommitKey));
  commit_ = commit.value_or(0);
  return {};
}

Result<void> Engine::CheckRecovered(uint64_t acknowledged) const {
  static constexpr std::string_view kAdvice =
      " Nothing was changed. Restore the folder from a backup, or build a new "
      "store from the documents.";
  if (gap_) {
    return Corruption(folder_.string() +
                      ": the write-ahead log is damaged: commit " +
                      std::to_string(gap_->before) + " is followed by commit " +
                      std::to_string(gap_->after) + "." + std::string(kAdvice));
  }
  if (commit_ < acknowledged) {
    return Corruption(
        folder_.string() + ": the write-ahead log is damaged: " +
        std::to_string(acknowledged - commit_) +
        " acknowledged commits are lost, " + std::to_string(commit_ + 1) +
        " to " + std::to_string(acknowledged) + "." + std::string(kAdvice));
  }
  QUIPU_CHECK(ReadFormat());
  return {};
}

Result<uint64_t> Engine::ReadFormat() const {
  QUIPU_TRY(const auto format, ReadNumber(kFormatKey));
  if (!format || *format == 0) {
    return Corruption(folder_.string() + ": no format version in the database");
  }
  if (*format > kStoreFormatVersion) {
    return InvalidArgument(
        folder_.string() + " has format " + std::to_string(*format) +
        "; this build reads formats up to " +
        std::to_string(kStoreFormatVersion) + ", use a newer Quipu");
  }
  return *format;
}

// Read-only, so that a log that turns out to be damaged stays as it is: opening
// for writing throws away what stands behind the damage.
Result<std::unique_ptr<Engine>> Engine::OpenWhole(
    const std::filesystem::path& folder, uint64_t acknowledged,
    Recovery& recovery) {
  std::unique_ptr<Engine> engine(new Engine(folder));
  recovery = Recovery::kWhole;
  Result<void> opened = engine->Open(recovery, Access::kReadOnly);
  if (!opened && opened.error().code == ErrorCode::kCorruption) {
    engine.reset(new Engine(folder));
    recovery = Recovery::kUpToDamage;
    opened = engine->Open(recovery, Access::kReadOnly);
  }
  QUIPU_CHECK(std::move(opened));
  QUIPU_CHECK(engine->CheckRecovered(acknowledged));
  return engine;
}

Result<std::unique_ptr<Engine>> Engine::OpenReadOnly(
    const std::filesystem::path& folder, uint64_t acknowledged) {
  for (int attempt = 1; attempt <= kReadOnlyAttempts; ++attempt) {
    const std::string before = ManifestState(folder);
    Recovery recovery{};
    auto engine = OpenWhole(folder, acknowledged, recovery);
    const bool settled = ManifestState(folder) == before;
    if (!engine && attempt == kReadOnlyAttempts) return engine;
    if (engine && settled) {
      QUIPU_TRY(const auto clearing, (*engine)->ReadNumber(kClearingKey));
      if (clearing) (*engine)->families_ = (*engine)->GroundFamilies();
      return engine;
    }
    std::this_thread::sleep_for(kBetweenAttempts);
  }
  return Io(folder.string() + ": a writer changes the store all the time");
}

Result<std::unique_ptr<Engine>> Engine::OpenReadWrite(
    const std::filesystem::path& folder, uint64_t acknowledged) {
  Recovery recovery{};
  {
    QUIPU_TRY(const auto probe, OpenWhole(folder, acknowledged, recovery));
    acknowledged = probe->commit();
  }
  std::unique_ptr<Engine> engine(new Engine(folder));
  QUIPU_CHECK(engine->Open(recovery, Access::kReadWrite));
  QUIPU_CHECK(engine->CheckRecovered(acknowledged));
  QUIPU_TRY(const auto clearing, engine->ReadNumber(kClearingKey));
  if (clearing) {
    QUIPU_CHECK(engine->RecreateDerivedFamilies());
  } else {
    QUIPU_CHECK(engine->CreateMissingFamilies());
  }
  return engine;
}

Result<std::unique_ptr<Engine>> Engine::Create(
    const std::filesystem::path& folder) {
  std::unique_ptr<Engine> engine(new Engine(folder));
  QUIPU_CHECK(engine->Initialise());
  return engine;
}

Result<std::unique_ptr<Engine>> Engine::CreateInMemory() {
  std::unique_ptr<Engine> engine(new Engine(kMemoryFolder));
  engine->env_.reset(rocksdb::NewMemEnv(rocksdb::Env::Default()));
  QUIPU_CHECK(engine->Initialise());
  return engine;
}

Result<void> Engine::Initialise() {
  QUIPU_CHECK(Open(Recovery::kUpToDamage, Access::kCreate));
  QUIPU_CHECK(CreateMissingFamilies());
  return WriteNumber(kFormatKey, kStoreFormatVersion);
}

std::shared_ptr<FamilyHandles> Engine::GroundFamilies() const {
  auto ground = std::make_shared<FamilyHandles>();
  for (size_t i = 0; i < static_cast<size_t>(kFirstDerivedFamily); ++i) {
    const auto family = static_cast<Family>(i);
    ground->of(family) = families_->of(family);
  }
  return ground;
}

// All in one call: RocksDB writes its options anew after each.
Result<void> Engine::CreateMissingFamilies() {
  std::vector<Family> missing;
  std::vector<rocksdb::ColumnFamilyDescriptor> descriptors;
  for (size_t i = 0; i < kFamilyCount; ++i) {
    const auto family = static_cast<Family>(i);
    if (families_->of(family)) continue;
    missing.push_back(family);
    descriptors.emplace_back(std::string(FamilyName(family)),
                             MakeFamilyOptions(family, cache_));
  }
  if (missing.empty()) return {};
  std::vector<rocksdb::ColumnFamilyHandle*> handles;
  const rocksdb::Status status =
      database_->CreateColumnFamilies(descriptors, &handles);
  for (size_t i = 0; i < handles.size(); ++i) {
    families_->of(missing[i]).reset(handles[i]);
  }
  if (!status.ok()) return Fail(status, "create families");
  return {};
}

Result<std::optional<uint64_t>> Engine::ReadNumber(std::string_view key) const {
  const auto& meta = families_->of(Family::kMeta);
  if (!meta) return std::nullopt;
  std::string value;
  const rocksdb::Status status = database_->Get(
      rocksdb::ReadOptions(), meta.get(), rocksdb::Slice(key), &value);
  if (status.IsNotFound()) return std::nullopt;
  if (!status.ok()) return Describe(status, "read meta");
  if (value.size() != sizeof(uint64_t)) {
    return Corruption(folder_.string() + ": meta record " + std::string(key) +
                      " of " + std::to_string(value.size()) + " bytes");
  }
  return ReadBigEndian<uint64_t>(value);
}

Result<void> Engine::WriteNumber(std::string_view key,
                                 std::optional<uint64_t> number) {
  Changes changes;
  auto& value = changes[static_cast<size_t>(Family::kMeta)][std::string(key)];
  if (number) value = NumberBytes(*number);
  return Write(changes);
}

Result<void> Engine::Write(const Changes& changes) {
  if (failure_) {
    return Io(folder_.string() + ": an earlier write failed, open the store " +
              "again (" + failure_->message + ")");
  }
  rocksdb::WriteBatch batch;
  rocksdb::Status status;
  for (size_t i = 0; i < kFamilyCount && status.ok(); ++i) {
    rocksdb::ColumnFamilyHandle* const family =
        families_->get(static_cast<Family>(i));
    for (const auto& [key, value] : changes[i]) {
      status =
          value ? batch.Put(family, key, *value) : batch.Delete(family, key);
      if (!status.ok()) break;
    }
  }
  if (status.ok()) {
    status = batch.Put(families_->get(Family::kMeta),
                       rocksdb::Slice(kCommitKey), NumberBytes(commit_ + 1));
  }
  if (status.ok()) status = database_->Write(Synced(), &batch);
  if (!status.ok()) {
    Error error = Fail(status, "commit");
    error.code = ErrorCode::kIo;
    return error;
  }
  ++commit_;
  return {};
}

// Dropping a family is one entry in RocksDB's manifest, however large it is.
// The record under kClearingKey stays until all of them are back, so that an
// interrupted clearing is done again at the next open.
Result<void> Engine::ClearDerived() {
  QUIPU_CHECK(WriteNumber(kClearingKey, 1));
  return RecreateDerivedFamilies();
}

Result<void> Engine::RecreateDerivedFamilies() {
  std::vector<rocksdb::ColumnFamilyHandle*> dropped;
  for (auto i = static_cast<size_t>(kFirstDerivedFamily); i < kFamilyCount;
       ++i) {
    rocksdb::ColumnFamilyHandle* const handle =
        families_->get(static_cast<Family>(i));
    if (handle != nullptr) dropped.push_back(handle);
  }
  if (!dropped.empty()) {
    const rocksdb::Status status = database_->DropColumnFamilies(dropped);
    if (!status.ok()) return Fail(status, "drop families");
  }
  families_ = GroundFamilies();
  QUIPU_CHECK(CreateMissingFamilies());
  return WriteNumber(kClearingKey, std::nullopt);
}

Result<void> Engine::VerifyChecksums() const {
  const rocksdb::Status status = database_->VerifyChecksum();
  if (!status.ok()) return Describe(status, "verify checksums");
  return {};
}

}  // namespace quipu
