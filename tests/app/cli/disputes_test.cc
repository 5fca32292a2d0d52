// Disputes on the command line, of documents whose claims are written down.

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

json Number(const std::string& text, int value, const std::string& sign) {
  return {{"kind", "quantity"},
          {"text", text},
          {"value", value},
          {"comparator", sign}};
}

//   Harbour Post, in two papers: 17 killed; Karl Voss ordered it
//   La Vigie: 63 killed, 40 wounded
//   Prison Watch: at least 58 killed; not 17; Voss did not order it
void IngestReports(const TemporaryFolder& folder) {
  const json dead17 = {{"subject", "s"},
                       {"predicate", "casualties"},
                       {"literal", Number("17", 17, "=")}};
  const json ordered = {
      {"subject", "v"}, {"predicate", "ordered"}, {"object", "s"}};
  json not17 = dead17;
  not17["modality"] = "denied";
  json not_ordered = ordered;
  not_ordered["polarity"] = "negative";

  const auto reprint = [&](const std::string& key) {
    return ExtractedDocument(
               key, "Harbour Post",
               "The storming of Hautmont left 17 inmates dead. It was ordered "
               "by Karl Voss.")
        .Entity("s", "Event", "Storming of Hautmont", "storming of Hautmont")
        .Entity("v", "Person", "Karl Voss", "Karl Voss")
        .Say(dead17, "The storming of Hautmont left 17 inmates dead.")
        .Say(ordered, "It was ordered by Karl Voss.")
        .Line();
  };
  std::string lines = reprint("mail.txt") + reprint("post.txt");
  lines +=
      ExtractedDocument("vigie.txt", "La Vigie",
                        "L'assaut de Hautmont : soixante-trois détenus "
                        "tués, quarante blessés.")
          .Entity("s", "Event", "Storming of Hautmont", "assaut de Hautmont")
          .Say({{"subject", "s"},
                {"predicate", "casualties"},
                {"literal", Number("soixante-trois", 63, "=")}},
               "L'assaut de Hautmont : soixante-trois détenus tués, "
               "quarante blessés.")
          .Say({{"subject", "s"},
                {"predicate", "casualties"},
                {"literal", Number("quarante", 40, "=")}},
               "L'assaut de Hautmont : soixante-trois détenus tués, "
               "quarante blessés.")
          .Line();
  const std::string counted =
      "In the storming of Hautmont at least 58 inmates were killed, not 17 as "
      "the army says.";
  lines +=
      ExtractedDocument("watch.txt", "Prison Watch",
                        counted + " Karl Voss did not order it.")
          .Entity("s", "Event", "Storming of Hautmont", "storming of Hautmont")
          .Entity("v", "Person", "Karl Voss", "Karl Voss")
          .Say({{"subject", "s"},
                {"predicate", "casualties"},
                {"literal", Number("at least 58", 58, ">=")}},
               counted)
          .Say(not17, counted)
          .Say(not_ordered, "Karl Voss did not order it.")
          .Line();
  folder.Write("found.jsonl", lines);
  const RunResult run =
      RunQuipu(folder.path(), {"ingest", "--extractions", "found.jsonl"});
  INFO(run.err);
  REQUIRE(run.exit_code == 0);
}

TEST_CASE("Disputes print what was reviewed", "[cli]") {
  const TemporaryFolder folder;
  IngestReports(folder);
  const auto print = [&](const std::string& golden,
                         std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), "disputes");
    const RunResult run = RunQuipu(folder.path(), arguments);
    INFO(golden << "\n" << run.err);
    CHECK(run.exit_code == 0);
    CHECK(Masked(run.out) == Golden(golden, run.out));
  };
  print("disputes.txt", {});
  print("disputes_one.txt", {"Karl Voss", "--quotes", "1"});
  print("disputes.csv", {"--format", "csv", "--predicate", "casualties"});
}

TEST_CASE("A dispute is a line of JSON with its positions and their quotes",
          "[cli]") {
  const TemporaryFolder folder;
  IngestReports(folder);
  std::istringstream lines(
      RunQuipu(folder.path(), {"disputes", "--format", "jsonl"}).out);
  std::string line;
  REQUIRE(std::getline(lines, line));
  const json dispute = json::parse(line);
  CHECK(dispute.at("kind") == "value");
  CHECK(dispute.at("subject").at("name") == "Storming of Hautmont");
  CHECK(dispute.at("predicate") == "casualties");
  CHECK(dispute.at("object").is_null());
  CHECK(dispute.at("scope").at("kind") == "dead");
  CHECK(dispute.at("scope").at("of") == "prisoners");
  const json& positions = dispute.at("positions");
  REQUIRE(positions.size() == 3);
  CHECK(positions[0].at("value") == "63; at least 58");
  CHECK(positions[0].at("independent_sources") == 2);
  CHECK(positions[1].at("value") == "17");
  CHECK(positions[1].at("independent_sources") == 1);
  CHECK(positions[1].at("claim_count") == 2);
  CHECK(positions[1].at("conflicts") == json({0, 2}));
  CHECK(positions[1].at("claims")[0].at("document") == "mail.txt");
  CHECK(positions[1].at("claims")[0].at("quote") ==
        "The storming of Hautmont left 17 inmates dead.");
  CHECK(positions[2].at("value") == "not 17");
  CHECK(positions[2].at("denied") == true);

  REQUIRE(std::getline(lines, line));
  CHECK(json::parse(line).at("kind") == "denied");
  CHECK(!std::getline(lines, line));

  const json whole =
      RunForJson(folder.path(), {"disputes", "--format", "json"});
  CHECK(whole.at("total") == 2);
  CHECK(whole.at("completeness") == "complete");
  CHECK(whole.at("disputes")[0] == dispute);
}

TEST_CASE("Where nobody disagrees, disputes says so", "[cli]") {
  const TemporaryFolder folder;
  IngestReports(folder);
  const RunResult run =
      RunQuipu(folder.path(), {"disputes", "--document", "post.txt"});
  CHECK(run.exit_code == 1);
  CHECK(run.out == "0 of 0 disputes; none exists: the search was exhausted\n");
  const RunResult unknown = RunQuipu(folder.path(), {"disputes", "Nobody"});
  CHECK(unknown.exit_code == 1);
  CHECK_THAT(unknown.err, Catch::Contains("Nobody"));
  CHECK(RunQuipu(folder.path(), {"disputes", "A", "B"}).exit_code == 2);
}

}  // namespace
}  // namespace quipu
