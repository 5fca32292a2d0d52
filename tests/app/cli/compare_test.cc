// Comparisons on the command line, of documents whose claims are written down.

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "tests/app/cli/cli_support.h"
#include "tests/app/cli/extraction_support.h"

namespace quipu {
namespace {

using nlohmann::json;

json Tie(const std::string& subject, const std::string& predicate,
         const std::string& object) {
  return {{"subject", subject}, {"predicate", predicate}, {"object", object}};
}

//   post, mail (equal): Voss —ordered→ storming, Voss —leads→ Red Path, "the
//                       terrorists"
//   vigie:              Voss —leads→ Red Path, "prisoners of war"
//   watch:              not Voss —ordered→ storming; speaks of Red Path
void IngestReports(const TemporaryFolder& folder) {
  const auto reprint = [&](const std::string& key) {
    return ExtractedDocument(
               key, "Harbour Post",
               "Karl Voss ordered the storming of Hautmont. He once led Red "
               "Path, the terrorists who held it.")
        .Entity("v", "Person", "Karl Voss", "Karl Voss")
        .Entity("s", "Event", "Storming of Hautmont", "storming of Hautmont")
        .Entity("p", "Organization", "Red Path", "Red Path")
        .Mention("the terrorists")
        .Say(Tie("v", "ordered", "s"),
             "Karl Voss ordered the storming of Hautmont.")
        .Say(Tie("v", "leads", "p"), "He once led Red Path")
        .Line();
  };
  std::string lines = reprint("mail.txt") + reprint("post.txt");
  lines += ExtractedDocument(
               "vigie.txt", "La Vigie",
               "Red Path, led by Karl Voss: prisoners of war, not bandits.")
               .Entity("v", "Person", "Karl Voss", "Karl Voss")
               .Entity("p", "Organization", "Red Path", "Red Path")
               .Mention("prisoners of war")
               .Say(Tie("v", "leads", "p"), "Red Path, led by Karl Voss")
               .Line();
  json denied = Tie("v", "ordered", "s");
  denied["polarity"] = "negative";
  lines +=
      ExtractedDocument("watch.txt", "Prison Watch",
                        "Karl Voss did not order the storming of "
                        "Hautmont, where Red Path lost nine men.")
          .Entity("v", "Person", "Karl Voss", "Karl Voss")
          .Entity("s", "Event", "Storming of Hautmont", "storming of Hautmont")
          .Entity("p", "Organization", "Red Path", "Red Path")
          .Say({{"subject", "s"},
                {"predicate", "casualties"},
                {"literal",
                 {{"kind", "quantity"},
                  {"text", "nine"},
                  {"value", 9},
                  {"comparator", "="}}}},
               "where Red Path lost nine men")
          .Say(denied, "Karl Voss did not order the storming of Hautmont")
          .Line();
  folder.Write("found.jsonl", lines);
  const RunResult run =
      RunQuipu(folder.path(), {"ingest", "--extractions", "found.jsonl"});
  INFO(run.err);
  REQUIRE(run.exit_code == 0);
}

TEST_CASE("Comparisons print what was reviewed", "[cli]") {
  const TemporaryFolder folder;
  IngestReports(folder);
  const auto print = [&](const std::string& golden,
                         std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), "compare");
    const RunResult run = RunQuipu(folder.path(), arguments);
    INFO(golden << "\n" << run.err);
    CHECK(run.exit_code == 0);
    CHECK(Masked(run.out) == Golden(golden, run.out));
  };
  print("compare.txt", {"post.txt", "mail.txt", "vigie.txt", "watch.txt"});
  print("compare_one.txt", {"watch.txt", "--limit", "1", "--quotes", "1"});
  print("compare.csv", {"post.txt", "vigie.txt", "watch.txt", "--quotes", "1",
                        "--format", "csv"});
}

TEST_CASE("A comparison is lines of JSON, or one value", "[cli]") {
  const TemporaryFolder folder;
  IngestReports(folder);
  const json whole = RunForJson(
      folder.path(), {"compare", "vigie.txt", "watch.txt", "--format", "json"});
  CHECK(whole.at("documents").size() == 2);
  CHECK(whole.at("documents")[1].at("voice") == 2);
  CHECK(whole.at("alone_total") == 3);
  CHECK(whole.at("omitted") == json::array());
  CHECK(whole.at("completeness") == "complete");
  const json& alone = whole.at("alone")[0];
  CHECK(alone.at("subject").at("name") == "Karl Voss");
  CHECK(alone.at("predicate") == "leads");
  CHECK(alone.at("object").at("name") == "Red Path");
  CHECK(alone.at("said_by") == json({"vigie.txt"}));
  CHECK(alone.at("silent") == json({"watch.txt"}));
  CHECK(alone.at("claims")[0].at("quote") == "Red Path, led by Karl Voss");

  std::istringstream lines(
      RunQuipu(folder.path(),
               {"compare", "vigie.txt", "watch.txt", "--format", "jsonl"})
          .out);
  std::vector<std::string> parts;
  for (std::string line; std::getline(lines, line);) {
    parts.push_back(json::parse(line).at("part"));
  }
  CHECK(parts == std::vector<std::string>{"documents", "documents", "alone",
                                          "alone", "alone"});
}

TEST_CASE("Copies of one text have nothing to be compared in", "[cli]") {
  const TemporaryFolder folder;
  IngestReports(folder);
  const RunResult copies =
      RunQuipu(folder.path(), {"compare", "post.txt", "mail.txt"});
  CHECK(copies.exit_code == 1);
  CHECK_THAT(copies.out, Catch::Contains("near-copy"));
  const RunResult unknown =
      RunQuipu(folder.path(), {"compare", "post.txt", "lost.txt"});
  CHECK(unknown.exit_code == 1);
  CHECK_THAT(unknown.err, Catch::Contains("lost.txt"));
  CHECK(RunQuipu(folder.path(), {"compare"}).exit_code == 2);
}

}  // namespace
}  // namespace quipu
