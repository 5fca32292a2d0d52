// --min-confidence, of what is printed and of what is kept.

#include <catch2/catch.hpp>
#include <sstream>

#include "tests/app/cli/cli_support.h"

namespace quipu {
namespace {

using Arguments = std::vector<std::string>;

TEST_CASE("Claims that are not sure enough are in no answer", "[cli]") {
  const TemporaryFolder folder;
  IngestSmallGraph(folder);
  const auto run = [&](Arguments arguments, const std::string& least) {
    arguments.insert(arguments.end(), {"--min-confidence", least});
    return RunQuipu(folder.path(), arguments);
  };
  const Arguments path = {"path", "Thomas Keane", "San Dimas Committee"};
  CHECK(run(path, "100").exit_code == 0);
  CHECK(run(path, "1000").exit_code == 1);
  CHECK(run(path, "1001").exit_code == 2);
  const Arguments neighbors = {"neighbors", "Claire Delorme"};
  CHECK(run(neighbors, "100").exit_code == 0);
  CHECK(run(neighbors, "1000").exit_code == 1);
  const Arguments show = {"show", "Claire Delorme"};
  CHECK_THAT(run(show, "100").out, Catch::Contains("contested"));
  CHECK_THAT(run(show, "1000").out, Catch::Contains("\n0 claims\n"));
  const Arguments search = {"search", "Claire Delorme"};
  CHECK(run(search, "0").exit_code == 0);
  CHECK(run(search, "100").exit_code == 0);
  CHECK(run(search, "1000").exit_code == 1);
  CHECK(run(search, "1001").exit_code == 2);
  const auto claims = [&](const std::string& least) {
    const RunResult extract =
        run({"extract", "docs/letter.txt", "--format", "json"}, least);
    REQUIRE(extract.exit_code == 0);
    return nlohmann::json::parse(extract.out).at(0).at("claims").size();
  };
  CHECK(claims("100") > 0);
  CHECK(claims("1000") == 0);
}

TEST_CASE("An export leaves out claims that are not sure enough", "[cli]") {
  const TemporaryFolder folder;
  IngestSmallGraph(folder);
  const auto exported = [&](const Arguments& options) {
    Arguments arguments = {"export"};
    arguments.insert(arguments.end(), options.begin(), options.end());
    const RunResult run = RunQuipu(folder.path(), arguments);
    REQUIRE(run.exit_code == 0);
    std::vector<nlohmann::json> lines;
    std::istringstream in(run.out);
    for (std::string line; std::getline(in, line);) {
      lines.push_back(nlohmann::json::parse(line));
    }
    return lines;
  };
  const auto all = exported({});
  std::vector<nlohmann::json> expected;  // what is left of all
  for (nlohmann::json line : all) {
    if (line.at("kind") == "relation") {
      nlohmann::json claims = nlohmann::json::array();
      for (const auto& claim : line.at("claims")) {
        if (claim.at("confidence") >= 500) claims.push_back(claim);
      }
      if (claims.empty()) continue;
      line["claims"] = claims;
    }
    expected.push_back(line);
  }
  CHECK(expected.size() < all.size());
  CHECK(exported({"--min-confidence", "500"}) == expected);
  CHECK(exported({"--min-confidence", "0"}) == all);
}

TEST_CASE("A store remembers how sure its claims must be", "[cli]") {
  const TemporaryFolder folder;
  IngestSmallGraph(folder);
  const auto claims = [&] {
    return RunForJson(folder.path(), {"stats", "--format", "json"})
        .at("claims")
        .get<int>();
  };
  const auto run = [&](const Arguments& arguments) {
    const RunResult result = RunQuipu(folder.path(), arguments);
    INFO(result.err);
    REQUIRE(result.exit_code == 0);
    return result;
  };
  const int all = claims();
  REQUIRE(all > 0);
  // Of one document only the surest are kept; the others' stay.
  run({"ingest", "docs/letter.txt", "--min-confidence", "1000"});
  CHECK(claims() < all);
  CHECK(claims() > 0);
  run({"rebuild", "--extract"});
  CHECK(claims() == 0);
  CHECK(run({"ingest", "docs"}).out.find("3 unchanged") != std::string::npos);
  run({"rebuild", "--extract", "--min-confidence", "100"});
  CHECK(claims() == all);
  CHECK(run({"stats"}).err.empty());
  // Another ontology changes nothing of it.
  run({"rebuild", "--ontology", "built-in"});
  CHECK(run({"ingest", "docs"}).out.find("3 unchanged") != std::string::npos);
  CHECK(claims() == all);
  CHECK(
      RunQuipu(folder.path(), {"rebuild", "--min-confidence", "5"}).exit_code ==
      2);
}

}  // namespace
}  // namespace quipu
