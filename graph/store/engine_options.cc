// RocksDB's options. What is not set here is left as RocksDB has it; what must
// stay off (notes in docs/storage_format.md) is off by its default.

#include "graph/store/engine_options.h"

#include <rocksdb/cache.h>
#include <rocksdb/convenience.h>
#include <rocksdb/env.h>
#include <rocksdb/filter_policy.h>
#include <rocksdb/options.h>
#include <rocksdb/table.h>

#include <algorithm>
#include <array>
#include <cstdarg>
#include <cstdio>
#include <deque>
#include <mutex>

namespace quipu {
namespace {

constexpr size_t kMebibyte = size_t{1024} * 1024;
constexpr size_t kBlockCacheSize = 64 * kMebibyte;
constexpr size_t kMemtablesSize = 64 * kMebibyte;  // of all families together
constexpr size_t kMemtableSize = 16 * kMebibyte;
constexpr size_t kArenaBlockSize =
    size_t{64} * 1024;                       // most families hold little
constexpr size_t kLogSize = 64 * kMebibyte;  // bounds what an open replays
constexpr size_t kBlockSize = size_t{16} * 1024;
constexpr int kBloomBitsPerKey = 10;
constexpr int kOpenFiles = 512;

class EngineLog : public rocksdb::Logger {
 public:
  EngineLog() : Logger(rocksdb::InfoLogLevel::WARN_LEVEL) {}

  using Logger::Logv;
  void Logv(const char* format, va_list arguments) override {
    std::array<char, kMostBytes> text{};
    if (std::vsnprintf(text.data(), text.size(), format, arguments) < 0) return;
    const std::lock_guard<std::mutex> lock(mutex_);
    messages_.emplace_back(text.data());
    if (messages_.size() > kMostMessages) messages_.pop_front();
  }

  std::string Last() {
    const std::lock_guard<std::mutex> lock(mutex_);
    std::string text;
    for (const std::string& message : messages_) text += "; " + message;
    return text;
  }

 private:
  static constexpr size_t kMostBytes = 512;
  static constexpr size_t kMostMessages = 4;
  std::mutex mutex_;
  std::deque<std::string> messages_;
};

bool IsReadByKey(Family family) {
  switch (family) {
    case Family::kDocuments:
    case Family::kTexts:
    case Family::kExtractions:
    case Family::kDocumentKeys:
    case Family::kContributions:
    case Family::kDocumentEditions:
    case Family::kEditions:
    case Family::kSketches:
    case Family::kProfiles:
    case Family::kHandles:
    case Family::kEntities:
    case Family::kRelations:
      return true;
    default:
      return false;
  }
}

rocksdb::CompressionType FirstSupported(
    std::initializer_list<rocksdb::CompressionType> wanted) {
  const std::vector<rocksdb::CompressionType> supported =
      rocksdb::GetSupportedCompressions();
  for (const rocksdb::CompressionType type : wanted) {
    if (std::find(supported.begin(), supported.end(), type) !=
        supported.end()) {
      return type;
    }
  }
  return rocksdb::kNoCompression;
}

}  // namespace

rocksdb::DBOptions MakeDatabaseOptions(Recovery recovery) {
  rocksdb::DBOptions options;
  options.wal_recovery_mode =
      recovery == Recovery::kWhole
          ? rocksdb::WALRecoveryMode::kTolerateCorruptedTailRecords
          : rocksdb::WALRecoveryMode::kPointInTimeRecovery;
  options.db_write_buffer_size = kMemtablesSize;
  options.max_total_wal_size = kLogSize;
  options.max_open_files = kOpenFiles;
  options.max_file_opening_threads =
      1;  // of a small store: starting costs more
  options.max_bgerror_resume_count = 0;  // a failed store is opened again
  options.stats_dump_period_sec = 0;
  options.stats_persist_period_sec = 0;
  options.skip_stats_update_on_db_open = true;
  return options;
}

rocksdb::ColumnFamilyOptions MakeFamilyOptions(
    Family family, const std::shared_ptr<rocksdb::Cache>& cache) {
  rocksdb::BlockBasedTableOptions table;
  table.block_cache = cache;
  table.block_size = kBlockSize;
  if (IsReadByKey(family)) {
    table.filter_policy.reset(rocksdb::NewBloomFilterPolicy(kBloomBitsPerKey));
  }
  rocksdb::ColumnFamilyOptions options;
  options.table_factory.reset(rocksdb::NewBlockBasedTableFactory(table));
  options.write_buffer_size = kMemtableSize;
  options.arena_block_size = kArenaBlockSize;
  options.level_compaction_dynamic_level_bytes = true;
  const bool is_prose =
      family == Family::kTexts || family == Family::kExtractions;
  options.compression =
      is_prose ? FirstSupported({rocksdb::kZSTD, rocksdb::kLZ4Compression})
               : FirstSupported({rocksdb::kLZ4Compression});
  return options;
}

std::shared_ptr<rocksdb::Cache> MakeBlockCache() {
  return rocksdb::NewLRUCache(kBlockCacheSize);
}

std::shared_ptr<rocksdb::Logger> MakeEngineLog() {
  return std::make_shared<EngineLog>();
}

std::string LastWarnings(rocksdb::Logger& log) {
  return static_cast<EngineLog&>(log).Last();
}

}  // namespace quipu
