#include <catch2/catch.hpp>
#include <map>
#include <random>

#include "graph/model/names.h"
#include "graph/store/check_records.h"
#include "ingest/pipeline/check.h"
#include "ingest/pipeline/ingest.h"
#include "ingest/resolve/anchor.h"
#include "tests/ingest/resolve/world_support.h"
#include "tests/ingest/support/graph_lines_support.h"

namespace quipu::test {
namespace {

using Groups = std::vector<std::vector<std::string>>;

struct TwoPages {
  Page a;
  Page b;
};

//   a: Ana Vidal --leads--> Harbour League       b: Ana Vidal, Paul Roca
TwoPages MakePages() {
  PageBuilder a("a");
  const LocalIndex person = a.Add("Person", {Full("Ana Vidal")});
  const LocalIndex body = a.Add("Organization", {Full("Harbour League")});
  a.Claim(person, "leads", body);
  PageBuilder b("b");
  b.Add("Person", {Full("Ana Vidal")});
  b.Add("Person", {Full("Paul Roca")});
  return {a.Build(), b.Build()};
}

CurationEntry Decision(CurationKind kind, std::vector<Anchor> anchors,
                       std::string value = "") {
  CurationEntry entry;
  entry.kind = kind;
  entry.anchors = std::move(anchors);
  entry.value = std::move(value);
  return entry;
}

}  // namespace

TEST_CASE("Same, not the same, and undo change what is one entity",
          "[curation]") {
  const auto [a, b] = MakePages();
  World world;
  world.Put(a);
  world.Put(b);
  world.Derive();
  const auto untouched = world.Export();
  REQUIRE(world.Partition() == Groups{{"a:Ana Vidal", "b:Ana Vidal"},
                                      {"a:Harbour League"},
                                      {"b:Paul Roca"}});

  const uint64_t apart = world.Decide(
      Decision(CurationKind::kDistinct,
               {AnchorOf(a, LocalIndex{0}), AnchorOf(b, LocalIndex{0})}));
  world.Derive();
  REQUIRE(world.Partition().size() == 4);

  const uint64_t same =
      world.Decide(Decision(CurationKind::kSame, {AnchorOf(b, LocalIndex{0}),
                                                  AnchorOf(b, LocalIndex{1})}));
  world.Derive();
  REQUIRE(world.Partition() == Groups{{"a:Ana Vidal"},
                                      {"a:Harbour League"},
                                      {"b:Ana Vidal", "b:Paul Roca"}});

  world.Undo(apart);
  world.Undo(same);
  world.Derive();
  REQUIRE(world.Export() == untouched);
}

TEST_CASE(
    "A decision waits while its document is away and counts when it is "
    "back",
    "[curation]") {
  const auto [a, b] = MakePages();
  World world;
  world.Put(a);
  world.Put(b);
  world.Derive();
  world.Decide(Decision(CurationKind::kSame, {AnchorOf(a, LocalIndex{0}),
                                              AnchorOf(b, LocalIndex{1})}));
  world.Derive();
  const auto merged = world.Export();
  world.Remove("b");
  world.Derive();
  world.Put(b);
  world.Derive();
  REQUIRE(world.Export() == merged);
}

TEST_CASE("A new name and type hold for the whole entity", "[curation]") {
  const auto [a, b] = MakePages();
  World world;
  world.Put(a);
  world.Put(b);
  world.Decide(Decision(CurationKind::kRename, {AnchorOf(b, LocalIndex{0})},
                        "Ana Maria Vidal"));
  world.Decide(
      Decision(CurationKind::kRetype, {AnchorOf(a, LocalIndex{1})}, "Party"));
  world.Derive();
  std::string all;
  for (const std::string& line : world.Export()) all += line + "\n";
  CHECK(all.find(R"("type":"Person","name":"Ana Maria Vidal")") !=
        std::string::npos);
  CHECK(all.find(R"("type":"Party","name":"Harbour League")") !=
        std::string::npos);
}

TEST_CASE("A rejected claim takes its relation with it, until undone",
          "[curation]") {
  const auto [a, b] = MakePages();
  World world;
  world.Put(a);
  world.Derive();
  const auto before = world.Export();
  const Span sentence = a.extraction.claims[0].evidence[0];
  const uint64_t decision = world.Decide(Decision(
      CurationKind::kRejectClaim, {MakeAnchor(a.document, sentence)}, "leads"));
  world.Derive();
  REQUIRE(world.Export().size() == before.size() - 1);
  world.Undo(decision);
  world.Derive();
  REQUIRE(world.Export() == before);
}

TEST_CASE("Random histories export what a batch build of their end exports",
          "[curation][history]") {
  for (uint32_t seed = 0; seed < 4; ++seed) {
    INFO("seed " << seed);
    std::mt19937 random(seed);
    World world;
    Input input;
    const auto any_page = [&]() -> const Page& {
      auto page = input.pages.begin();
      std::advance(page, random() % input.pages.size());
      return page->second;
    };
    const auto any_anchor = [&] {
      const Page& page = any_page();
      return AnchorOf(page, LocalIndex{static_cast<uint32_t>(
                                random() % page.extraction.entities.size())});
    };
    for (int step = 0; step < 200; ++step) {
      const auto choice = random() % 20;
      if (choice < 9 || input.pages.empty()) {
        const std::string key = "page" + std::to_string(random() % 15);
        Page page = RandomPage(key, random);
        world.Put(page);
        input.pages[key] = std::move(page);
      } else if (choice < 12) {
        world.Derive();
        const std::string key = any_page().document.key.value;
        world.Remove(key);
        input.pages.erase(key);
      } else if (choice < 15) {
        const auto kind =
            random() % 2 == 0 ? CurationKind::kSame : CurationKind::kDistinct;
        CurationEntry entry = Decision(kind, {any_anchor(), any_anchor()});
        world.Derive();
        entry.sequence = world.Decide(entry);
        input.log.push_back(std::move(entry));
      } else if (choice < 16 && !input.log.empty()) {
        const size_t index = random() % input.log.size();
        world.Derive();
        world.Undo(input.log[index].sequence);
        input.log.erase(input.log.begin() + static_cast<long>(index));
      } else if (choice < 17) {
        REQUIRE(Rebuild(world.store(), world.ontology()).has_value());
      } else {
        world.Derive({.documents = 1 + random() % 5});
      }
      if (step % 20 != 19) continue;
      world.Derive();
      World batch = BuildAtOnce(input);
      INFO("step " << step);
      REQUIRE(Difference(world.Export(), batch.Export()) ==
              std::vector<std::string>());
      REQUIRE(
          Difference(GraphLines(world.store()), GraphLines(batch.store())) ==
          std::vector<std::string>());
      CheckReport report;
      REQUIRE(CheckRecords(*world.store().Published(), report).has_value());
      REQUIRE(report.findings == std::vector<CheckFinding>());
    }
    const auto report = Check(world.store(), world.ontology());
    REQUIRE(report.has_value());
    REQUIRE(report->findings == std::vector<CheckFinding>());
  }
}

}  // namespace quipu::test
