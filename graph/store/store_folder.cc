// The marker is the file that is locked, so that deleting the lock makes the
// folder no store instead of letting a second writer in.

#include "graph/store/store_folder.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

#include "graph/store/knowledge_store.h"

namespace quipu {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kMarkerName = "QUIPU";
constexpr std::string_view kWriterName = "WRITER";  // process id, for people
constexpr std::string_view kMarkerBegin = "quipu store, format ";
constexpr size_t kMostMarkerSize = 64;

// The first bytes of a file; empty if it cannot be read.
std::string ReadStart(const fs::path& file) {
  const auto descriptor = FileDescriptor::Open(file, O_RDONLY | O_NONBLOCK);
  return descriptor.is_open() ? descriptor.ReadAt(0, kMostMarkerSize) : "";
}

// Without it the lock holds all the same: only an error says less.
void WriteProcessId(const fs::path& folder) {
  const auto descriptor =
      FileDescriptor::Open(folder / kWriterName, O_WRONLY | O_CREAT | O_TRUNC);
  if (descriptor.is_open()) {
    descriptor.WriteAt(0, std::to_string(getpid()) + "\n");
  }
}

Error LockedError(const fs::path& folder) {
  const std::string writer = ReadStart(folder / kWriterName);
  int process = 0;
  const auto parsed =
      std::from_chars(writer.data(), writer.data() + writer.size(), process);
  const std::string holder = parsed.ec == std::errc()
                                 ? "process " + std::to_string(process)
                                 : std::string("another process");
  return Io(folder.string() + ": " + holder +
            " has this store open for writing");
}

Result<void> CheckIsFolder(const fs::path& folder) {
  std::error_code error;
  const fs::file_status status = fs::status(folder, error);
  if (status.type() == fs::file_type::not_found) {
    return InvalidArgument(folder.string() + ": no such folder");
  }
  if (error) return Io(folder.string() + ": " + error.message());
  if (status.type() != fs::file_type::directory) {
    return InvalidArgument(folder.string() + " is a file, not a folder");
  }
  return {};
}

bool HasMarker(const fs::path& folder) {
  std::error_code error;
  return fs::is_regular_file(folder / kMarkerName, error);
}

std::string MarkerText() {
  return std::string(kMarkerBegin) + std::to_string(kStoreFormatVersion) + "\n";
}

}  // namespace

Result<WriterLock> WriterLock::Take(const fs::path& folder) {
  const fs::path file = folder / kMarkerName;
  auto marker = FileDescriptor::Open(file, O_RDWR);
  if (!marker.is_open()) return SystemError(file, "open");
  if (flock(marker.number(), LOCK_EX | LOCK_NB) != 0) {
    if (errno == EWOULDBLOCK) return LockedError(folder);
    return SystemError(file, "lock");
  }
  WriteProcessId(folder);
  return WriterLock(std::move(marker));
}

Result<uint32_t> ReadMarker(const fs::path& folder) {
  QUIPU_CHECK(CheckIsFolder(folder));
  if (!HasMarker(folder)) {
    return InvalidArgument(folder.string() +
                           " is no Quipu store: it has no file QUIPU");
  }
  const std::string marker = ReadStart(folder / kMarkerName);
  if (marker.empty()) {
    return InvalidArgument(folder.string() +
                           ": the store was never finished; create it again");
  }
  uint32_t format = 0;
  const char* const end = marker.data() + marker.size();
  if (!marker.starts_with(kMarkerBegin) ||
      std::from_chars(marker.data() + kMarkerBegin.size(), end, format).ec !=
          std::errc()) {
    return InvalidArgument(folder.string() +
                           " is no Quipu store: its file QUIPU is not ours");
  }
  if (format > kStoreFormatVersion) {
    return InvalidArgument(
        folder.string() + " has format " + std::to_string(format) +
        "; this build reads formats up to " +
        std::to_string(kStoreFormatVersion) + ", use a newer Quipu");
  }
  return format;
}

Result<void> PrepareFolder(const fs::path& folder) {
  std::error_code error;
  if (!fs::exists(folder, error)) {
    fs::create_directories(folder, error);
    if (error) {
      return Io(folder.string() + ": cannot create: " + error.message());
    }
  }
  QUIPU_CHECK(CheckIsFolder(folder));
  if (HasMarker(folder)) return {};
  const bool empty = fs::is_empty(folder, error);
  if (error) return Io(folder.string() + ": " + error.message());
  if (!empty) {
    return InvalidArgument(folder.string() +
                           " is not empty and no Quipu store; name an empty "
                           "or a new folder");
  }
  const fs::path file = folder / kMarkerName;
  const auto marker = FileDescriptor::Open(file, O_RDWR | O_CREAT);
  if (!marker.is_open()) return SystemError(file, "create");
  return {};
}

bool IsMarkerUnfinished(const WriterLock& lock) {
  return lock.marker().ReadAt(0, 1).empty();
}

Result<void> WriteMarker(const WriterLock& lock, const fs::path& folder) {
  if (!lock.marker().WriteAt(0, MarkerText()) ||
      fsync(lock.marker().number()) != 0) {
    return SystemError(folder / kMarkerName, "write");
  }
  return SyncFolder(folder);
}

Result<void> SyncFolder(const fs::path& folder) {
  const auto descriptor = FileDescriptor::Open(folder, O_RDONLY | O_DIRECTORY);
  if (!descriptor.is_open() || fsync(descriptor.number()) != 0) {
    return SystemError(folder, "sync");
  }
  return {};
}

}  // namespace quipu
