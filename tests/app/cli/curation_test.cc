// Decisions of an analyst on the command line, and the log of them.

#include <catch2/catch.hpp>

#include "tests/app/cli/cli_support.h"

namespace quipu {
namespace {

// The graph, and what its documents say of themselves.
std::string StateOf(const TemporaryFolder& folder) {
  return RunQuipu(folder.path(), {"export"}).out +
         RunQuipu(folder.path(), {"documents", "--format", "csv"}).out;
}

// The commands as they are typed, with what each prints and its exit status.
std::string TranscriptOf(
    const TemporaryFolder& folder,
    const std::vector<std::vector<std::string>>& commands) {
  std::string transcript;
  for (const std::vector<std::string>& command : commands) {
    transcript += "$ quipu";
    for (const std::string& word : command) transcript += " " + word;
    const RunResult run = RunQuipu(folder.path(), command,
                                   {.environment = {{"QUIPU_AUTHOR", "jo"}}});
    transcript += "\n" + run.out + run.err + "exit " +
                  std::to_string(run.exit_code) + "\n";
  }
  return transcript;
}

TEST_CASE("Decisions print what was reviewed", "[cli]") {
  const TemporaryFolder folder;
  IngestSmallGraph(folder);
  const std::vector<std::vector<std::string>> commands = {
      {"merge", "Thomas Keane", "Mary Keane", "--reason", "one man"},
      {"split", "Claire Delorme", "--mention", "docs/notes.md"},
      {"split", "Thomas Keane", "--mention", "docs/notes.md"},
      {"rename", "Lurigancho Chaplaincy", "The Chaplaincy"},
      {"retype", "Lima", "Group"},
      {"retype", "Lima", "Planet"},
      {"add", "mention", "Mary Keane", "--document", "docs/notes.md", "--quote",
       "the director", "--kind", "nominal"},
      {"add", "entity", "--type", "Group", "--document", "docs/letter.txt",
       "--quote", "member", "--name", "The Members"},
      {"add", "entity", "--type", "Group", "--document", "docs/letter.txt",
       "--quote", "member", "--within", "Quispe is a member", "--name",
       "The Members", "--kind", "nominal"},
      {"add", "claim", "Julián Quispe", "leads", "The Members", "--document",
       "docs/letter.txt", "--quote",
       "Julián Quispe is a member of the San Dimas Committee.", "--date",
       "1991", "--reason", "so she says"},
      {"correct", "docs/letter.txt", "date", "1991-06"},
      {"correct", "docs/letter.txt", "authors"},
      {"documents"},
      {"show", "The Members"},
      {"undo", "2"},
      {"undo", "77"},
      {"log"},
      {"log", "--format", "jsonl"},
      {"log", "--pending"},
  };
  const std::string transcript = TranscriptOf(folder, commands);
  CHECK(Masked(transcript) == Golden("curation.txt", transcript));
}

// Two that Julián Quispe may be, "Delorme" and "M. Keane" that are taken for
// their only bearers, and a document that goes after a decision about it.
TEST_CASE("The queue prints what was reviewed", "[cli]") {
  const TemporaryFolder folder;
  IngestSmallGraph(folder);
  folder.Write("more/telegram.txt",
               "A telegram\n"
               "\n"
               "Julián Quispe Rojas leads the Union of Porters. Delorme met "
               "Mary Keane in Cusco.\n");
  folder.Write("more/memoir.txt",
               "A memoir\n"
               "\n"
               "Julián Quispe Mamani leads the Union of Carters. M. Keane was "
               "in Lima.\n");
  folder.Write("more/note.txt",
               "A note\n"
               "\n"
               "Rosa Ferro is the director of the Harbour Clinic.\n");
  REQUIRE(RunQuipu(folder.path(), {"ingest", "docs", "more"}).exit_code == 0);
  const std::vector<std::vector<std::string>> commands = {
      {"rename", "Rosa Ferro", "Rosa Ferro Díaz"},
      {"remove", "more/note.txt"},
      {"review"},
      {"review", "--limit", "2"},
      {"review", "--limit", "1", "--format", "jsonl"},
  };
  const std::string transcript = TranscriptOf(folder, commands);
  CHECK(Masked(transcript) == Golden("review.txt", transcript));
}

TEST_CASE("What is decided and undone leaves no trace", "[cli]") {
  const TemporaryFolder folder;
  IngestSmallGraph(folder);
  const std::string before = StateOf(folder);
  const auto claims =
      RunForJson(folder.path(), {"show", "Claire Delorme", "--format", "json"});
  const std::string claim =
      claims.at("relations").at(0).at("claims").at(0).at("id");
  const std::vector<std::vector<std::string>> decisions = {
      {"merge", "Thomas Keane", "Claire Delorme"},
      {"split", "San Dimas Committee", "--mention", "docs/letter.txt"},
      {"split", "Claire Delorme", "--mention", claim},
      {"reject", claim},
      {"rename", "Lima", "Ciudad de los Reyes"},
      {"retype", "Lima", "Group"},
      {"add", "mention", "Lima", "--document", "docs/letter.txt", "--quote",
       "not a member", "--kind", "nominal"},
      {"add", "entity", "--type", "Group", "--document", "docs/notes.md",
       "--quote", "the director of", "--kind", "nominal"},
      {"add", "claim", "San Dimas Committee", "has_size", ">50", "--literal",
       "quantity", "--document", "docs/report.txt", "--quote",
       "Claire Delorme met Julián Quispe in Lima."},
      {"correct", "docs/notes.md", "publisher", "The Post"},
  };
  for (std::vector<std::string> command : decisions) {
    command.insert(command.end(), {"--format", "json"});
    INFO(command[0]);
    const auto decided = RunForJson(folder.path(), command);
    CHECK(StateOf(folder) != before);
    CHECK(RunQuipu(folder.path(), {"check"}).exit_code == 0);
    const auto number = decided.at("decision").get<int>();
    CHECK(RunQuipu(folder.path(), {"undo", std::to_string(number)}).exit_code ==
          0);
    CHECK(StateOf(folder) == before);
  }
}

TEST_CASE("A decision outlives the removal and return of its document",
          "[cli]") {
  const TemporaryFolder folder;
  IngestSmallGraph(folder);
  REQUIRE(RunQuipu(folder.path(), {"rename", "Mary Keane", "Sister Mary"})
              .exit_code == 0);
  const std::string renamed = StateOf(folder);
  REQUIRE(RunQuipu(folder.path(), {"remove", "docs/notes.md"}).exit_code == 0);
  CHECK(RunQuipu(folder.path(), {"log", "--pending"}).exit_code == 0);
  REQUIRE(RunQuipu(folder.path(), {"ingest", "docs"}).exit_code == 0);
  CHECK(RunQuipu(folder.path(), {"log", "--pending"}).exit_code == 1);
  CHECK(StateOf(folder) == renamed);
  REQUIRE(RunQuipu(folder.path(), {"rebuild"}).exit_code == 0);
  CHECK(StateOf(folder) == renamed);
}

TEST_CASE("An added claim is explained by who added it", "[cli]") {
  const TemporaryFolder folder;
  IngestSmallGraph(folder);
  REQUIRE(RunQuipu(folder.path(),
                   {"add", "claim", "Mary Keane", "leads", "Caritas Lima",
                    "--document", "docs/notes.md", "--quote",
                    "The Lurigancho Chaplaincy is part of Caritas Lima.",
                    "--reason", "read between the lines", "--author", "jo"})
              .exit_code == 0);
  const auto shown =
      RunForJson(folder.path(), {"show", "Caritas Lima", "--format", "json"});
  std::string id;
  for (const auto& relation : shown.at("relations")) {
    for (const auto& claim : relation.at("claims")) {
      if (claim.at("rule") == "curated") id = claim.at("id");
    }
  }
  const RunResult text = RunQuipu(folder.path(), {"explain", id});
  CHECK(text.exit_code == 0);
  CHECK(text.out.find("added by decision 1, jo, ") != std::string::npos);
  CHECK(text.out.find("read between the lines") != std::string::npos);
  const auto json =
      RunForJson(folder.path(), {"explain", id, "--format", "json"});
  CHECK(json.at("added").at("decision") == 1);
  CHECK(json.at("added").at("claim").at("id") == id);
}

TEST_CASE("A rejected claim is in no list", "[cli]") {
  const TemporaryFolder folder;
  IngestSmallGraph(folder);
  const auto count = [&] {
    const auto list =
        RunForJson(folder.path(), {"documents", "--format", "json"});
    return list.at("documents").at(2).at("claims").get<int>();
  };
  const int before = count();
  REQUIRE(RunQuipu(folder.path(), {"reject", "docs/report.txt#0"}).exit_code ==
          0);
  CHECK(count() == before - 1);
  const RunResult again =
      RunQuipu(folder.path(), {"reject", "docs/report.txt#0"});
  CHECK(again.exit_code == 2);
  CHECK(again.err.find("rejected already") != std::string::npos);
  CHECK(RunQuipu(folder.path(), {"reject", "docs/report.txt"}).exit_code == 1);
}

}  // namespace
}  // namespace quipu
