// RocksDB's failures as Quipu's. The only place that translates them.

#ifndef QUIPU_GRAPH_STORE_ROCKS_STATUS_H_
#define QUIPU_GRAPH_STORE_ROCKS_STATUS_H_

#include <string_view>

#include "base/result.h"

namespace rocksdb {
class Status;
}  // namespace rocksdb

namespace quipu {

// `status` is not OK; `what` names the folder and what was done. A file that
// RocksDB misses is kCorruption; a refusal of the disk is kIo; a call that
// RocksDB does not allow is kInternal.
Error ToError(const rocksdb::Status& status, std::string_view what);

}  // namespace quipu

#endif  // QUIPU_GRAPH_STORE_ROCKS_STATUS_H_
