// Thin wrappers of open, pread and pwrite.

#include "graph/store/posix_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

namespace quipu {

FileDescriptor FileDescriptor::Open(const std::filesystem::path& file,
                                    int flags) {
  static constexpr mode_t kPermissions = 0644;
  return FileDescriptor(open(file.c_str(), flags | O_CLOEXEC, kPermissions));
}

FileDescriptor::FileDescriptor(FileDescriptor&& other) noexcept
    : number_(std::exchange(other.number_, -1)) {}

FileDescriptor& FileDescriptor::operator=(FileDescriptor&& other) noexcept {
  std::swap(number_, other.number_);
  return *this;
}

FileDescriptor::~FileDescriptor() {
  if (is_open()) close(number_);
}

bool FileDescriptor::WriteAt(off_t offset, std::string_view bytes) const {
  const ssize_t size = pwrite(number_, bytes.data(), bytes.size(), offset);
  if (size == static_cast<ssize_t>(bytes.size())) return true;
  if (size >= 0) errno = ENOSPC;  // a short write gives no reason
  return false;
}

std::string FileDescriptor::ReadAt(off_t offset, size_t size) const {
  std::string bytes(size, '\0');
  const ssize_t got = pread(number_, bytes.data(), bytes.size(), offset);
  bytes.resize(got < 0 ? 0 : static_cast<size_t>(got));
  return bytes;
}

Error SystemError(const std::filesystem::path& file, std::string_view what) {
  const int number = errno;
  return Io(file.string() + ": cannot " + std::string(what) + ": " +
            std::system_category().message(number));
}

}  // namespace quipu
