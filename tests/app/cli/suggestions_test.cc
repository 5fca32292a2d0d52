// What README.md, quickstart, --help and examples/ tell people to type works,
// on the documents of examples/.

#include <signal.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "app/cli/command_table.h"
#include "tests/app/cli/cli_support.h"

namespace quipu {
namespace {

namespace fs = std::filesystem;

const fs::path kSources = QUIPU_SOURCE_DIR;

std::string ReadText(const fs::path& file) {
  std::ostringstream text;
  text << std::ifstream(file).rdbuf();
  REQUIRE(!text.str().empty());
  return text.str();
}

// Commands that stand on lines of their own, written as `quipu …`,
// `$ quipu …`,
// `build/release/quipu …` or, in quickstart, `ask …`.
std::vector<std::string> Suggestions(const std::string& text) {
  std::vector<std::string> commands;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    line.erase(0, line.find_first_not_of(' '));
    for (const std::string lead :
         {"quipu ", "$ quipu ", "build/release/quipu ", "ask "}) {
      if (line.rfind(lead, 0) == 0) {
        commands.push_back("quipu " + line.substr(lead.size()));
      }
    }
  }
  return commands;
}

// What the suggestions take to be there.
void MakeFiles(const TemporaryFolder& folder) {
  fs::copy(kSources / "examples", folder.path() / "examples",
           fs::copy_options::recursive);
  const std::string report =
      ReadText(kSources / "examples/peru/sin_profile.md");
  for (const char* name :
       {"report.txt", "notes.txt", "archive/letter.txt",
        "archive/1992/report.txt", "a.txt", "b.txt", "YOUR_FILES"}) {
    folder.Write(name, report);
  }
  const std::string letter =
      ReadText(kSources / "examples/peru/lettre_delorme.txt");
  folder.Write("lettre.txt", letter);
  folder.Write("letters/lettre.txt", letter);
  folder.Write("found.jsonl", R"({"document": {"uri": "letter.txt"}})");
  folder.Write("mine.yaml",
               ReadText(kSources / "ingest/ontology/ontology.yaml"));
  folder.Write("tokens.conllu", "1\tKeane\t_\t_\t_\t_\t_\t_\t_\t_\n\n");
  for (const char* name : {".local/share/bash-completion/completions", ".zfunc",
                           ".config/fish/completions"}) {
    fs::create_directories(folder.path() / name);
  }
  fs::create_symlink(QUIPU_BINARY, folder.path() / "quipu");
}

RunResult RunLine(const TemporaryFolder& folder, const std::string& line) {
  RunOptions options;
  options.environment = {{"HOME", folder.path().string()},
                         {"PATH", folder.path().string() + ":/usr/bin:/bin"}};
  if (line.rfind("quipu serve", 0) == 0) {
    // The port of the suggestion may be taken: the last one counts.
    options.on_error_output = [](int process, const std::string& error) {
      if (error.find("serving ") != std::string::npos) kill(process, SIGTERM);
    };
    return RunProgram(folder.path(),
                      {"bash", "-c", "exec " + line + " --listen 127.0.0.1:0"},
                      options);
  }
  return RunProgram(folder.path(), {"bash", "-o", "pipefail", "-c", line},
                    options);
}

TEST_CASE("Every command that is suggested works", "[cli]") {
  std::vector<std::string> lines;
  for (const char* file : {"README.md", "quickstart", "examples/README.md"}) {
    const auto found = Suggestions(ReadText(kSources / file));
    INFO(file);
    CHECK(found.size() >= 5);
    lines.insert(lines.end(), found.begin(), found.end());
  }
  CommonArguments common;
  for (const Command& command : BuildCommandTable(common).commands) {
    const auto found = Suggestions(command.about.examples);
    CHECK(found.size() >= 2);
    lines.insert(lines.end(), found.begin(), found.end());
  }

  const TemporaryFolder folder;
  MakeFiles(folder);
  const std::string ingest =
      "quipu ingest --root examples examples/peru examples/shipping";
  REQUIRE(RunLine(folder, ingest).exit_code == 0);
  REQUIRE(RunLine(folder, "quipu ingest a.txt b.txt").exit_code == 0);
  for (const std::string& line : lines) {
    const RunResult run = RunLine(folder, line);
    INFO(line << "\n" << run.out << run.err);
    // The id is one of the reader's own store.
    CHECK(run.exit_code == (line.find("'#") == std::string::npos ? 0 : 1));
  }
}

}  // namespace
}  // namespace quipu
