#include "train/corpora/compressed_file.h"

#include <lzma.h>

#include <array>
#include <cstdint>
#include <fstream>
#include <iterator>
#include <memory>
#include <optional>

namespace quipu {
namespace {

constexpr uint64_t kLargestFile = uint64_t{4} << 30;
constexpr uint64_t kDecoderMemory = uint64_t{1} << 30;

Result<std::optional<std::string>> ReadIfThere(
    const std::filesystem::path& path) {
  std::error_code error;
  if (!std::filesystem::is_regular_file(path, error)) {
    return std::optional<std::string>();
  }
  if (std::filesystem::file_size(path, error) > kLargestFile && !error) {
    return Limit(path.string() + " is larger than 4 GiB");
  }
  std::ifstream in(path, std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(in), {}};
  if (in.bad() || !in.is_open()) return Io("cannot read " + path.string());
  return std::optional<std::string>(std::move(bytes));
}

struct EndStream {
  void operator()(lzma_stream* stream) const { lzma_end(stream); }
};

Result<std::string> Decompress(const std::string& packed) {
  lzma_stream stream = LZMA_STREAM_INIT;
  const std::unique_ptr<lzma_stream, EndStream> owner(&stream);
  if (lzma_stream_decoder(&stream, kDecoderMemory, LZMA_CONCATENATED) !=
      LZMA_OK) {
    return Internal("liblzma gives no decoder");
  }
  stream.next_in = reinterpret_cast<const uint8_t*>(packed.data());
  stream.avail_in = packed.size();
  std::string out;
  std::array<uint8_t, 1 << 16> buffer{};
  lzma_ret status = LZMA_OK;
  while (status == LZMA_OK) {
    stream.next_out = buffer.data();
    stream.avail_out = buffer.size();
    status = lzma_code(&stream, LZMA_FINISH);
    out.append(reinterpret_cast<const char*>(buffer.data()),
               buffer.size() - stream.avail_out);
    if (out.size() > kLargestFile) return Limit("unpacks to more than 4 GiB");
  }
  if (status != LZMA_STREAM_END) return Corruption("not a whole xz file");
  return out;
}

}  // namespace

Result<std::string> ReadMaybeCompressed(const std::filesystem::path& path) {
  QUIPU_TRY(auto plain, ReadIfThere(path));
  if (plain) return std::move(*plain);
  const std::filesystem::path packed_path = path.string() + ".xz";
  QUIPU_TRY(auto packed, ReadIfThere(packed_path));
  if (!packed) return NotFound("no file " + path.string() + " nor its .xz");
  auto bytes = Decompress(*packed);
  if (!bytes) return Annotate(bytes.error(), packed_path.string());
  return bytes;
}

}  // namespace quipu
