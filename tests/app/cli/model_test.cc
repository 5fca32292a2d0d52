// --model, the models that read texts.

#include <catch2/catch.hpp>
#include <filesystem>

#include "tests/app/cli/cli_support.h"

namespace quipu {
namespace {

namespace fs = std::filesystem;

TEST_CASE("The fast models need no contextual encoder", "[cli]") {
  const TemporaryFolder folder;
  folder.Write("a.txt", "Claire Delorme leads the San Dimas Committee.\n");
  const fs::path models = folder.path() / "models";
  fs::create_directories(models);
  for (const auto& file :
       fs::directory_iterator(fs::path(QUIPU_SOURCE_DIR) / "models")) {
    if (file.path().extension() != ".quipu") continue;
    if (file.path().stem() == "context") continue;
    fs::create_symlink(file.path(), models / file.path().filename());
  }
  const auto run = [&](const std::string& model) {
    return RunQuipu(folder.path(), {"extract", "--models", models.string(),
                                    "--model", model, "a.txt"});
  };
  const RunResult fast = run("fast");
  CHECK(fast.exit_code == 0);
  CHECK_THAT(fast.out, Catch::Contains("San Dimas Committee"));
  const RunResult accurate = run("accurate");
  CHECK(accurate.exit_code == 3);
  CHECK_THAT(accurate.err, Catch::Contains("context.quipu"));
  CHECK(run("best").exit_code == 2);
}

TEST_CASE("What the fast models read is read again by the accurate ones",
          "[cli]") {
  const TemporaryFolder folder;
  folder.Write("a.txt", "Claire Delorme leads the San Dimas Committee.\n");
  const auto ingest = [&](const std::string& model) {
    return RunQuipu(folder.path(), {"ingest", "--model", model, "a.txt"}).out;
  };
  CHECK_THAT(ingest("fast"), Catch::Contains("1 added"));
  CHECK_THAT(ingest("fast"), Catch::Contains("1 unchanged"));
  CHECK_THAT(ingest("accurate"), Catch::Contains("1 replaced"));
  CHECK_THAT(ingest("accurate"), Catch::Contains("1 unchanged"));
}

}  // namespace
}  // namespace quipu
