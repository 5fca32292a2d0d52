// Finds commits that are missing from the middle of the write-ahead log, which
// RocksDB does not: a log that was cut short and is followed by a newer one.

#ifndef QUIPU_GRAPH_STORE_LOG_CHECK_H_
#define QUIPU_GRAPH_STORE_LOG_CHECK_H_

#include <cstdint>
#include <memory>
#include <optional>

namespace rocksdb {
class WalFilter;
}  // namespace rocksdb

namespace quipu {

// Two commits that follow one another in the log, though not in number.
struct CommitGap {
  uint64_t before = 0;
  uint64_t after = 0;
};

// Looks at every record that RocksDB recovers and sets `gap`, which must
// outlive the database, to the first gap between commits.
std::unique_ptr<rocksdb::WalFilter> MakeGapFinder(
    std::optional<CommitGap>& gap);

}  // namespace quipu

#endif  // QUIPU_GRAPH_STORE_LOG_CHECK_H_
