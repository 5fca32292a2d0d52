// What the commands print, against reviewed texts, and as JSON.

#include <catch2/catch.hpp>
#include <sstream>

#include "tests/app/cli/cli_support.h"

namespace quipu {
namespace {

TEST_CASE("Each command prints what was reviewed", "[cli]") {
  struct Case {
    std::string golden;
    std::vector<std::string> arguments;
    int exit_code = 0;
  };
  const std::vector<Case> cases = {
      {"documents.txt", {"documents"}},
      {"documents.csv", {"documents", "--format", "csv"}},
      {"search.txt", {"search", "keane"}},
      {"search.jsonl", {"search", "keane", "--format", "jsonl"}},
      {"show.txt", {"show", "Claire Delorme"}},
      {"path.txt", {"path", "Thomas Keane", "Claire Delorme"}},
      {"path_none.txt",
       {"path", "Lima", "Lurigancho Chaplaincy", "--predicate", "part_of"},
       1},
      {"neighbors.txt", {"neighbors", "San Dimas Committee"}},
      {"neighbors_by_type.txt",
       {"neighbors", "Claire Delorme", "--group-by", "type", "--limit", "2"}},
      {"extract.txt", {"extract", "--format", "table", "docs/letter.txt"}},
  };
  const TemporaryFolder folder;
  IngestSmallGraph(folder);
  for (const Case& given : cases) {
    const RunResult run = RunQuipu(folder.path(), given.arguments);
    INFO(given.golden << "\n" << run.err);
    CHECK(run.exit_code == given.exit_code);
    CHECK(Masked(run.out) == Golden(given.golden, run.out));
    CHECK(run.out.find('\x1b') == std::string::npos);
  }
}

TEST_CASE("JSON answers carry what the tables leave out", "[cli]") {
  const TemporaryFolder folder;
  IngestSmallGraph(folder);
  const auto json = [&](std::vector<std::string> arguments) {
    arguments.insert(arguments.end(), {"--format", "json"});
    return RunForJson(folder.path(), arguments);
  };
  CHECK(json({"documents"}).at("documents").size() == 3);
  CHECK(json({"search", "Delorme"}).at("entities").size() == 1);
  CHECK(json({"stats"}).at("documents") == 3);
  CHECK(json({"stats"}).at("relations_by_predicate").contains("member_of"));
  CHECK(json({"check"}).at("clean") == true);
  CHECK(json({"extract", "docs/notes.md"}).size() == 1);
  CHECK(json({"show", "Claire Delorme"}).at("documents").size() == 3);
  CHECK(json({"neighbors", "Claire Delorme"}).at("total") > 0);

  const auto path = json({"path", "Thomas Keane", "Claire Delorme"});
  CHECK(path.at("from").at("name") == "Thomas Keane");
  CHECK(path.at("generation") > 0);
  CHECK(path.at("input").get<std::string>().size() == 64);
  REQUIRE(!path.at("paths").empty());
  CHECK(path.at("paths")[0].at("entities").size() ==
        path.at("paths")[0].at("steps").size() + 1);
}

// The sentence is found again where the answer says that it stands.
TEST_CASE("Spans in JSON are bytes of the original file", "[cli]") {
  const TemporaryFolder folder;
  // Latin-1: é is one byte in the file, two in the clean text before the claim.
  const std::string sentence = "Thomas Keane founded the San Dimas Committee.";
  const std::string bytes =
      "The caf\xe9s of Lima were calm.\n\n" + sentence + "\n";
  folder.Write("docs/latin.txt", bytes);
  REQUIRE(RunQuipu(folder.path(), {"ingest", "docs"}).exit_code == 0);
  const auto path = RunForJson(
      folder.path(),
      {"path", "Thomas Keane", "San Dimas Committee", "--format", "json"});
  const auto& claim = path.at("paths")
                          .at(0)
                          .at("steps")
                          .at(0)
                          .at("relations")
                          .at(0)
                          .at("claims")
                          .at(0);
  CHECK(claim.at("begin") == bytes.find(sentence));
  CHECK(claim.at("end") == bytes.find(sentence) + sentence.size());
  CHECK(claim.at("line") == 3);
  CHECK(claim.at("quote") == sentence);
}

TEST_CASE("CSV of a path has a row a claim, for and against", "[cli]") {
  const TemporaryFolder folder;
  IngestSmallGraph(folder);
  const RunResult run = RunQuipu(
      folder.path(), {"path", "Thomas Keane", "Claire Delorme", "--k", "1",
                      "--min-confidence", "700", "--format", "csv"});
  CHECK(run.exit_code == 0);
  std::istringstream lines(run.out);
  std::string line;
  std::getline(lines, line);
  CHECK(line.rfind("path,hop,stands,subject,predicate,object,quote,", 0) == 0);
  for (const char* begin : {"1,1,for,Thomas Keane,", "1,2,for,Claire Delorme,",
                            "1,2,against,Claire Delorme,"}) {
    std::getline(lines, line);
    CHECK(line.rfind(begin, 0) == 0);
  }
  CHECK(!std::getline(lines, line));
}

TEST_CASE("Export is one JSON object a line, and the same after a rebuild",
          "[cli]") {
  const TemporaryFolder folder;
  IngestSmallGraph(folder);
  const RunResult before = RunQuipu(folder.path(), {"export"});
  CHECK(before.exit_code == 0);
  std::istringstream lines(before.out);
  size_t count = 0;
  for (std::string line; std::getline(lines, line); ++count) {
    CHECK(nlohmann::json::parse(line).contains("kind"));
  }
  CHECK(count > 3);
  CHECK(RunQuipu(folder.path(), {"rebuild"}).exit_code == 0);
  CHECK(RunQuipu(folder.path(), {"export"}).out == before.out);
}

TEST_CASE("What is removed is gone", "[cli]") {
  const TemporaryFolder folder;
  IngestSmallGraph(folder);
  CHECK(RunQuipu(folder.path(), {"show", "Mary Keane"}).exit_code == 0);
  const RunResult removed =
      RunQuipu(folder.path(), {"remove", "docs/notes.md"});
  CHECK(removed.exit_code == 0);
  CHECK(removed.out.find("1 removed") == 0);
  CHECK(RunQuipu(folder.path(), {"show", "Mary Keane"}).exit_code == 1);
  const RunResult again = RunQuipu(folder.path(), {"remove", "docs/notes.md"});
  CHECK(again.exit_code == 1);
  CHECK(again.err.find("docs/notes.md") != std::string::npos);
  CHECK(RunQuipu(folder.path(), {"check"}).exit_code == 0);
}

TEST_CASE("A document that is named twice is removed once", "[cli]") {
  const TemporaryFolder folder;
  IngestSmallGraph(folder);
  const RunResult table =
      RunQuipu(folder.path(), {"remove", "docs/notes.md", "docs/notes.md"});
  CHECK(table.exit_code == 0);
  CHECK(table.out.find("1 removed") == 0);
  REQUIRE(RunQuipu(folder.path(), {"ingest", "docs"}).exit_code == 0);
  const auto json = RunForJson(
      folder.path(),
      {"remove", "docs/notes.md", "docs/notes.md", "--format", "json"});
  CHECK(json.at("removed") == nlohmann::json::array({"docs/notes.md"}));
}

TEST_CASE("An ambiguous name lists the candidates", "[cli]") {
  const TemporaryFolder folder;
  IngestSmallGraph(folder);
  const RunResult run = RunQuipu(folder.path(), {"show", "Keane"});
  INFO(run.err);
  CHECK(run.exit_code == 2);
  CHECK(run.out.empty());
  CHECK(run.err.find("Thomas Keane") != std::string::npos);
  CHECK(run.err.find("Mary Keane") != std::string::npos);
  // Any of them can be named by its id, and by the beginning of it.
  const size_t id = run.err.find('#');
  REQUIRE(id != std::string::npos);
  CHECK(RunQuipu(folder.path(), {"show", run.err.substr(id, 17)}).exit_code ==
        0);
  CHECK(RunQuipu(folder.path(), {"show", run.err.substr(id, 9)}).exit_code ==
        0);
}

TEST_CASE("An unknown name offers the nearest", "[cli]") {
  const TemporaryFolder folder;
  IngestSmallGraph(folder);
  const RunResult run =
      RunQuipu(folder.path(), {"path", "Clare Delorm", "Lima"});
  INFO(run.err);
  CHECK(run.exit_code == 1);
  CHECK(run.err.find("Claire Delorme") != std::string::npos);
}

TEST_CASE("QUIPU_STORE names the store unless --store does", "[cli]") {
  const TemporaryFolder folder;
  IngestSmallGraph(folder);
  const RunOptions other{.environment = {{"QUIPU_STORE", "other"}}};
  CHECK(RunQuipu(folder.path(), {"stats"}, other).exit_code == 3);
  for (const auto& arguments : std::vector<std::vector<std::string>>{
           {"--store", "quipu.store", "stats"},
           {"stats", "--store", "quipu.store"}}) {
    CHECK(RunQuipu(folder.path(), arguments, other).exit_code == 0);
  }
}

}  // namespace
}  // namespace quipu
