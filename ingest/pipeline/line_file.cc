#include "ingest/pipeline/line_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <system_error>
#include <utility>

namespace quipu {
namespace {
constexpr size_t kChunk = size_t{1} << 16;
}  // namespace

Result<LineFile> LineFile::Open(const std::filesystem::path& file) {
  std::error_code error;
  const auto status = std::filesystem::status(file, error);
  if (status.type() == std::filesystem::file_type::not_found) {
    return NotFound("there is no such file");
  }
  if (status.type() != std::filesystem::file_type::regular) {
    return InvalidArgument("not a regular file");
  }
  std::ifstream stream(file, std::ios::binary);
  if (!stream) return Io("cannot be opened");
  return LineFile(std::move(stream));
}

bool LineFile::Fill() {
  buffer_.resize(kChunk);
  stream_.read(buffer_.data(), kChunk);
  buffer_.resize(static_cast<size_t>(stream_.gcount()));
  at_ = 0;
  return !buffer_.empty();
}

Result<bool> LineFile::Next(uint64_t max_bytes) {
  line_.clear();
  offset_ = next_;
  bool any = false;
  while (at_ < buffer_.size() || Fill()) {
    if (!any) ++number_;
    any = true;
    const size_t end = buffer_.find('\n', at_);
    const size_t stop = std::min(end, buffer_.size());
    line_.append(buffer_, at_, stop - at_);
    next_ += stop - at_;
    at_ = stop;
    if (line_.size() > max_bytes) {
      return Limit(fmt::format("longer than {} bytes", max_bytes));
    }
    if (end == std::string::npos) continue;
    ++at_;
    ++next_;
    return true;
  }
  if (stream_.bad()) return Io("cannot be read");
  return any;
}

Result<std::string> LineFile::Read(uint64_t offset, uint64_t size) {
  std::string bytes(size, '\0');
  stream_.clear();
  stream_.seekg(static_cast<std::streamoff>(offset));
  stream_.read(bytes.data(), static_cast<std::streamsize>(size));
  if (!stream_) return Io("cannot be read");
  return bytes;
}

}  // namespace quipu
