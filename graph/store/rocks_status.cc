// RocksDB's status codes, sorted by what a caller can do about them.

#include "graph/store/rocks_status.h"

#include <rocksdb/status.h>

#include <string>

namespace quipu {
namespace {

ErrorCode CodeOf(const rocksdb::Status& status) {
  switch (status.code()) {
    case rocksdb::Status::kCorruption:
      return ErrorCode::kCorruption;
    case rocksdb::Status::kInvalidArgument:
    case rocksdb::Status::kNotSupported:
    case rocksdb::Status::kMergeInProgress:
    case rocksdb::Status::kNotFound:
      return ErrorCode::kInternal;
    case rocksdb::Status::kIOError:
      return status.IsPathNotFound() ? ErrorCode::kCorruption : ErrorCode::kIo;
    default:
      return ErrorCode::kIo;
  }
}

}  // namespace

Error ToError(const rocksdb::Status& status, std::string_view what) {
  return {CodeOf(status), std::string(what) + ": " + status.ToString()};
}

}  // namespace quipu
