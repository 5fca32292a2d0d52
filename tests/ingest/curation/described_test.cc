// Decisions on events, which rest on the things that they have to do with.

#include <catch2/catch.hpp>

#include "ingest/curation/decisions.h"
#include "tests/ingest/curation/decision_support.h"

namespace quipu::test {
namespace {

using Groups = std::vector<std::vector<std::string>>;

constexpr LocalIndex kStrike{0};
constexpr LocalIndex kPrison{1};
constexpr ClaimIndex kDate{1};

//   the strike --occurred_at--> Varne Prison,  --occurred_on--> date
Page StrikePage(const std::string& key, const char* date) {
  PageBuilder page(key);
  const LocalIndex strike =
      page.Add("Event", {{"the strike", NameKind::kDescription, {}}});
  page.Claim(strike, "occurred_at", page.Add("Prison", {Full("Varne Prison")}));
  page.Claim(strike, "occurred_on",
             Literal{LiteralKind::kDate, date, PartialDate::Parse(date),
                     std::nullopt, Comparator::kEqual});
  return page.Build();
}

CurationEntry Merge(World& world, const std::vector<Handle>& entities) {
  return Must(
      MergeDecision(*world.store().Published(), world.ontology(), entities));
}

}  // namespace

TEST_CASE("Events of two dates are one if an analyst says so", "[curation]") {
  const Page a = StrikePage("a", "1986-05");
  const Page b = StrikePage("b", "1986-06");
  World world = WorldOf({a, b});
  const Groups apart = {
      {"a:Varne Prison", "b:Varne Prison"}, {"a:the strike"}, {"b:the strike"}};
  REQUIRE(world.Partition() == apart);
  const auto before = world.Export();
  const uint64_t decision = DecideIn(
      world, Merge(world, {HandleOf(a, kStrike), HandleOf(b, kStrike)}));
  CHECK(world.Partition() == Groups{{"a:Varne Prison", "b:Varne Prison"},
                                    {"a:the strike", "b:the strike"}});
  UndoIn(world, decision);
  CHECK(world.Export() == before);
}

TEST_CASE("Events of one date are two if an analyst says so", "[curation]") {
  const Page a = StrikePage("a", "1986-05");
  const Page b = StrikePage("b", "1986-05");
  World world = WorldOf({a, b});
  REQUIRE(world.Partition().size() == 2);
  const auto before = world.Export();
  const std::vector<MemberChoice> chosen = {{{"b"}, {}}};
  const uint64_t decision =
      DecideIn(world, Must(SplitDecision(*world.store().Published(),
                                         HandleOf(a, kStrike), chosen))
                          .entry);
  CHECK(world.Partition().size() == 3);
  UndoIn(world, decision);
  CHECK(world.Export() == before);
}

TEST_CASE("An event is not merged with what is none", "[curation]") {
  const Page a = StrikePage("a", "1986-05");
  const Page b = StrikePage("b", "1986-06");
  World world = WorldOf({a, b});
  const std::vector<Handle> mixed = {HandleOf(a, kStrike),
                                     HandleOf(b, kPrison)};
  const auto refused =
      MergeDecision(*world.store().Published(), world.ontology(), mixed);
  CHECK(CodeOf(refused) == ErrorCode::kInvalidArgument);
  CHECK_THAT(refused.error().message,
             Catch::Contains("the strike") && Catch::Contains("Varne Prison"));

  // Nor if another reading makes an event of what an analyst merged.
  Page c = PageOf("c", {"Ana Vidal"});
  Page d = PageOf("d", {"Ines Tal"});
  for (const Page& page : {c, d}) world.Put(page);
  world.Derive();
  DecideIn(world, Merge(world, {HandleOf(c, LocalIndex{0}),
                                HandleOf(d, LocalIndex{0})}));
  CHECK(world.Partition().size() == 4);
  c.extraction.entities[0].type = "Event";
  world.Put(c);
  world.Derive();
  CHECK(world.Partition().size() == 5);
}

//   a, b: the strike at Varne Prison, May 1986; a's date is rejected
TEST_CASE("A rejected claim tells nothing of an event", "[curation]") {
  World world = WorldOf({StrikePage("a", "1986-05"), StrikePage("b", "1986-05"),
                         StrikePage("c", "1987-02")});
  REQUIRE(world.Partition().size() == 3);
  const auto before = world.Export();
  const uint64_t decision = DecideIn(
      world, Must(RejectDecision(*world.store().Published(), {"a"}, kDate)));
  CHECK(world.Partition().size() == 4);
  const auto rejected = world.Export();

  // In a document that is read for another one's sake, neither.
  PageBuilder gaol("d");
  gaol.Add("Prison", {Full("Varne Gaol"), Alias("Varne Prison")});
  world.Put(gaol.Build());
  world.Derive();
  world.Remove("d");
  world.Derive();
  CHECK(world.Export() == rejected);
  UndoIn(world, decision);
  CHECK(world.Export() == before);
}

}  // namespace quipu::test
