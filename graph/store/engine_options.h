// How RocksDB is set up for a store.

#ifndef QUIPU_GRAPH_STORE_ENGINE_OPTIONS_H_
#define QUIPU_GRAPH_STORE_ENGINE_OPTIONS_H_

#include <cstdint>
#include <memory>
#include <string>

#include "graph/store/reader.h"

namespace rocksdb {
class Cache;
class Logger;
struct ColumnFamilyOptions;
struct DBOptions;
}  // namespace rocksdb

namespace quipu {

// What to do about a write-ahead log that is damaged.
enum class Recovery : uint8_t {
  kWhole,      // refuse it, but for a record cut short at the log's end
  kUpToDamage  // take what stands before the damage
};

rocksdb::DBOptions MakeDatabaseOptions(Recovery recovery);

// `cache` is shared by the families of one store.
rocksdb::ColumnFamilyOptions MakeFamilyOptions(
    Family family, const std::shared_ptr<rocksdb::Cache>& cache);
std::shared_ptr<rocksdb::Cache> MakeBlockCache();

// RocksDB's own messages. They are kept in memory, the last few of them: its
// default, a file in the store's folder, can end the process on a full disk.
std::shared_ptr<rocksdb::Logger> MakeEngineLog();
// The last warnings of a log made above, "; " before each.
std::string LastWarnings(rocksdb::Logger& log);

}  // namespace quipu

#endif  // QUIPU_GRAPH_STORE_ENGINE_OPTIONS_H_
