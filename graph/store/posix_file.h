// Files as the operating system has them: a descriptor that closes itself, and
// its errors as Quipu's.

#ifndef QUIPU_GRAPH_STORE_POSIX_FILE_H_
#define QUIPU_GRAPH_STORE_POSIX_FILE_H_

#include <sys/types.h>

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

#include "base/result.h"

namespace quipu {

class FileDescriptor {
 public:
  // As open(2), closed on exec. Check is_open(); errno says why not.
  static FileDescriptor Open(const std::filesystem::path& file, int flags);
  FileDescriptor(FileDescriptor&& other) noexcept;
  FileDescriptor& operator=(FileDescriptor&& other) noexcept;
  ~FileDescriptor();

  bool is_open() const { return number_ >= 0; }
  int number() const { return number_; }

  // All of `bytes`; false, with errno set, if not all could be written.
  bool WriteAt(off_t offset, std::string_view bytes) const;
  // At most `size` bytes; fewer at the end of the file or after an error.
  std::string ReadAt(off_t offset, size_t size) const;

 private:
  explicit FileDescriptor(int number) : number_(number) {}
  int number_;
};

// kIo: "FILE: cannot WHAT: " and the meaning of errno.
Error SystemError(const std::filesystem::path& file, std::string_view what);

}  // namespace quipu

#endif  // QUIPU_GRAPH_STORE_POSIX_FILE_H_
