// Bad input, bad output, interruptions.

#include <signal.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>

#include "app/cli/output/text.h"
#include "graph/store/knowledge_store.h"
#include "graph/store/pending.h"
#include "graph/store/tables.h"
#include "tests/app/cli/cli_support.h"

namespace quipu {
namespace {

size_t CountLines(const std::string& text) {
  return static_cast<size_t>(std::count(text.begin(), text.end(), '\n'));
}

TEST_CASE("Bad inputs are named, the rest is ingested", "[cli]") {
  struct Case {
    std::string name;
    std::string bytes;
  };
  const TemporaryFolder folder;
  folder.Write("good.txt", "Thomas Keane founded the San Dimas Committee.\n");
  folder.Write("empty.txt", "");
  folder.Write("binary.txt", std::string("\x7f"
                                         "ELF\0\0\1\2\xff\xfe\0",
                                         11));
  folder.Write("long.txt", std::string(5000, 'a'));
  folder.Write("nothing/here.bin", "x");
  std::filesystem::create_symlink("loop.txt", folder.path() / "loop.txt");
  const RunResult run =
      RunQuipu(folder.path(),
               {"ingest", "empty.txt", "binary.txt", "long.txt", "nothing",
                "loop.txt", "absent.txt", "good.txt", "--max-bytes", "4k"});
  INFO(run.err);
  CHECK(run.exit_code == 3);
  CHECK(run.out.find("1 added") == 0);
  CHECK(run.out.find("6 skipped") != std::string::npos);
  for (const char* name : {"empty.txt", "binary.txt", "long.txt", "nothing",
                           "loop.txt", "absent.txt"}) {
    CHECK(run.err.find(std::string("skipped ") + name + ": ") !=
          std::string::npos);
  }
  CHECK(RunQuipu(folder.path(), {"check"}).exit_code == 0);

  const RunResult extract =
      RunQuipu(folder.path(), {"extract", "empty.txt", "good.txt"});
  CHECK(extract.exit_code == 3);
  CHECK(CountLines(extract.out) == 1);
  CHECK(extract.err.find("skipped empty.txt: ") != std::string::npos);
}

TEST_CASE("Without a readable input no store is made", "[cli]") {
  const TemporaryFolder folder;
  CHECK(RunQuipu(folder.path(), {"ingest", "absent.txt"}).exit_code == 3);
  CHECK(!std::filesystem::exists(folder.path() / "quipu.store"));
}

TEST_CASE("A file outside the root is skipped", "[cli]") {
  const TemporaryFolder folder;
  folder.Write("a/in.txt", "Thomas Keane founded the San Dimas Committee.\n");
  folder.Write("out.txt", "Thomas Keane founded the San Dimas Committee.\n");
  const RunResult run =
      RunQuipu(folder.path(), {"ingest", "--root", "a", "a", "out.txt"});
  CHECK(run.exit_code == 3);
  CHECK(run.err.find("skipped out.txt: ") != std::string::npos);
  const auto documents =
      RunForJson(folder.path(), {"documents", "--format", "json"});
  REQUIRE(documents.at("documents").size() == 1);
  CHECK(documents.at("documents")[0].at("document") == "in.txt");
}

TEST_CASE("A missing or foreign store exits 3 and is named", "[cli]") {
  const TemporaryFolder folder;
  folder.Write("foreign/file.txt", "x");
  for (const char* store : {"absent", "foreign"}) {
    for (const auto& command :
         std::vector<std::vector<std::string>>{{"documents"},
                                               {"search", "x"},
                                               {"show", "x"},
                                               {"path", "a", "b"},
                                               {"neighbors", "x"},
                                               {"stats"},
                                               {"export"},
                                               {"check"},
                                               {"rebuild"},
                                               {"remove", "x"}}) {
      std::vector<std::string> arguments{"--store", store};
      arguments.insert(arguments.end(), command.begin(), command.end());
      const RunResult run = RunQuipu(folder.path(), arguments);
      INFO(command.front() << " " << run.err);
      CHECK(run.exit_code == 3);
      CHECK(run.out.empty());
      CHECK(run.err.find(store) != std::string::npos);
    }
  }
}

TEST_CASE("A store in use can be read and not written", "[cli]") {
  const TemporaryFolder folder;
  IngestSmallGraph(folder);
  const auto store = KnowledgeStore::Open(folder.path() / "quipu.store",
                                          StoreMode::kReadWrite);
  REQUIRE(store);
  const RunResult write = RunQuipu(folder.path(), {"ingest", "docs"});
  CHECK(write.exit_code == 3);
  CHECK(write.err.find("quipu.store") != std::string::npos);
  CHECK(RunQuipu(folder.path(), {"search", "Keane"}).exit_code == 0);
}

TEST_CASE("What is not derived yet is told, and check derives it", "[cli]") {
  const TemporaryFolder folder;
  IngestSmallGraph(folder);
  {
    auto store = KnowledgeStore::Open(folder.path() / "quipu.store",
                                      StoreMode::kReadWrite);
    REQUIRE(store);
    auto transaction = store->Begin();
    const auto number = documents::FindNumber(*transaction, {"docs/notes.md"});
    REQUIRE(number);
    pending::Rederive(*transaction, number->value());
    REQUIRE(
        store->Commit(std::move(transaction), KnowledgeStore::Publish::kNo));
  }
  const RunResult search = RunQuipu(folder.path(), {"search", "Keane"});
  CHECK(search.exit_code == 0);
  CHECK(search.err.find("1 document is not in the answers yet") !=
        std::string::npos);
  const RunResult check = RunQuipu(folder.path(), {"check"});
  INFO(check.err << check.out);
  CHECK(check.exit_code == 0);
  CHECK(check.err.find("now in the graph") != std::string::npos);
  CHECK(RunQuipu(folder.path(), {"search", "Keane"}).err.empty());
}

TEST_CASE("A server says where it is, and others read beside it", "[cli]") {
  const TemporaryFolder folder;
  IngestSmallGraph(folder);
  RunResult beside;
  RunOptions options;
  options.on_error_output = [&](int process, const std::string& error) {
    if (error.find(" on 127.0.0.1:") != std::string::npos &&
        beside.exit_code < 0) {
      beside = RunQuipu(folder.path(), {"search", "Keane"});
      kill(process, SIGTERM);
    }
  };
  const RunResult served =
      RunQuipu(folder.path(), {"serve", "--listen", "127.0.0.1:0"}, options);
  INFO(served.err);
  CHECK(served.exit_code == 0);
  CHECK(served.out.empty());
  CHECK(beside.exit_code == 0);
  for (const char* address : {"nowhere", "127.0.0.1:99999", "0.0.0.0:0"}) {
    const RunResult wrong =
        RunQuipu(folder.path(), {"serve", "--listen", address});
    CHECK(wrong.exit_code == 2);
    CHECK(wrong.err.find(address) != std::string::npos);
  }
}

TEST_CASE("A malformed ontology is named with its line", "[cli]") {
  const TemporaryFolder folder;
  folder.Write("a.txt", "Thomas Keane founded the San Dimas Committee.\n");
  folder.Write("mine.yaml", "types:\n  - name: [\n");
  for (const char* command : {"ingest", "extract"}) {
    const RunResult run =
        RunQuipu(folder.path(), {command, "--ontology", "mine.yaml", "a.txt"});
    INFO(run.err);
    CHECK(run.exit_code == 3);
    CHECK(run.err.find("mine.yaml:") != std::string::npos);
  }
  const RunResult absent =
      RunQuipu(folder.path(), {"ingest", "--ontology", "none.yaml", "a.txt"});
  CHECK(absent.exit_code == 3);
  CHECK(absent.err.find("none.yaml") != std::string::npos);
}

TEST_CASE("Filters that cannot match are explained", "[cli]") {
  const TemporaryFolder folder;
  IngestSmallGraph(folder);
  const RunResult backwards = RunQuipu(
      folder.path(),
      {"neighbors", "Claire Delorme", "--since", "1993", "--until", "1992"});
  CHECK(backwards.exit_code == 2);
  CHECK(backwards.err.find("since 1993 is after until 1992") !=
        std::string::npos);
  const RunResult unknown =
      RunQuipu(folder.path(),
               {"neighbors", "Claire Delorme", "--predicate", "knows_of"});
  CHECK(unknown.exit_code == 1);
  CHECK(unknown.err.find("\"knows_of\"") != std::string::npos);
}

TEST_CASE("On a terminal lines fit and names are coloured", "[cli]") {
  if (!HasTerminals()) return;
  const TemporaryFolder folder;
  IngestSmallGraph(folder);
  const std::vector<std::string> path = {"path", "Thomas Keane",
                                         "Claire Delorme"};
  const RunResult run = RunQuipu(folder.path(), path, {.terminal_width = 50});
  CHECK(run.exit_code == 0);
  CHECK(run.out.find("\x1b[1;32m") != std::string::npos);
  std::string line;
  for (size_t i = 0; i < run.out.size(); ++i) {
    if (run.out[i] == '\x1b') {
      i = run.out.find('m', i);
    } else if (run.out[i] == '\n') {
      INFO(line);
      CHECK(DisplayWidth(line) <= 50);
      line.clear();
    } else if (run.out[i] != '\r') {
      line += run.out[i];
    }
  }
}

TEST_CASE("Colour obeys NO_COLOR and --color", "[cli]") {
  if (!HasTerminals()) return;
  const TemporaryFolder folder;
  IngestSmallGraph(folder);
  const auto colored = [&](std::vector<std::string> more,
                           const RunOptions& options) {
    more.insert(more.end(), {"show", "Claire Delorme"});
    return RunQuipu(folder.path(), more, options).out.find('\x1b') !=
           std::string::npos;
  };
  const RunOptions no_color{.environment = {{"NO_COLOR", "1"}},
                            .terminal_width = 80};
  CHECK(colored({}, {.terminal_width = 80}));
  CHECK(!colored({}, no_color));
  CHECK(!colored({}, {}));
  CHECK(!colored({"--color", "never"}, {.terminal_width = 80}));
  CHECK(colored({"--color", "always"}, no_color));
  CHECK(colored({"--color", "always"}, {}));
  CHECK(
      !colored({}, {.environment = {{"TERM", "dumb"}}, .terminal_width = 80}));
}

TEST_CASE("Documents cannot steer the terminal", "[cli]") {
  if (!HasTerminals()) return;
  const TemporaryFolder folder;
  folder.Write("docs/a\x1b]0;owned\x07.txt",
               "Thomas Keane founded the San Dimas Committee\x1b[2J in "
               "1983.\n");
  for (const char* command : {"ingest", "extract"}) {
    const RunResult run =
        RunQuipu(folder.path(), {command, "docs"},
                 {.environment = {{"NO_COLOR", "1"}}, .terminal_width = 80});
    CHECK(run.out.find('\x1b') == std::string::npos);
    CHECK(run.err.find('\x1b') == std::string::npos);
  }
  for (const auto& command :
       std::vector<std::vector<std::string>>{{"documents"},
                                             {"documents", "--format", "csv"},
                                             {"documents", "--format", "json"},
                                             {"export"},
                                             {"show", "Thomas Keane"}}) {
    const RunResult run =
        RunQuipu(folder.path(), command,
                 {.environment = {{"NO_COLOR", "1"}}, .terminal_width = 80});
    CHECK(run.out.find('\x1b') == std::string::npos);
    CHECK(run.out.find('\x07') == std::string::npos);
  }
}

TEST_CASE("CSV cells are no formulas", "[cli]") {
  const TemporaryFolder folder;
  folder.Write("=cmd.txt", "Thomas Keane founded the San Dimas Committee.\n");
  REQUIRE(RunQuipu(folder.path(), {"ingest", "=cmd.txt"}).exit_code == 0);
  const RunResult run =
      RunQuipu(folder.path(), {"documents", "--format", "csv"});
  CHECK(run.out.find("\n'=cmd.txt,") != std::string::npos);
}

TEST_CASE("Lost output is an error, a reader that has gone is not", "[cli]") {
  const TemporaryFolder folder;
  IngestSmallGraph(folder);
  const RunResult full =
      RunQuipu(folder.path(), {"export"}, {.full_disk = true});
  CHECK(full.exit_code == 3);
  CHECK(full.err.find("cannot write the output") != std::string::npos);
  const RunResult gone =
      RunQuipu(folder.path(), {"export"}, {.gone_reader = true});
  CHECK(gone.exit_code == 0);
  CHECK(gone.err.empty());
}

TEST_CASE("Progress takes few lines however many documents there are",
          "[cli]") {
  const TemporaryFolder folder;
  for (int i = 0; i < 60; ++i) {
    folder.Write("docs/" + std::to_string(i) + ".txt",
                 "Thomas Keane founded the San Dimas Committee.\n");
  }
  const RunResult run = RunQuipu(folder.path(), {"ingest", "docs"});
  CHECK(run.exit_code == 0);
  CHECK(CountLines(run.err) <= 20);
  CHECK(run.err.find("60 of 60 documents\n") != std::string::npos);
}

TEST_CASE("Ctrl-C ends an ingest with what was acknowledged", "[cli]") {
  const TemporaryFolder folder;
  const int total = 400;
  for (int i = 0; i < total; ++i) {
    folder.Write("docs/" + std::to_string(i) + ".txt",
                 "Person" + std::to_string(i) +
                     " Keane founded the San Dimas Committee.\n");
  }
  bool sent = false;
  const RunResult run =
      RunQuipu(folder.path(), {"ingest", "docs", "--format", "json"},
               {.on_error_output = [&](int process, const std::string&) {
                 if (!sent) {
                   sent = true;
                   kill(process, SIGINT);
                 }
               }});
  INFO(run.err);
  REQUIRE(sent);
  CHECK(run.exit_code == 130);
  const auto report = nlohmann::json::parse(run.out);
  CHECK(report.at("cancelled") == true);
  const auto stats = RunForJson(folder.path(), {"stats", "--format", "json"});
  CHECK(stats.at("documents") == report.at("added"));
  CHECK(stats.at("documents") > 0);
  CHECK(stats.at("documents") < total);
  CHECK(stats.at("documents_waiting") == 0);
  CHECK(RunQuipu(folder.path(), {"check"}).exit_code == 0);
}

}  // namespace
}  // namespace quipu
