// The lines of a file with their places, so that one can be read again.

#ifndef QUIPU_INGEST_PIPELINE_LINE_FILE_H_
#define QUIPU_INGEST_PIPELINE_LINE_FILE_H_

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>
#include <utility>

#include "base/result.h"

namespace quipu {

// Of a regular file; errors are without its path. For one thread.
class LineFile {
 public:
  static Result<LineFile> Open(const std::filesystem::path& file);

  // Goes to the next line, which may be without its end at the end of the file;
  // false if there is none. kLimit for one of more than `max_bytes`.
  Result<bool> Next(uint64_t max_bytes);
  // The line, without its end. Its number counts from 1.
  const std::string& line() const { return line_; }
  uint64_t number() const { return number_; }
  uint64_t offset() const { return offset_; }

  // The `size` bytes from `offset` on. kIo if there are fewer.
  Result<std::string> Read(uint64_t offset, uint64_t size);

 private:
  explicit LineFile(std::ifstream stream) : stream_(std::move(stream)) {}

  bool Fill();  // false at the end of the file

  std::ifstream stream_;
  std::string buffer_;
  size_t at_ = 0;  // in the buffer
  std::string line_;
  uint64_t number_ = 0;
  uint64_t offset_ = 0;
  uint64_t next_ = 0;  // the offset behind the line and its end
};

}  // namespace quipu

#endif  // QUIPU_INGEST_PIPELINE_LINE_FILE_H_
