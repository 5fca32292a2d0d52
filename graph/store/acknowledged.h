// The number of the last acknowledged commit, kept outside RocksDB's log so
// that a log that has lost commits can be told from a whole one.

#ifndef QUIPU_GRAPH_STORE_ACKNOWLEDGED_H_
#define QUIPU_GRAPH_STORE_ACKNOWLEDGED_H_

#include <cstdint>
#include <filesystem>
#include <utility>

#include "base/result.h"
#include "graph/store/posix_file.h"

namespace quipu {

// The file ACKNOWLEDGED of a store; docs/storage_format.md gives its bytes. Two
// slots are written in turn, so a torn write leaves the other one. It is
// written after the commit: it may lag behind the log, but never leads.
class AcknowledgedFile {
 public:
  // Makes a file of a store without commits, synced. kIo if the disk refuses.
  static Result<void> Create(const std::filesystem::path& folder);
  // The number in the file. kCorruption if the file is missing or damaged.
  static Result<uint64_t> Read(const std::filesystem::path& folder);

  // For writing. kIo if it cannot be opened.
  static Result<AcknowledgedFile> Open(const std::filesystem::path& folder);

  // Survives the end of this process at once, and a power cut at the latest
  // some commits later. One thread.
  Result<void> Write(uint64_t commit);

 private:
  explicit AcknowledgedFile(FileDescriptor file) : file_(std::move(file)) {}
  FileDescriptor file_;
};

}  // namespace quipu

#endif  // QUIPU_GRAPH_STORE_ACKNOWLEDGED_H_
