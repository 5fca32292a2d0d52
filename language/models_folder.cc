// Looking for the models; see models_folder.h.

#include "language/models_folder.h"

#include <cstdlib>
#include <system_error>

namespace quipu {

namespace fs = std::filesystem;

Result<fs::path> FindModels(const fs::path& asked) {
  if (!asked.empty()) {
    return asked;
  }
  if (const char* named = std::getenv("QUIPU_MODELS");
      named != nullptr && *named != '\0') {
    return fs::path(named);
  }
  std::error_code error;
  const fs::path program = fs::read_symlink("/proc/self/exe", error);
  const fs::path folder = program.parent_path();
  const fs::path installed =
      (folder / "../share/quipu/models").lexically_normal();
  for (const fs::path& models : {installed, folder / "share/quipu/models"}) {
    if (fs::is_directory(models, error)) {
      return models;
    }
  }
  return NotFound("no models in " + installed.string() +
                  "; name their folder with --models or QUIPU_MODELS");
}

}  // namespace quipu
