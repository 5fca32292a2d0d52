// Chains of what documents say, and none of what they only share.

#include <catch2/catch.hpp>

#include "tests/app/cli/cli_support.h"

namespace quipu {
namespace {

// What each path passes.
std::vector<std::vector<std::string>> Paths(const RunResult& run) {
  std::vector<std::vector<std::string>> paths;
  const auto answer = nlohmann::json::parse(run.out);
  for (const auto& path : answer.at("paths")) {
    auto& names = paths.emplace_back();
    for (const auto& entity : path.at("entities")) {
      names.push_back(entity.at("name"));
    }
  }
  return paths;
}

TEST_CASE("A page, a year or a visit in common is no chain", "[cli]") {
  const TemporaryFolder folder;
  folder.Write("a.txt",
               "Mary Keane visited Bergen in 1962. Mary Keane is a member of "
               "the Harbour League. The Harbour League supports the Pier "
               "Movement.\n");
  folder.Write("b.txt",
               "Anton Reyl visited Bergen in 1962. Anton Reyl is the leader of "
               "the Pier Movement.\n");
  folder.Write("c.txt",
               "Daniel Cobb visited Bergen in 1962. This page was copied on "
               "the same day as a page on Mary Keane.\n");
  REQUIRE(RunQuipu(folder.path(), {"ingest", "a.txt", "b.txt", "c.txt"})
              .exit_code == 0);
  const auto path = [&](const std::string& to,
                        const std::vector<std::string>& more) {
    std::vector<std::string> arguments = {"path", "Mary Keane", to, "--format",
                                          "json"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return RunQuipu(folder.path(), arguments);
  };
  const std::vector<std::string> chain = {"Mary Keane", "Harbour League",
                                          "Pier Movement", "Anton Reyl"};
  const auto all = Paths(path("Anton Reyl", {"--k", "5"}));
  CHECK(all.size() == 2);
  CHECK_THAT(all, Catch::VectorContains(chain));
  CHECK(Paths(path("Anton Reyl", {"--avoid", "Bergen"})) ==
        std::vector<std::vector<std::string>>(1, chain));
  CHECK(Paths(path("Anton Reyl", {"--predicate", "member_of", "--predicate",
                                  "supports", "--predicate", "leads"})) ==
        std::vector<std::vector<std::string>>(1, chain));
  for (const RunResult& none : {path("Anton Reyl", {"--document", "a.txt"}),
                                path("Daniel Cobb", {"--avoid", "Bergen"})}) {
    CHECK(none.exit_code == 1);
    CHECK(none.err.empty());
    CHECK(nlohmann::json::parse(none.out).at("completeness") == "none_exists");
  }
}

}  // namespace
}  // namespace quipu
