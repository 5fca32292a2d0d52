#include "ingest/pipeline/source.h"

#include <algorithm>
#include <array>
#include <system_error>

namespace quipu {
namespace {

namespace fs = std::filesystem;

bool HasKnownEnding(const fs::path& file) {
  static constexpr std::array<std::string_view, 3> kEndings = {".txt", ".md",
                                                               ".markdown"};
  const std::string ending = file.extension().string();
  return std::find(kEndings.begin(), kEndings.end(), ending) != kEndings.end();
}

bool IsHidden(const fs::path& file) {
  return file.filename().string().starts_with('.');
}

Result<void> ListFolder(const fs::path& folder, std::vector<fs::path>& files) {
  std::error_code error;
  std::vector<fs::path> found;
  fs::recursive_directory_iterator entry(
      folder, fs::directory_options::skip_permission_denied, error);
  for (; !error && entry != fs::recursive_directory_iterator();
       entry.increment(error)) {
    std::error_code ignored;  // an entry that went away is no file
    const fs::path& path = entry->path();
    if (IsHidden(path) || entry->is_symlink(ignored)) {
      if (entry->is_directory(ignored)) entry.disable_recursion_pending();
    } else if (entry->is_regular_file(ignored) && HasKnownEnding(path)) {
      found.push_back(path);
    }
  }
  if (error) return Io(folder.string() + ": " + error.message());
  std::sort(found.begin(), found.end());
  files.insert(files.end(), found.begin(), found.end());
  return {};
}

}  // namespace

Result<IngestSource> FileSource(const fs::path& file, const fs::path& root,
                                const ReadLimits& limits) {
  QUIPU_TRY(DocumentKey key, KeyOfFile(file, root));
  return IngestSource{.key = std::move(key), .load = [file, limits] {
                        return ReadFile(file, limits);
                      }};
}

Result<std::vector<fs::path>> ListFiles(std::span<const fs::path> paths) {
  std::vector<fs::path> files;
  for (const fs::path& path : paths) {
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    if (status.type() == fs::file_type::not_found) {
      return NotFound(path.string() + ": there is no such file or folder");
    }
    if (status.type() == fs::file_type::directory) {
      QUIPU_CHECK(ListFolder(path, files));
    } else {
      files.push_back(path);  // what cannot be read is reported when it is read
    }
  }
  return files;
}

}  // namespace quipu
