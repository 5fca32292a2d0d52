// How much one derivation takes over.

#include "ingest/resolve/derive.h"

#include <catch2/catch.hpp>

#include "graph/store/pending.h"
#include "graph/store/tables.h"
#include "tests/ingest/resolve/world_support.h"

namespace quipu::test {
namespace {

constexpr uint64_t kMegabyte = 1 << 20;

// A document of a megabyte that has little to say.
Page LongPage(const std::string& key) {
  PageBuilder page(key);
  page.Add("Person", {{"Ana Vidal", NameKind::kFull, {}}});
  Page built = page.Build();
  built.document.text.append(kMegabyte, ' ');
  return built;
}

DerivationReport DeriveOnce(World& world, const DerivationLimits& limits) {
  auto transaction = world.store().Begin();
  auto report = Derive(*transaction, world.ontology(), limits);
  REQUIRE(report.has_value());
  REQUIRE(world.store()
              .Commit(std::move(transaction), KnowledgeStore::Publish::kYes)
              .has_value());
  return *report;
}

}  // namespace

TEST_CASE("A derivation takes over no more bytes than it may", "[resolve]") {
  World world;
  for (const char* key : {"a", "b", "c", "d", "e"}) world.Put(LongPage(key));
  const DerivationLimits limits{.documents = 100, .bytes = 2 * kMegabyte};
  const DerivationReport first = DeriveOnce(world, limits);
  CHECK(first.documents == 2);
  CHECK(first.waiting == 3);
  CHECK(DeriveOnce(world, limits).documents == 2);
  CHECK(DeriveOnce(world, limits).documents == 1);
  CHECK(DeriveOnce(world, limits).documents == 0);
}

TEST_CASE("A document longer than all that may be taken over is taken alone",
          "[resolve]") {
  World world;
  for (const char* key : {"a", "b"}) world.Put(LongPage(key));
  CHECK(DeriveOnce(world, {.documents = 100, .bytes = 1}).documents == 1);
  CHECK(DeriveOnce(world, {.documents = 100, .bytes = 1}).waiting == 0);
}

TEST_CASE("Deriving stored documents anew is bounded by what they say",
          "[resolve]") {
  World world;
  for (const char* key : {"a", "b", "c"}) {
    PageBuilder page(key);
    for (int i = 0; i < 1000; ++i) {
      page.Add("Person",
               {{"Ana Vidal " + std::to_string(i), NameKind::kFull, {}}});
    }
    world.Put(page.Build());
  }
  world.Derive();
  const auto before = world.Export();
  auto transaction = world.store().Begin();
  for (uint32_t number = 0; number < 3; ++number) {
    pending::Rederive(*transaction, DocumentNumber{number});
  }
  REQUIRE(world.store()
              .Commit(std::move(transaction), KnowledgeStore::Publish::kNo)
              .has_value());
  const DerivationLimits limits{.documents = 100, .bytes = 100'000};
  CHECK(DeriveOnce(world, limits).documents == 1);
  world.Derive(limits);
  CHECK(Difference(world.Export(), before) == std::vector<std::string>());
}

}  // namespace quipu::test
