// A store that another version of the program made.

#include <catch2/catch.hpp>
#include <filesystem>
#include <string>

#include "graph/store/knowledge_store.h"
#include "graph/store/pending.h"
#include "graph/store/tables.h"
#include "tests/app/cli/cli_support.h"

namespace quipu {
namespace {

constexpr const char* kAdvice = "`quipu rebuild --extract`";

// As if an earlier extractor, which found nothing, had read one document.
void MakeOneOutdated(const std::filesystem::path& folder,
                     const std::string& key) {
  auto store = KnowledgeStore::Open(folder, StoreMode::kReadWrite);
  REQUIRE(store);
  auto transaction = store->Begin();
  const auto number = documents::FindNumber(*transaction, {key}).value();
  REQUIRE(number);
  pending::Write(*transaction, *number,
                 documents::Read(*transaction, *number).value(), Extraction());
  auto ontology = ReadOntology(*transaction).value().value();
  ontology.mixed = true;
  WriteOntology(*transaction, ontology);
  REQUIRE(store->Commit(std::move(transaction), KnowledgeStore::Publish::kNo));
}

TEST_CASE("A store of another version says so, and is brought up to date",
          "[cli]") {
  const TemporaryFolder folder;
  IngestSmallGraph(folder);
  const auto run = [&](const std::vector<std::string>& arguments) {
    const RunResult result = RunQuipu(folder.path(), arguments);
    INFO(result.err);
    CHECK(result.exit_code == 0);
    return result;
  };
  const std::string whole = run({"export"}).out;
  CHECK(run({"stats"}).err.empty());
  MakeOneOutdated(folder.path() / "quipu.store", "docs/report.txt");
  // What waits is derived, and the store is sound.
  CHECK_THAT(run({"check"}).err, Catch::Contains(kAdvice));
  CHECK(run({"export"}).out != whole);
  const RunResult stats = run({"stats", "--format", "json"});
  CHECK(nlohmann::json::parse(stats.out).at("documents_outdated") == 1);
  CHECK_THAT(stats.err, Catch::Contains(kAdvice));
  CHECK_THAT(run({"stats"}).out, Catch::Contains("  outdated"));
  // A script's log hears nothing at every question.
  CHECK(run({"search", "Keane"}).err.empty());
  CHECK_THAT(run({"ingest", "docs/letter.txt"}).err, Catch::Contains(kAdvice));

  const RunResult rebuilt = run({"rebuild", "--extract"});
  CHECK_THAT(rebuilt.out, Catch::StartsWith("1 read again, 2 up to date\n"));
  CHECK_THAT(rebuilt.err, Catch::Contains("3 of 3 documents"));
  CHECK(run({"export"}).out == whole);
  CHECK(run({"stats"}).err.empty());
  const auto again =
      RunForJson(folder.path(), {"rebuild", "--extract", "--format", "json"});
  CHECK(again.at("read_again") == 0);
  CHECK(again.at("up_to_date") == 3);
  CHECK(again.at("cancelled") == false);
}

TEST_CASE("Without models nothing is read again", "[cli]") {
  const TemporaryFolder folder;
  IngestSmallGraph(folder);
  const RunResult run =
      RunQuipu(folder.path(), {"rebuild", "--extract", "--models", "nowhere"});
  CHECK(run.exit_code == 3);
  CHECK_THAT(run.err, Catch::Contains("nowhere"));
  // What needs no models says nothing of the store's age.
  const RunResult stats = RunQuipu(folder.path(), {"stats"},
                                   {.environment = {{"QUIPU_MODELS", "none"}}});
  CHECK(stats.exit_code == 0);
  CHECK(stats.err.empty());
}

}  // namespace
}  // namespace quipu
