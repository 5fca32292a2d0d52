// Files and their keys.

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>

#include "base/utf8.h"
#include "ingest/read/read_document.h"

namespace quipu {
namespace {

constexpr size_t kChunk = 1 << 16;

class Descriptor {
 public:
  // Non-blocking, since opening a pipe would wait for its writer.
  explicit Descriptor(const std::filesystem::path& file)
      : number_(open(file.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC)) {}
  ~Descriptor() {
    if (number_ >= 0) close(number_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int number() const { return number_; }

 private:
  int number_;
};

Error FromErrno(int number) {
  if (number == ENOENT || number == ENOTDIR) return NotFound("no such file");
  if (number == ENXIO) return InvalidArgument("not a regular file");
  return Io(std::error_code(number, std::generic_category()).message());
}

Result<void> CheckRegular(int descriptor) {
  struct stat status {};
  if (fstat(descriptor, &status) != 0) return FromErrno(errno);
  if (S_ISDIR(status.st_mode)) return InvalidArgument("a folder, not a file");
  if (!S_ISREG(status.st_mode)) return InvalidArgument("not a regular file");
  return {};
}

}  // namespace

Result<std::string> ReadFile(const std::filesystem::path& file,
                             const ReadLimits& limits) {
  const Descriptor descriptor(file);
  if (descriptor.number() < 0) return FromErrno(errno);
  QUIPU_CHECK(CheckRegular(descriptor.number()));
  std::string bytes;
  for (;;) {
    const size_t before = bytes.size();
    bytes.resize(before + kChunk);
    const ssize_t got =
        read(descriptor.number(), bytes.data() + before, kChunk);
    if (got < 0 && errno != EINTR) return FromErrno(errno);
    bytes.resize(before + static_cast<size_t>(std::max<ssize_t>(got, 0)));
    if (got == 0) break;
    if (bytes.size() > limits.max_bytes) {
      return Limit(fmt::format("longer than {} bytes", limits.max_bytes));
    }
  }
  if (bytes.empty()) return InvalidArgument("an empty file");
  return bytes;
}

Result<DocumentKey> KeyOfFile(const std::filesystem::path& file,
                              const std::filesystem::path& root) {
  namespace fs = std::filesystem;
  if (file.empty()) return InvalidArgument("an empty path");
  fs::path path = file.lexically_normal();
  if (!root.empty()) {
    fs::path base = root;
    std::error_code error;
    if (path.is_absolute() != base.is_absolute()) {
      path = fs::absolute(path, error).lexically_normal();
      if (!error) base = fs::absolute(base, error);
      if (error) return Io(error.message());
    }
    base = base.lexically_normal();
    if (!base.has_filename()) base = base.parent_path();  // "root/"
    if (base == ".") base.clear();
    if (!base.empty()) path = path.lexically_relative(base);
    const bool outside = path.empty() || *path.begin() == ".." || path == ".";
    if (outside || path.is_absolute()) {
      return InvalidArgument(
          fmt::format("{} is not below {}", file.string(), root.string()));
    }
  }
  std::string key = path.generic_string();
  if (!IsValidUtf8(key)) {
    return InvalidArgument("a path that is not UTF-8 cannot be a key");
  }
  return DocumentKey{std::move(key)};
}

}  // namespace quipu
