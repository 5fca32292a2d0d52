// Two slots, each in a disk sector of its own.

#include "graph/store/acknowledged.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <optional>
#include <string>
#include <string_view>

#include "base/hash.h"
#include "graph/store/big_endian.h"

namespace quipu {
namespace {

constexpr std::string_view kFileName = "ACKNOWLEDGED";
constexpr std::string_view kMagic = "QUIPUACK";
constexpr size_t kChecksumSize = 8;
constexpr size_t kSlotSize = 8 + 8 + kChecksumSize;
constexpr size_t kSlotDistance = 4096;
// A synced write costs as much as a commit does; a number that a power cut
// takes back can only make the log look better than it is.
constexpr uint64_t kCommitsPerSync = 32;

std::string EncodeSlot(uint64_t commit) {
  std::string slot(kMagic);
  AppendBigEndian(commit, slot);
  const Sha256Digest digest = Sha256Of(slot);
  slot.append(digest.bytes.begin(), digest.bytes.begin() + kChecksumSize);
  return slot;
}

std::optional<uint64_t> DecodeSlot(std::string_view slot) {
  if (slot.size() != kSlotSize) return std::nullopt;
  const auto commit = ReadBigEndian<uint64_t>(slot.substr(kMagic.size()));
  if (EncodeSlot(commit) != slot) return std::nullopt;
  return commit;
}

Error Damaged(const std::filesystem::path& file, std::string_view how) {
  return Corruption(file.string() + " is " + std::string(how) +
                    ", so nothing says whether the store is whole; restore "
                    "the folder from a backup");
}

}  // namespace

Result<void> AcknowledgedFile::Create(const std::filesystem::path& folder) {
  const std::filesystem::path file = folder / kFileName;
  const auto descriptor = FileDescriptor::Open(file, O_WRONLY | O_CREAT);
  if (!descriptor.is_open()) return SystemError(file, "create");
  // Room for both slots, so that later writes need none on a full disk.
  std::string bytes = EncodeSlot(0);
  bytes.resize(kSlotDistance + kSlotSize);
  if (!descriptor.WriteAt(0, bytes) || fsync(descriptor.number()) != 0) {
    return SystemError(file, "write");
  }
  return {};
}

Result<uint64_t> AcknowledgedFile::Read(const std::filesystem::path& folder) {
  const std::filesystem::path file = folder / kFileName;
  const auto descriptor = FileDescriptor::Open(file, O_RDONLY);
  if (!descriptor.is_open()) {
    if (errno == ENOENT) return Damaged(file, "missing");
    return SystemError(file, "open");
  }
  std::optional<uint64_t> newest;
  for (const size_t offset : {size_t{0}, kSlotDistance}) {
    const auto commit =
        DecodeSlot(descriptor.ReadAt(static_cast<off_t>(offset), kSlotSize));
    if (commit) newest = std::max(newest.value_or(0), *commit);
  }
  if (!newest) return Damaged(file, "damaged");
  return *newest;
}

Result<AcknowledgedFile> AcknowledgedFile::Open(
    const std::filesystem::path& folder) {
  const std::filesystem::path file = folder / kFileName;
  auto descriptor = FileDescriptor::Open(file, O_WRONLY);
  if (!descriptor.is_open()) return SystemError(file, "open");
  return AcknowledgedFile(std::move(descriptor));
}

Result<void> AcknowledgedFile::Write(uint64_t commit) {
  const off_t offset = commit % 2 == 0 ? 0 : off_t{kSlotDistance};
  if (!file_.WriteAt(offset, EncodeSlot(commit)) ||
      (commit % kCommitsPerSync == 0 && fdatasync(file_.number()) != 0)) {
    return SystemError(kFileName, "write");
  }
  return {};
}

}  // namespace quipu
