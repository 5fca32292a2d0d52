// Extractions from elsewhere, on the command line.

#include <catch2/catch.hpp>
#include <filesystem>
#include <string>

#include "tests/app/cli/cli_support.h"

namespace quipu {
namespace {

TEST_CASE("What extract prints of the examples gives the graph of the files",
          "[cli]") {
  const TemporaryFolder folder;
  std::filesystem::copy(QUIPU_SOURCE_DIR "/examples", folder.path() / "texts",
                        std::filesystem::copy_options::recursive);
  const auto run = [&](std::vector<std::string> arguments) {
    const RunResult result = RunQuipu(folder.path(), arguments);
    INFO(result.err);
    REQUIRE(result.exit_code == 0);
    return result.out;
  };
  run({"ingest", "--model", "fast", "texts"});
  const std::string plain = run({"export"});
  // Stores keep claims that extract does not print unless it is asked to.
  folder.Write("found.jsonl", run({"extract", "--model", "fast",
                                   "--min-confidence", "100", "texts"}));
  const std::vector<std::string> ingest = {
      "--store", "other", "ingest", "--extractions", "found.jsonl", "texts"};
  CHECK_THAT(run(ingest), Catch::Contains("0 unchanged, 0 skipped"));
  CHECK(run({"--store", "other", "export"}) == plain);
  CHECK_THAT(run(ingest), Catch::StartsWith("0 added, 0 replaced"));
  CHECK_THAT(run({"--store", "other", "rebuild", "--extract"}),
             Catch::StartsWith("0 read again"));
  run({"--store", "other", "check"});
}

TEST_CASE("Lines without a place to go end ingest before it makes a store",
          "[cli]") {
  const TemporaryFolder folder;
  folder.Write("a.txt", "Some words.\n");
  folder.Write("found.jsonl", R"({"document": {"uri": "b.txt"}})");
  const RunResult run = RunQuipu(
      folder.path(), {"ingest", "a.txt", "--extractions", "found.jsonl"});
  CHECK(run.exit_code == 3);
  CHECK_THAT(run.err,
             Catch::Contains("found.jsonl:1: no file that is ingested is "
                             "called \"b.txt\""));
  CHECK_FALSE(std::filesystem::exists(folder.path() / "quipu.store"));
  const RunResult nothing = RunQuipu(folder.path(), {"ingest"});
  CHECK(nothing.exit_code == 2);
  CHECK_THAT(nothing.err, Catch::Contains("PATH"));
}

}  // namespace
}  // namespace quipu
