#include <catch2/catch.hpp>

#include "graph/store/tables.h"
#include "ingest/resolve/identity_reasons.h"
#include "tests/ingest/resolve/world_support.h"

namespace quipu::test {
namespace {

IdentityReasons ReasonsFor(World& world, const Page& page, uint32_t local) {
  const auto reader = world.store().Published();
  const auto entity =
      entities::Find(*reader, page.extraction.entities[local].handle);
  REQUIRE(entity.has_value());
  REQUIRE(entity->has_value());
  auto reasons = ReasonsOf(*reader, **entity);
  REQUIRE(reasons.has_value());
  return std::move(*reasons);
}

}  // namespace

//   a: Colonel Othmane Rahal    b: Osman Rahal    c: Coronel Rahal
TEST_CASE("Why an entity is one is told by what its names share", "[resolve]") {
  PageBuilder a("a");
  a.Add("Person", {Full("Colonel Othmane Rahal")});
  PageBuilder b("b");
  b.Add("Person", {Full("Osman Rahal")});
  PageBuilder c("c");
  c.Add("Person", {Surname("Coronel Rahal")});
  const Page first = a.Build();
  World world;
  world.Put(first);
  world.Put(b.Build());
  world.Put(c.Build());
  world.Derive();
  const IdentityReasons reasons = ReasonsFor(world, first, 0);
  REQUIRE(reasons.alike.size() == 3);
  CHECK(reasons.alike[0].name == "Colonel Othmane Rahal");
  CHECK(reasons.alike[1].documents == std::vector<DocumentKey>{{"b"}});
  REQUIRE(reasons.joins.size() == 2);
  CHECK(reasons.joins[0].evidence.kind == "names that sound alike");
  CHECK(reasons.joins[0].alike == std::vector<size_t>{0, 1});
  CHECK(reasons.joins[1].evidence.kind == "title and surname");
  CHECK(reasons.joins[1].evidence.words == "colonel rahal");
  CHECK(reasons.joins[1].alike == std::vector<size_t>{0, 2});
  CHECK_FALSE(reasons.nearest.has_value());
}

//   a: Varne Prison, Harbour League, the governor
//   b: Varne Prison, Harbour League, Governor Ana Vidal
TEST_CASE("Why a described thing is a named one is told by their topics",
          "[resolve]") {
  PageBuilder a("a");
  a.Describe("Person", "the governor");
  a.Add("Prison", {Full("Varne Prison")});
  a.Add("Organization", {Full("Harbour League")});
  PageBuilder b("b");
  b.Add("Person", {Full("Governor Ana Vidal")});
  b.Add("Prison", {Full("Varne Prison")});
  b.Add("Organization", {Full("Harbour League")});
  const Page first = a.Build();
  World world;
  world.Put(first);
  world.Put(b.Build());
  world.Derive();
  const IdentityReasons reasons = ReasonsFor(world, first, 0);
  REQUIRE(reasons.alike.size() == 2);
  REQUIRE(reasons.joins.size() == 1);
  CHECK(reasons.joins[0].evidence.kind ==
        "the only one of its kind in texts on the same things");
  CHECK(reasons.joins[0].evidence.words ==
        "governor, Harbour League, Varne Prison, Person");
}

TEST_CASE("Who was kept apart is told with what both share and what differs",
          "[resolve]") {
  PageBuilder a("a");
  a.Add("Organization", {Full("Interior Ministry of Peru")});
  PageBuilder b("b");
  b.Add("Organization", {Full("Chilean Interior Ministry")});
  const Page first = a.Build();
  World world;
  world.Put(first);
  world.Put(b.Build());
  world.Derive();
  const IdentityReasons reasons = ReasonsFor(world, first, 0);
  REQUIRE(reasons.nearest.has_value());
  CHECK(reasons.nearest->name == "Chilean Interior Ministry");
  CHECK(reasons.nearest->evidence.words == "interior ministry");
  CHECK(reasons.nearest->reason == "the rest of the names differs");
}

}  // namespace quipu::test
