#include "language/neural/model_file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <system_error>
#include <utility>

#include "base/hash.h"
#include "language/neural/bytes.h"

namespace quipu {
namespace {

constexpr std::string_view kMagic = "QUIPUMOD";
constexpr uint64_t kFormatVersion = 1;
constexpr size_t kDigestAt = 16;
constexpr size_t kTableAt = 48;
constexpr size_t kAlignment = 64;

}  // namespace

struct ModelFile::Mapping {
  Mapping(void* start, size_t length) : data(start), size(length) {}
  Mapping(const Mapping&) = delete;
  Mapping& operator=(const Mapping&) = delete;
  ~Mapping() { munmap(data, size); }
  std::string_view bytes() const {
    return {static_cast<const char*>(data), size};
  }

  void* data;
  size_t size;
};

Result<ModelFile> ModelFile::Open(const std::filesystem::path& path) {
  const auto damaged = [&](std::string_view what) {
    return Corruption(path.string() + ": " + std::string(what));
  };
  const int descriptor = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) {
    const std::string why = std::generic_category().message(errno);
    const std::string message = path.string() + ": model file: " + why;
    return errno == ENOENT ? NotFound(message) : Io(message);
  }
  struct stat status {};
  const bool regular = fstat(descriptor, &status) == 0 &&
                       S_ISREG(status.st_mode) &&
                       status.st_size >= static_cast<off_t>(kTableAt);
  const size_t size = regular ? static_cast<size_t>(status.st_size) : 0;
  void* data = regular
                   ? mmap(nullptr, size, PROT_READ, MAP_PRIVATE, descriptor, 0)
                   : MAP_FAILED;
  close(descriptor);
  if (!regular) return damaged("not a model file, or cut short");
  if (data == MAP_FAILED) {
    return Io(path.string() +
              ": model file: " + std::generic_category().message(errno));
  }

  ModelFile file;
  file.path_ = path;
  file.mapping_ = std::make_shared<const Mapping>(data, size);
  const std::string_view bytes = file.mapping_->bytes();
  if (!bytes.starts_with(kMagic)) return damaged("not a model file");
  ByteReader header(bytes.substr(kMagic.size(), kDigestAt - kMagic.size()));
  const auto version = header.Get<uint64_t>();
  if (version != kFormatVersion) {
    return damaged("model format " + std::to_string(version) +
                   "; this program reads format " +
                   std::to_string(kFormatVersion));
  }
  Sha256Digest digest = Sha256().Add(bytes.substr(kTableAt)).Finish();
  if (bytes.substr(kDigestAt, digest.bytes.size()) !=
      std::string_view(reinterpret_cast<const char*>(digest.bytes.data()),
                       digest.bytes.size())) {
    return damaged("the model file is damaged: its checksum does not match");
  }
  file.digest_ = digest.ToHex();

  ByteReader table(bytes.substr(kTableAt));
  const auto sections = table.Get<uint32_t>();
  for (uint32_t i = 0; i < sections && table.Ok(); ++i) {
    const std::string_view name = table.GetString();
    const auto offset = table.Get<uint64_t>();
    const auto length = table.Get<uint64_t>();
    if (offset > size || length > size - offset || offset % kAlignment != 0) {
      return damaged("section " + std::string(name) + " lies outside");
    }
    file.sections_.emplace(name, bytes.substr(offset, length));
  }
  if (!table.Ok()) return damaged("the table of sections is cut short");
  return file;
}

Result<std::string> ModelFile::StatedDigest(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return NotFound(path.string() + ": model file: cannot be read");
  std::string header(kTableAt, '\0');
  if (!in.read(header.data(), static_cast<std::streamsize>(header.size())) ||
      !header.starts_with(kMagic)) {
    return Corruption(path.string() + ": not a model file, or cut short");
  }
  Sha256Digest digest;
  std::copy_n(header.begin() + kDigestAt, digest.bytes.size(),
              digest.bytes.begin());
  return digest.ToHex();
}

Result<std::string_view> ModelFile::Section(std::string_view name) const {
  const auto found = sections_.find(name);
  if (found == sections_.end()) {
    return Corruption(path_.string() + ": the model file has no section " +
                      std::string(name));
  }
  return found->second;
}

Result<void> WriteModelFile(
    const std::filesystem::path& path,
    const std::map<std::string, std::string>& sections) {
  const auto aligned = [](size_t n) {
    return (n + kAlignment - 1) / kAlignment * kAlignment;
  };
  size_t table_size = sizeof(uint32_t);
  for (const auto& [name, bytes] : sections) table_size += 4 + name.size() + 16;
  size_t offset = aligned(kTableAt + table_size);
  ByteWriter table;
  table.Put(static_cast<uint32_t>(sections.size()));
  for (const auto& [name, bytes] : sections) {
    table.PutString(name);
    table.Put(static_cast<uint64_t>(offset));
    table.Put(static_cast<uint64_t>(bytes.size()));
    offset = aligned(offset + bytes.size());
  }
  std::string body = std::move(table).Take();
  for (const auto& [name, bytes] : sections) {
    body.resize(aligned(kTableAt + body.size()) - kTableAt, '\0');
    body += bytes;
  }
  const Sha256Digest digest = Sha256().Add(body).Finish();
  ByteWriter header;
  header.Put(kFormatVersion);

  const std::filesystem::path part = path.string() + ".part";
  std::ofstream out(part, std::ios::binary | std::ios::trunc);
  out << kMagic << std::move(header).Take();
  out.write(reinterpret_cast<const char*>(digest.bytes.data()),
            static_cast<std::streamsize>(digest.bytes.size()));
  out << body;
  out.close();
  std::error_code error;
  if (out) std::filesystem::rename(part, path, error);
  if (!out || error) {
    std::filesystem::remove(part, error);
    return Io(path.string() + ": the model file cannot be written");
  }
  return {};
}

}  // namespace quipu
