// The command line itself: help, wrong usage, completion, manual.

#include <re2/re2.h>

#include <catch2/catch.hpp>
#include <fstream>
#include <set>
#include <sstream>

#include "app/cli/command_table.h"
#include "tests/app/cli/cli_support.h"

namespace quipu {
namespace {

const std::vector<std::string> kCommands = {
    "ingest",  "analyze", "extract",   "documents", "remove",  "search",
    "show",    "path",    "neighbors", "disputes",  "compare", "timeline",
    "explain", "merge",   "split",     "reject",    "rename",  "retype",
    "add",     "correct", "undo",      "log",       "review",  "stats",
    "export",  "check",   "rebuild",   "rules",     "serve",   "completion"};

std::set<std::string> LongOptions(const std::string& help) {
  std::set<std::string> names;
  re2::StringPiece rest(help);
  std::string name;
  while (RE2::FindAndConsume(&rest, "(?:^|[ ,])(--[a-z-]+)", &name)) {
    names.insert(name);
  }
  return names;
}

TEST_CASE("Every command explains itself with examples", "[cli]") {
  const TemporaryFolder folder;
  const RunResult all = RunQuipu(folder.path(), {"--help"});
  CHECK(all.exit_code == 0);
  for (const std::string& command : kCommands) {
    INFO(command);
    CHECK(all.out.find("\n  " + command + " ") != std::string::npos);
    const RunResult help = RunQuipu(folder.path(), {command, "--help"});
    CHECK(help.exit_code == 0);
    CHECK(help.err.empty());
    const size_t examples = help.out.find("Examples:\n");
    REQUIRE(examples != std::string::npos);
    CHECK(help.out.find("  quipu ", examples) != std::string::npos);
  }
}

TEST_CASE("The table holds these commands, in this order", "[cli]") {
  CommonArguments common;
  std::vector<std::string> names;
  for (const Command& command : BuildCommandTable(common).commands) {
    names.push_back(command.about.name);
  }
  CHECK(names == kCommands);
}

TEST_CASE("The version is one line", "[cli]") {
  const TemporaryFolder folder;
  const RunResult run = RunQuipu(folder.path(), {"--version"});
  CHECK(run.exit_code == 0);
  CHECK(RE2::FullMatch(run.out, "quipu [0-9.]+\n"));
}

TEST_CASE("Wrong usage exits 2 and says what is wrong", "[cli]") {
  struct Case {
    std::vector<std::string> arguments;
    std::string said;
  };
  const std::vector<Case> cases = {
      {{}, "which command?"},
      {{"serch", "x"}, "did you mean 'search'?"},
      {{"frobnicate"}, "no command is called 'frobnicate'"},
      {{"search"}, "NAME is required"},
      {{"path", "A"}, "B is required"},
      {{"path", "A", "B", "--k", "0"}, "--k"},
      {{"path", "A", "B", "--k", "many"}, "--k"},
      {{"path", "A", "B", "--since", "5 May 1992"}, "is no date"},
      {{"path", "A", "B", "--until", "1993-02-29"}, "is no date"},
      {{"path", "A", "B", "C"}, "C"},
      {{"search", "x", "--format", "xml"}, "'xml' is not one of table|json"},
      {{"search", "x", "--nonsense"}, "--nonsense"},
      {{"stats", "--color", "blue"}, "'blue' is not one of auto"},
      {{"ingest", "x", "--threads", "-1"}, "--threads"},
      {{"ingest", "x", "--max-bytes", "lots"}, "--max-bytes"},
      {{"completion", "tcsh"}, "tcsh"},
      {{"merge", "A", "--format", "csv"}, "'csv' is not one of table|json"},
      {{"split", "A"}, "--mention"},
      {{"undo", "first"}, "'first' is no whole number"},
      {{"analyze"}, "FILE is required"},
      {{"analyze", "x", "--language", "de"}, "'de' is not one of en|fr|es"},
      {{"analyze", "x", "--input", "html"}, "not one of text|conllu"},
      {{"analyze", "x", "--format", "table"}, "not one of conllu|json|jsonl"},
  };
  const TemporaryFolder folder;
  for (const Case& wrong : cases) {
    const RunResult run = RunQuipu(folder.path(), wrong.arguments);
    INFO(wrong.said << "\n" << run.err);
    CHECK(run.exit_code == 2);
    CHECK(run.out.empty());
    CHECK(run.err.find(wrong.said) != std::string::npos);
  }
}

TEST_CASE("A word after the command is never another command", "[cli]") {
  const TemporaryFolder folder;
  IngestSmallGraph(folder);
  const RunResult run = RunQuipu(folder.path(), {"search", "stats"});
  CHECK(run.exit_code == 1);
  CHECK(run.err.find("nothing is called \"stats\"") != std::string::npos);
}

TEST_CASE("Completion scripts are scripts of their shells", "[cli]") {
  const TemporaryFolder folder;
  for (const std::string shell : {"bash", "zsh", "fish"}) {
    const RunResult script = RunQuipu(folder.path(), {"completion", shell});
    REQUIRE(script.exit_code == 0);
    for (const std::string& command : kCommands) {
      CHECK(script.out.find(command) != std::string::npos);
    }
    folder.Write("script", script.out);
    const RunResult parsed = RunProgram(folder.path(), {shell, "-n", "script"});
    if (parsed.exit_code == 127) {
      WARN(shell << " is not installed: its script was not parsed");
    } else {
      INFO(parsed.err);
      CHECK(parsed.exit_code == 0);
    }
  }
}

TEST_CASE("Bash completes commands, options and values", "[cli]") {
  const TemporaryFolder folder;
  folder.Write("notes.txt", "x");
  folder.Write("script", RunQuipu(folder.path(), {"completion", "bash"}).out);
  const auto complete = [&](const std::string& words, int position) {
    const RunResult run =
        RunProgram(folder.path(),
                   {"bash", "-c",
                    "compopt() { :; }; source ./script; COMP_WORDS=(" + words +
                        "); COMP_CWORD=" + std::to_string(position) +
                        "; _quipu; echo \"${COMPREPLY[*]}\""});
    INFO(run.err);
    CHECK(run.exit_code == 0);
    return run.out;
  };
  CHECK(complete("quipu ne", 1) == "neighbors\n");
  CHECK(complete("quipu --store x se", 3) == "search serve\n");
  CHECK(complete("quipu path A B --max", 4) == "--max-hops\n");
  CHECK(complete("quipu search A --format js", 4) == "json jsonl\n");
  CHECK(complete("quipu ingest no", 2) == "notes.txt\n");
  CHECK(complete("quipu completion z", 2) == "zsh\n");
}

TEST_CASE("Every option of the help is in the manual", "[cli]") {
  std::ostringstream text;
  text << std::ifstream(QUIPU_MANUAL).rdbuf();
  std::string manual = text.str();
  RE2::GlobalReplace(&manual, R"(\\-)", "-");
  REQUIRE(!manual.empty());
  const TemporaryFolder folder;
  for (const std::string& command : kCommands) {
    INFO(command);
    CHECK(manual.find("\n.SS quipu " + command + "\n") != std::string::npos);
    const RunResult help = RunQuipu(folder.path(), {command, "--help"});
    for (const std::string& option : LongOptions(help.out)) {
      INFO(option);
      CHECK(manual.find("\\fB" + option + "\\fR") != std::string::npos);
    }
  }
}

}  // namespace
}  // namespace quipu
