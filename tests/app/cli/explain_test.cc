// quipu explain

#include <re2/re2.h>

#include <catch2/catch.hpp>

#include "tests/app/cli/cli_support.h"

namespace quipu {
namespace {

using Arguments = std::vector<std::string>;

nlohmann::json Explained(const TemporaryFolder& folder,
                         const std::string& what) {
  return RunForJson(folder.path(), {"explain", what, "--format", "json"});
}

TEST_CASE("An explanation reads as it was reviewed", "[cli]") {
  const TemporaryFolder folder;
  const RunResult run =
      RunQuipu(folder.path(), {"explain", "--ontology", "companies",
                               "--language", "en", "--text",
                               "Lantern Holdings owns Corvina Navigation. It "
                               "bought Brix Shipping in 2009."});
  INFO(run.err);
  CHECK(run.exit_code == 0);
  CHECK(run.out == Golden("explain.txt", run.out));
}

TEST_CASE("A claim is explained by the id that answers print", "[cli]") {
  const TemporaryFolder folder;
  IngestSmallGraph(folder);
  const auto path = RunForJson(
      folder.path(),
      {"path", "Thomas Keane", "San Dimas Committee", "--format", "json"});
  const auto& told =
      path.at("paths").at(0).at("steps").at(0).at("relations").at(0);
  const std::string id = told.at("claims").at(0).at("id");
  CHECK(RE2::FullMatch(id, "docs/report\\.txt#\\d+"));
  const auto explained = Explained(folder, id);
  REQUIRE(explained.at("sentences").size() == 1);
  const auto& sentence = explained.at("sentences").at(0);
  CHECK(sentence.at("text") == told.at("claims").at(0).at("quote"));
  CHECK(sentence.at("read_by_this_version") == true);
  REQUIRE(sentence.at("claims").size() == 1);
  const auto& claim = sentence.at("claims").at(0);
  CHECK(claim.at("id") == id);
  CHECK(claim.at("subject") == "Thomas Keane");
  CHECK(claim.at("predicate") == told.at("predicate"));
  CHECK(claim.at("confidence") == told.at("claims").at(0).at("confidence"));
  CHECK(!claim.at("grounds").empty());
  CHECK(sentence.at("mentions").at(0).at("name") == "Thomas Keane");
  CHECK(sentence.at("words").size() > 8);
  // The table says the same.
  const RunResult table = RunQuipu(folder.path(), {"explain", id});
  CHECK_THAT(table.out, Catch::Contains(id + "  Thomas Keane —["));
  CHECK_THAT(table.out, Catch::Contains("confidence "));
}

TEST_CASE("Words of a stored document are explained with all their claims",
          "[cli]") {
  const TemporaryFolder folder;
  IngestSmallGraph(folder);
  const auto all = Explained(folder, "San  Dimas\nCommittee");
  CHECK(all.at("sentences").size() == 3);
  CHECK(all.at("more") == true);
  const auto one = RunForJson(
      folder.path(), {"explain", "San Dimas", "--document", "docs/letter.txt",
                      "--limit", "1", "--format", "json"});
  REQUIRE(one.at("sentences").size() == 1);
  CHECK(one.at("sentences").at(0).at("document") == "docs/letter.txt");
  CHECK(one.at("sentences").at(0).at("claims").size() > 0);
  const auto exit_code = [&](Arguments arguments) {
    arguments.insert(arguments.begin(), "explain");
    return RunQuipu(folder.path(), arguments).exit_code;
  };
  CHECK(exit_code({"San Dimas Society"}) == 1);
  CHECK(exit_code({"docs/letter.txt#999"}) == 1);
  CHECK(exit_code({"docs/absent.txt#0"}) == 1);
  CHECK(exit_code({"San Dimas", "--document", "docs/absent.txt"}) == 1);
  CHECK(exit_code({}) == 2);
  CHECK(exit_code({"--text", "x", "--file", "docs/letter.txt"}) == 2);
  CHECK(exit_code({"--text", "x", "--document", "docs/letter.txt"}) == 2);
  CHECK(exit_code({"--file", "absent.txt"}) == 3);
  CHECK(exit_code({"--file", "docs/letter.txt", "San Dimas"}) == 0);
  CHECK(exit_code({"--file", "docs/letter.txt", "San Dimas Society"}) == 1);
}

TEST_CASE("What another ontology or version has read is told", "[cli]") {
  const TemporaryFolder folder;
  IngestSmallGraph(folder);
  const Arguments explain = {"explain", "--ontology", "companies",
                             "docs/report.txt#0"};
  const RunResult run = RunQuipu(folder.path(), explain);
  CHECK(run.exit_code == 0);
  CHECK_THAT(run.err, Catch::Contains("docs/report.txt was read by another "
                                      "version of Quipu, by other models or "
                                      "with another ontology"));
  Arguments json = explain;
  json.insert(json.end(), {"--format", "json"});
  CHECK(RunForJson(folder.path(), json)
            .at("sentences")
            .at(0)
            .at("read_by_this_version") == false);
}

TEST_CASE("A text without claims tells what was refused", "[cli]") {
  const TemporaryFolder folder;
  const Arguments explain = {
      "explain", "--language", "en", "--text",
      "It is not known whether Claire Delorme visited Lima."};
  CHECK_THAT(RunQuipu(folder.path(), explain).out,
             Catch::Contains("no claims") &&
                 Catch::Contains("“Claire Delorme” —[visited]→ “Lima”: the "
                                 "sentence does not claim it"));
}

}  // namespace
}  // namespace quipu
