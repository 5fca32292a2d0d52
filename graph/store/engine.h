// RocksDB opened over one folder, with what makes it safe: recovery that is
// checked against the acknowledged commits, and no second chance after a failed
// write.

#ifndef QUIPU_GRAPH_STORE_ENGINE_H_
#define QUIPU_GRAPH_STORE_ENGINE_H_

#include <array>
#include <atomic>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "graph/store/engine_options.h"
#include "graph/store/log_check.h"
#include "graph/store/reader.h"

namespace rocksdb {
class Cache;
class ColumnFamilyHandle;
class DB;
class Env;
class Logger;
class Status;
class WalFilter;
}  // namespace rocksdb

namespace quipu {

// Keys of Family::kMeta. The value of each is a number, eight bytes big-endian,
// but for the state and the ontology of the store, which are records.
inline constexpr std::string_view kFormatKey = "format";
inline constexpr std::string_view kCommitKey = "commit";
inline constexpr std::string_view kClearingKey = "clearing";
inline constexpr std::string_view kStateKey = "state";
inline constexpr std::string_view kOntologyKey = "ontology";

// The families of an open database. A null handle is a family that is not
// there, and reads as empty. Must go before the database does.
class FamilyHandles {
 public:
  FamilyHandles() = default;
  FamilyHandles(const FamilyHandles&) = delete;
  FamilyHandles& operator=(const FamilyHandles&) = delete;
  ~FamilyHandles();

  std::shared_ptr<rocksdb::ColumnFamilyHandle>& of(Family family) {
    return handles_[static_cast<size_t>(family)];
  }
  rocksdb::ColumnFamilyHandle* get(Family family) const {
    return handles_[static_cast<size_t>(family)].get();
  }

 private:
  std::array<std::shared_ptr<rocksdb::ColumnFamilyHandle>, kFamilyCount>
      handles_;
};

// The newest value of each changed key; nullopt deletes the key.
using Changes =
    std::array<std::map<std::string, std::optional<std::string>, std::less<>>,
               kFamilyCount>;

// Writing: one thread. Reading: any number.
class Engine {
 public:
  // kCorruption if fewer commits are recovered than were `acknowledged`, or the
  // database is damaged in another way. Writes nothing.
  static Result<std::unique_ptr<Engine>> OpenReadOnly(
      const std::filesystem::path& folder, uint64_t acknowledged);
  // As OpenReadOnly, which it begins with, so that a damaged log is still whole
  // when it has refused. Finishes what ClearDerived left unfinished.
  static Result<std::unique_ptr<Engine>> OpenReadWrite(
      const std::filesystem::path& folder, uint64_t acknowledged);
  // An empty database, or what an interrupted Create left of one.
  static Result<std::unique_ptr<Engine>> Create(
      const std::filesystem::path& folder);
  static Result<std::unique_ptr<Engine>> CreateInMemory();
  ~Engine();

  // Number of the newest commit; it is a record of kMeta, too.
  uint64_t commit() const { return commit_; }

  // All of `changes` and the number of this commit, synced when this returns.
  // kIo after an error, and ever after: the database must be opened again.
  Result<void> Write(const Changes& changes);

  // The format that the database was written in, at most ours.
  Result<uint64_t> ReadFormat() const;

  // Empties the derived families. Handles taken earlier read the old state.
  Result<void> ClearDerived();

  Result<void> VerifyChecksums() const;

  rocksdb::DB& database() const { return *database_; }
  std::shared_ptr<const FamilyHandles> families() const { return families_; }
  // `status` is not OK; `what` was done.
  Error Describe(const rocksdb::Status& status, std::string_view what) const;

 private:
  explicit Engine(std::filesystem::path folder);
  enum class Access : uint8_t { kReadOnly, kReadWrite, kCreate };
  Result<void> Open(Recovery recovery, Access access);
  // Whether all that was acknowledged is there, in a format that is ours.
  Result<void> CheckRecovered(uint64_t acknowledged) const;
  Result<void> CreateMissingFamilies();
  Result<void> RecreateDerivedFamilies();
  Result<void> Initialise();
  std::shared_ptr<FamilyHandles> GroundFamilies() const;
  // A number of kMeta; nullopt if it is not there.
  Result<std::optional<uint64_t>> ReadNumber(std::string_view key) const;
  Result<void> WriteNumber(std::string_view key,
                           std::optional<uint64_t> number);
  static Result<std::unique_ptr<Engine>> OpenWhole(
      const std::filesystem::path& folder, uint64_t acknowledged,
      Recovery& recovery);
  Error Fail(const rocksdb::Status& status, std::string_view what);

  std::filesystem::path folder_;
  std::unique_ptr<rocksdb::Env> env_;  // null for the file system
  std::shared_ptr<rocksdb::Logger> log_;
  std::shared_ptr<rocksdb::Cache> cache_;
  std::optional<CommitGap> gap_;
  std::unique_ptr<rocksdb::WalFilter> gap_finder_;
  std::unique_ptr<rocksdb::DB> database_;
  std::shared_ptr<FamilyHandles> families_;
  uint64_t commit_ = 0;
  std::optional<Error> failure_;
};

}  // namespace quipu

#endif  // QUIPU_GRAPH_STORE_ENGINE_H_
