// --model, the models that read texts.

#include <signal.h>

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

// A store of one document that the fast models read.
class FastStore {
 public:
  FastStore() {
    folder_.Write("a.txt", "Claire Delorme leads the San Dimas Committee.\n");
    CHECK_THAT(Run({"ingest", "--model", "fast", "a.txt"}).out,
               Catch::Contains("1 added"));
  }

  RunResult Run(const std::vector<std::string>& arguments,
                const RunOptions& options = {}) {
    RunResult result = RunQuipu(folder_.path(), arguments, options);
    INFO(result.err);
    REQUIRE(result.exit_code == 0);
    return result;
  }
  int Outdated() {
    const auto stats =
        RunForJson(folder_.path(), {"stats", "--format", "json"});
    return stats.at("documents_outdated");
  }
  const TemporaryFolder& folder() const { return folder_; }

 private:
  TemporaryFolder folder_;
};

TEST_CASE("A store remembers which models read its documents", "[cli]") {
  FastStore store;
  CHECK(store.Outdated() == 0);
  CHECK(store.Run({"check"}).err.empty());
  CHECK_THAT(store.Run({"ingest", "a.txt"}).out,
             Catch::Contains("1 unchanged"));
  CHECK_THAT(store.Run({"rebuild", "--extract"}).out,
             Catch::StartsWith("0 read again, 1 up to date"));
  store.Run({"rebuild", "--ontology", "built-in"});
  CHECK(store.Outdated() == 0);
  CHECK(store.Run({"explain", "Claire Delorme"}).err.empty());
  CHECK_THAT(
      store.Run({"explain", "--model", "accurate", "Claire Delorme"}).err,
      Catch::Contains("read by another version"));
}

TEST_CASE("An ingest with the other models changes what the store remembers",
          "[cli]") {
  FastStore store;
  store.folder().Write("b.txt", "Mary Keane leads the Lima Committee.\n");
  const std::vector<std::string> ingest = {"ingest", "--model", "accurate",
                                           "b.txt"};
  const RunResult changed = store.Run(ingest);
  CHECK_THAT(changed.err, Catch::Contains("--model accurate from now on"));
  CHECK_THAT(changed.err, Catch::Contains("`quipu rebuild --extract`"));
  CHECK(store.Outdated() == 1);
  CHECK_THAT(store.Run(ingest).err, !Catch::Contains("from now on"));
  CHECK_THAT(store.Run({"ingest", "a.txt"}).out, Catch::Contains("1 replaced"));
  CHECK(store.Outdated() == 0);
}

TEST_CASE("A re-extraction may change the models of a store", "[cli]") {
  FastStore store;
  CHECK_THAT(store.Run({"rebuild", "--extract", "--model", "accurate"}).out,
             Catch::StartsWith("1 read again"));
  CHECK_THAT(store.Run({"rebuild", "--extract"}).out,
             Catch::StartsWith("0 read again"));
  CHECK_THAT(store.Run({"ingest", "--model", "accurate", "a.txt"}).out,
             Catch::Contains("1 unchanged"));
  const RunResult refused =
      RunQuipu(store.folder().path(), {"rebuild", "--model", "fast"});
  CHECK(refused.exit_code == 2);
  CHECK_THAT(refused.err, Catch::Contains("--model needs --extract"));
}

TEST_CASE("A server keeps the models of its store, or changes them", "[cli]") {
  FastStore store;
  RunOptions until_ready;
  until_ready.on_error_output = [](int process, const std::string& error) {
    if (error.find(" on 127.0.0.1:") != std::string::npos) {
      kill(process, SIGTERM);
    }
  };
  store.Run({"serve", "--listen", "127.0.0.1:0"}, until_ready);
  CHECK(store.Outdated() == 0);
  store.Run({"serve", "--listen", "127.0.0.1:0", "--model", "accurate"},
            until_ready);
  CHECK(store.Outdated() == 1);
}

}  // namespace
}  // namespace quipu
