// Decisions of every kind, on random documents and in random histories.

#include <catch2/catch.hpp>
#include <map>
#include <random>

#include "graph/store/check_records.h"
#include "ingest/pipeline/check.h"
#include "ingest/pipeline/ingest.h"
#include "tests/ingest/curation/decision_support.h"
#include "tests/ingest/support/graph_lines_support.h"

namespace quipu::test {
namespace {

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("Whatever is decided and undone leaves the same bytes",
          "[curation][history]") {
  std::map<CurationKind, int> decided;
  for (uint32_t seed = 0; seed < 30; ++seed) {
    std::mt19937 random(seed);
    World world;
    for (int i = 0; i < 6; ++i) {
      world.Put(RandomPage("page" + std::to_string(i), random));
    }
    world.Derive();
    for (int step = 0; step < 30; ++step) {
      const Lines before = world.Export();
      const Lines graph = GraphLines(world.store());
      const auto entry = RandomDecision(world, random);
      if (!entry) continue;
      INFO("seed " << seed << ", step " << step << ", kind "
                   << static_cast<int>(entry->kind));
      const DecisionOutcome outcome =
          Must(Decide(world.store(), world.ontology(), *entry));
      if (!std::holds_alternative<DecisionReport>(outcome)) {
        REQUIRE(Difference(world.Export(), before) == Lines());
        continue;
      }
      CheckReport report;
      REQUIRE(CheckRecords(*world.store().Published(), report).has_value());
      REQUIRE(report.findings == std::vector<CheckFinding>());
      ++decided[entry->kind];
      if (random() % 4 == 0) continue;  // the next ones stand on it
      UndoIn(world, std::get<DecisionReport>(outcome).sequence);
      REQUIRE(Difference(world.Export(), before) == Lines());
      REQUIRE(Difference(GraphLines(world.store()), graph) == Lines());
    }
  }
  CHECK(decided.size() == 9);
  for (const auto& [kind, count] : decided) {
    INFO("kind " << static_cast<int>(kind));
    CHECK(count >= 3);
  }
}

TEST_CASE("Curated histories export what a batch build of their end exports",
          "[curation][history]") {
  for (uint32_t seed = 0; seed < 4; ++seed) {
    std::mt19937 random(seed);
    World world;
    Input input;
    const auto any_page = [&]() -> Page& {
      auto page = input.pages.begin();
      std::advance(page, random() % input.pages.size());
      return page->second;
    };
    for (int step = 0; step < 200; ++step) {
      INFO("seed " << seed << ", step " << step);
      const auto choice = random() % 20;
      if (choice < 6 || input.pages.empty()) {
        const std::string key = "page" + std::to_string(random() % 10);
        input.pages[key] = RandomPage(key, random);
        world.Put(input.pages[key]);
      } else if (choice < 8) {
        Page& page = any_page();
        page = ReadAgain(page, random);
        world.Put(page);
      } else if (choice < 9) {
        world.Derive();
        const std::string key = any_page().document.key.value;
        world.Remove(key);
        input.pages.erase(key);
      } else if (choice < 15) {
        world.Derive();
        auto entry = RandomDecision(world, random);
        if (!entry) continue;
        const DecisionOutcome outcome =
            Must(Decide(world.store(), world.ontology(), *entry));
        const auto* report = std::get_if<DecisionReport>(&outcome);
        if (report == nullptr) continue;
        entry->sequence = report->sequence;
        input.log.push_back(std::move(*entry));
      } else if (choice < 17 && !input.log.empty()) {
        const size_t index = random() % input.log.size();
        world.Derive();
        UndoIn(world, input.log[index].sequence);
        input.log.erase(input.log.begin() + static_cast<long>(index));
      } else if (choice < 18) {
        REQUIRE(Rebuild(world.store(), world.ontology()).has_value());
      } else {
        world.Derive({.documents = 1 + random() % 5});
      }
      if (step % 20 != 19) continue;
      world.Derive();
      World batch = BuildAtOnce(input);
      REQUIRE(Difference(world.Export(), batch.Export()) == Lines());
      REQUIRE(Difference(GraphLines(world.store()),
                         GraphLines(batch.store())) == Lines());
    }
    const auto report = Check(world.store(), world.ontology());
    REQUIRE(report.has_value());
    REQUIRE(report->findings == std::vector<CheckFinding>());
  }
}

}  // namespace quipu::test
