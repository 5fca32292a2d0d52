#include "ingest/curation/contradiction.h"

#include <catch2/catch.hpp>
#include <map>
#include <numeric>
#include <random>
#include <set>

#include "graph/store/tables.h"
#include "tests/ingest/resolve/world_support.h"

namespace quipu::test {
namespace {

constexpr uint32_t kPersons = 3;  // on each page

// Pages whose persons no name joins.
std::vector<Page> MakePages(int count) {
  std::vector<Page> pages;
  for (int p = 0; p < count; ++p) {
    PageBuilder page("page" + std::to_string(p));
    for (uint32_t i = 0; i < kPersons; ++i) {
      page.Add("Person", {Full("Ana " + std::to_string(p) + " Vidal" +
                               std::to_string(i))});
    }
    pages.push_back(page.Build());
  }
  return pages;
}

// A decision about persons by their numbers: all of them are one, or the first
// `divide` are, and the rest are another.
struct Numbered {
  uint64_t sequence = 0;
  std::vector<uint32_t> persons;
  uint32_t divide = 0;  // 0: they are one
};

CurationEntry EntryOf(const Numbered& decision,
                      const std::vector<Page>& pages) {
  CurationEntry entry;
  entry.kind =
      decision.divide == 0 ? CurationKind::kSame : CurationKind::kDistinct;
  if (decision.divide != 0) entry.divide = decision.divide;
  for (const uint32_t person : decision.persons) {
    entry.anchors.push_back(
        AnchorOf(pages[person / kPersons], LocalIndex{person % kPersons}));
  }
  return entry;
}

// Whether all of these can hold: whoever is one by decision is painted in one
// colour, until nothing changes any more.
bool CanHold(const std::vector<Numbered>& decisions, uint32_t persons) {
  std::vector<uint32_t> colour(persons);
  std::iota(colour.begin(), colour.end(), 0);
  for (bool changed = true; changed;) {
    changed = false;
    for (const Numbered& decision : decisions) {
      for (size_t i = 0; i < decision.persons.size(); ++i) {
        for (size_t k = 0; k < decision.persons.size(); ++k) {
          const bool one_side = (i < decision.divide) == (k < decision.divide);
          const uint32_t a = decision.persons[i];
          const uint32_t b = decision.persons[k];
          if (!one_side || colour[a] >= colour[b]) continue;
          colour[b] = colour[a];
          changed = true;
        }
      }
    }
  }
  for (const Numbered& decision : decisions) {
    for (uint32_t i = 0; i < decision.divide; ++i) {
      for (size_t k = decision.divide; k < decision.persons.size(); ++k) {
        if (colour[decision.persons[i]] == colour[decision.persons[k]]) {
          return false;
        }
      }
    }
  }
  return true;
}

}  // namespace

//   1: a = b      2: b | c      then a = c is refused with 2 and 1
TEST_CASE("A contradiction is the chain that leads to it", "[curation]") {
  const std::vector<Page> pages = MakePages(3);
  World world;
  for (const Page& page : pages) world.Put(page);
  world.Derive();
  const uint64_t same = world.Decide(EntryOf({0, {0, 3}, 0}, pages));
  const uint64_t apart = world.Decide(EntryOf({0, {3, 6}, 1}, pages));
  world.Decide(EntryOf({0, {1, 4}, 0}, pages));
  world.Derive();
  const auto found = FindContradiction(*world.store().Published(),
                                       EntryOf({0, {0, 6}, 0}, pages));
  REQUIRE(found.has_value());
  REQUIRE(found->has_value());
  REQUIRE((*found)->size() == 2);
  CHECK((**found)[0].sequence == apart);
  CHECK((**found)[1].sequence == same);

  const auto parts = FindContradiction(*world.store().Published(),
                                       EntryOf({0, {0, 3}, 1}, pages));
  REQUIRE(parts.has_value());
  REQUIRE(parts->has_value());
  REQUIRE((*parts)->size() == 1);
  CHECK((**parts)[0].sequence == same);
}

TEST_CASE("A pending decision counts by its words", "[curation]") {
  const std::vector<Page> pages = MakePages(2);
  World world;
  for (const Page& page : pages) world.Put(page);
  world.Derive();
  world.Decide(EntryOf({0, {0, 3}, 1}, pages));
  world.Derive();
  world.Remove("page1");
  world.Derive();
  const auto found = FindContradiction(*world.store().Published(),
                                       EntryOf({0, {0, 3}, 0}, pages));
  REQUIRE(found.has_value());
  CHECK(found->has_value());
}

TEST_CASE("A decision that keeps a thing apart from itself is none",
          "[curation]") {
  const std::vector<Page> pages = MakePages(1);
  World world;
  world.Put(pages[0]);
  world.Derive();
  const auto found = FindContradiction(*world.store().Published(),
                                       EntryOf({0, {0, 0}, 1}, pages));
  REQUIRE_FALSE(found.has_value());
  CHECK(found.error().code == ErrorCode::kInvalidArgument);
}

TEST_CASE("Exactly what cannot hold is refused, with what it cannot hold with",
          "[curation]") {
  const std::vector<Page> pages = MakePages(4);
  const uint32_t persons = 4 * kPersons;
  int refused = 0;
  for (uint32_t seed = 0; seed < 12; ++seed) {
    std::mt19937 random(seed);
    World world;
    for (const Page& page : pages) world.Put(page);
    world.Derive();
    std::vector<Numbered> log;
    for (int step = 0; step < 25; ++step) {
      INFO("seed " << seed << ", step " << step);
      Numbered decision;
      std::set<uint32_t> chosen;
      while (chosen.size() < 2 + random() % 3)
        chosen.insert(static_cast<uint32_t>(random() % persons));
      decision.persons.assign(chosen.begin(), chosen.end());
      std::shuffle(decision.persons.begin(), decision.persons.end(), random);
      decision.divide = static_cast<uint32_t>(random() % 3);
      if (decision.divide >= decision.persons.size()) decision.divide = 0;
      const CurationEntry entry = EntryOf(decision, pages);
      const auto found = FindContradiction(*world.store().Published(), entry);
      REQUIRE(found.has_value());
      std::vector<Numbered> all = log;
      all.push_back(decision);
      REQUIRE(found->has_value() == !CanHold(all, persons));
      if (!*found) {
        decision.sequence = world.Decide(entry);
        world.Derive();
        log.push_back(decision);
        continue;
      }
      ++refused;
      std::vector<Numbered> chain = {decision};
      for (const CurationEntry& link : **found) {
        const auto known = std::find_if(
            log.begin(), log.end(),
            [&](const Numbered& n) { return n.sequence == link.sequence; });
        REQUIRE(known != log.end());
        chain.push_back(*known);
      }
      REQUIRE_FALSE(CanHold(chain, persons));
      for (size_t i = 0; i < chain.size(); ++i) {  // none of it is too much
        std::vector<Numbered> less = chain;
        less.erase(less.begin() + static_cast<long>(i));
        REQUIRE(CanHold(less, persons));
      }
    }
  }
  CHECK(refused > 20);
}

}  // namespace quipu::test
