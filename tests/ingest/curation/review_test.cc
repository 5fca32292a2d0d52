#include "ingest/curation/review.h"

#include <catch2/catch.hpp>

#include "ingest/curation/decisions.h"
#include "tests/ingest/curation/decision_support.h"

namespace quipu::test {
namespace {

ReviewQueue ReviewOf(World& world, size_t limit = 100) {
  return Must(ReadReview(*world.store().Published(), limit));
}

// The first item of the kind, or none.
std::optional<ReviewItem> First(const ReviewQueue& queue, ReviewKind kind) {
  for (const ReviewItem& item : queue.items) {
    if (item.kind == kind) return item;
  }
  return std::nullopt;
}

}  // namespace

//   a: Juan Rivas Soto   b: Juan Rivas Paz   c: Juan Rivas, who may be either
TEST_CASE("What may be one is suggested once, until an analyst decides",
          "[curation]") {
  const Page a = PageOf("a", {"Juan Rivas Soto"});
  const Page c = PageOf("c", {"Juan Rivas"});
  World world = WorldOf({a, PageOf("b", {"Juan Rivas Paz"}), c});
  const auto found = First(ReviewOf(world), ReviewKind::kMerge);
  REQUIRE(found.has_value());
  CHECK(found->entities.size() == 2);
  CHECK_THAT(found->why, Catch::Contains("Juan Rivas"));
  CHECK(ReviewOf(world, 1).items.size() == 1);
  CHECK(ReviewOf(world, 1).total == ReviewOf(world).total);
}

TEST_CASE("A decision without effect wants a look", "[curation]") {
  const Page a = PageOf("a", {"Ana Vidal"});
  const Page b = PageOf("b", {"Paul Roca"});
  World world = WorldOf({a, b});
  CHECK(ReviewOf(world).total == 0);
  const std::vector<Handle> both = {HandleOf(a, LocalIndex{0}),
                                    HandleOf(b, LocalIndex{0})};
  const uint64_t decision = DecideIn(
      world,
      Must(MergeDecision(*world.store().Published(), world.ontology(), both)));
  CHECK(ReviewOf(world).total == 0);
  world.Remove("b");
  world.Derive();
  const auto found = First(ReviewOf(world), ReviewKind::kPending);
  REQUIRE(found.has_value());
  CHECK(found->decision == decision);
}

TEST_CASE("Who is known by a surname alone wants a look", "[curation]") {
  PageBuilder b("b");
  b.Add("Person", {Surname("Vidal")});
  World world = WorldOf({PageOf("a", {"Ana Vidal"}), b.Build()});
  const auto found = First(ReviewOf(world), ReviewKind::kWeakName);
  REQUIRE(found.has_value());
  CHECK(found->documents == std::vector<DocumentKey>{{"b"}});
}

TEST_CASE(
    "Claims that are hardly sure enough want a look, the least sure first",
    "[curation]") {
  PageBuilder builder("a");
  const LocalIndex ana = builder.Add("Person", {Full("Ana Vidal")});
  const LocalIndex league = builder.Add("Organization", {Full("League")});
  for (const char* predicate : {"leads", "member_of", "located_in"}) {
    builder.Claim(ana, predicate, league);
  }
  Page page = builder.Build();
  page.extraction.claims[0].confidence = 200;
  page.extraction.claims[1].confidence = 190;
  page.extraction.claims[2].confidence = 150;  // is not shown at all
  World world = WorldOf({page});
  const ReviewQueue queue = ReviewOf(world);
  REQUIRE(queue.items.size() == 2);
  CHECK(queue.items[0].claim == std::pair(DocumentKey{"a"}, ClaimIndex{1}));
  CHECK(queue.items[1].claim == std::pair(DocumentKey{"a"}, ClaimIndex{0}));
  const uint64_t decision = DecideIn(
      world,
      Must(RejectDecision(*world.store().Published(), {"a"}, ClaimIndex{1})));
  CHECK(ReviewOf(world).items.size() == 1);
  UndoIn(world, decision);
  CHECK(ReviewOf(world).items.size() == 2);
}

}  // namespace quipu::test
