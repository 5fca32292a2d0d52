// A store's folder, but for what RocksDB keeps in it: the marker that says what
// it is, and the lock of the one writer.

#ifndef QUIPU_GRAPH_STORE_STORE_FOLDER_H_
#define QUIPU_GRAPH_STORE_STORE_FOLDER_H_

#include <filesystem>
#include <utility>

#include "base/result.h"
#include "graph/store/posix_file.h"

namespace quipu {

// The right to write to a store, until it is destroyed or the process ends.
class WriterLock {
 public:
  // For a folder with a marker. kIo if another holds it, in this process or in
  // any other; the message names the folder and, if it is known, the process.
  static Result<WriterLock> Take(const std::filesystem::path& folder);

  const FileDescriptor& marker() const { return marker_; }

 private:
  explicit WriterLock(FileDescriptor marker) : marker_(std::move(marker)) {}
  FileDescriptor marker_;
};

// The format that the marker of `folder` tells. kInvalidArgument unless it is a
// folder with a finished marker of a format up to ours. Changes nothing.
Result<uint32_t> ReadMarker(const std::filesystem::path& folder);

// Makes `folder` ready to hold a store: creates it if it is missing, puts an
// unfinished marker into it if it is empty. kInvalidArgument, and no change, if
// it is a file, or holds anything else than a store.
Result<void> PrepareFolder(const std::filesystem::path& folder);

// Whether the marker is still as PrepareFolder puts it there.
bool IsMarkerUnfinished(const WriterLock& lock);

// Writes the marker, synced: from now on the folder is a store of our format.
Result<void> WriteMarker(const WriterLock& lock,
                         const std::filesystem::path& folder);

// Syncs the names of the files in a folder.
Result<void> SyncFolder(const std::filesystem::path& folder);

}  // namespace quipu

#endif  // QUIPU_GRAPH_STORE_STORE_FOLDER_H_
