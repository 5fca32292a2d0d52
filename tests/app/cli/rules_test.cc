// quipu rules

#include <catch2/catch.hpp>

#include "tests/app/cli/cli_support.h"

namespace quipu {
namespace {

constexpr const char* kOntology = R"yaml(version: 1
base: built-in
types:
  - {name: Vessel, description: a ship, heads: {en: [trawler]}, recognized: [Facility]}
  - {name: Place, description: a place}
predicates:
  - {name: sailed_to, description: went there, domain: [Vessel], range: [Place]}
rules:
  - name: sail
    patterns: {en: ["{ship:Vessel} steamed to {port:Place}"]}
    claims: ["sailed_to(ship, port)"]
    examples:
      - en: "The Nordkap Trawler steamed to Iceland."
        claims: ["sailed_to(Nordkap Trawler, Iceland)"]
      - en: "The Nordkap Trawler steamed to Iceland."
        claims: []
  - name: drift
    patterns: {en: ["{ship:Vessel} drifted to {port:Place}"]}
    claims: ["sailed_to(ship, port)"]
)yaml";

TEST_CASE("Examples that fail are told with their lines", "[cli]") {
  const TemporaryFolder folder;
  folder.Write("mine.yaml", kOntology);
  const RunResult run = RunQuipu(folder.path(), {"rules", "test", "mine.yaml"});
  INFO(run.err << run.out);
  CHECK(run.exit_code == 3);
  CHECK_THAT(run.out, Catch::Contains("mine.yaml:15: sail"));
  CHECK_THAT(run.out, Catch::Contains("expected: nothing"));
  CHECK_THAT(run.out,
             Catch::Contains("found: sailed_to(Nordkap Trawler, Iceland)"));
  CHECK_THAT(run.out, Catch::Contains("2 rules, 2 examples, 1 failed, 1 rule "
                                      "without an example"));
  const RunResult json = RunQuipu(
      folder.path(), {"rules", "test", "mine.yaml", "--format", "json"});
  CHECK(nlohmann::json::parse(json.out).at(0).at("failed").size() == 1);
}

TEST_CASE("The ontologies of the program pass their own examples", "[cli]") {
  const TemporaryFolder folder;
  const RunResult run = RunQuipu(folder.path(), {"rules", "test"});
  INFO(run.out);
  CHECK(run.exit_code == 0);
  CHECK(run.out.find("built-in: ") != std::string::npos);
  CHECK(run.out.find("companies: ") != std::string::npos);
}

TEST_CASE("The ontology of companies finds the owners behind an owner",
          "[cli]") {
  const TemporaryFolder folder;
  const std::string examples = QUIPU_SOURCE_DIR "/examples";
  REQUIRE(RunQuipu(folder.path(), {"ingest", "--ontology", "companies",
                                   "--root", examples, examples + "/shipping"})
              .exit_code == 0);
  // Each link is told in another language, by another document.
  const auto answer = RunForJson(
      folder.path(), {"path", "Corvina Navigation", "Maritime Bank of Breland",
                      "--predicate", "subsidiary_of", "--format", "json"});
  std::vector<std::string> names;
  for (const auto& entity : answer.at("paths").at(0).at("entities")) {
    names.push_back(entity.at("name"));
  }
  CHECK(names == std::vector<std::string>{"Corvina Navigation",
                                          "Lantern Holdings", "Varenne Trust",
                                          "Maritime Bank of Breland"});
  // What is denied is no chain: the bank does not own the line.
  const auto found =
      RunForJson(folder.path(), {"search", "HML", "--format", "json"});
  std::string line;
  for (const auto& entity : found.at("entities")) {
    if (entity.at("type") == "Company" && line.empty()) {
      line = "#" + entity.at("id").get<std::string>();
    }
  }
  CHECK(RunQuipu(folder.path(), {"path", "Maritime Bank of Breland", line,
                                 "--predicate", "owns"})
            .exit_code == 1);
}

TEST_CASE("An ontology that cannot be read has no rules to test", "[cli]") {
  const TemporaryFolder folder;
  folder.Write("bad.yaml", "version: 1\nbase: mine\n");
  const RunResult bad = RunQuipu(folder.path(), {"rules", "test", "bad.yaml"});
  CHECK(bad.exit_code == 3);
  CHECK_THAT(bad.err, Catch::Contains("bad.yaml:1: "));
  CHECK(RunQuipu(folder.path(), {"rules", "guess"}).exit_code == 2);
}

}  // namespace
}  // namespace quipu
