#include "ingest/curation/decisions.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "graph/store/tables.h"
#include "ingest/curation/decision_log.h"
#include "tests/ingest/curation/decision_support.h"

namespace quipu::test {
namespace {

using Groups = std::vector<std::vector<std::string>>;

}  // namespace

TEST_CASE("A merge joins the entities that are named", "[curation]") {
  const Page a = PageOf("a", {"Ana Vidal"});
  const Page b = PageOf("b", {"Ana Vidal", "Paul Roca"});
  const Page c = PageOf("c", {"Ines Tal"});
  World world = WorldOf({a, b, c});
  const auto before = world.Export();
  const std::vector<Handle> entities = {HandleOf(b, LocalIndex{0}),
                                        HandleOf(b, LocalIndex{1}),
                                        HandleOf(c, LocalIndex{0})};
  const CurationEntry entry = Must(
      MergeDecision(*world.store().Published(), world.ontology(), entities));
  CHECK(entry.anchors.size() == 3);
  const uint64_t decision = DecideIn(world, entry);
  CHECK(world.Partition() ==
        Groups{{"a:Ana Vidal", "b:Ana Vidal", "b:Paul Roca", "c:Ines Tal"}});
  REQUIRE(UndoDecision(world.store(), world.ontology(), decision));
  CHECK(world.Export() == before);
}

TEST_CASE("A decision tells of the merges and splits that it causes",
          "[curation]") {
  const Page a = PageOf("a", {"Ana Vidal"});
  const Page b = PageOf("b", {"Ana Vidal", "Paul Roca"});
  World world = WorldOf({a, b});
  const std::vector<Handle> both = {HandleOf(a, LocalIndex{0}),
                                    HandleOf(b, LocalIndex{1})};
  const DecisionOutcome merged = Must(Decide(
      world.store(), world.ontology(),
      Must(MergeDecision(*world.store().Published(), world.ontology(), both))));
  const auto& report = std::get<DecisionReport>(merged);
  REQUIRE(report.derivation.merges.size() == 1);
  CHECK(report.derivation.splits.empty());
  CHECK(report.derivation.merges[0].before.size() == 2);
  REQUIRE(report.derivation.merges[0].after.size() == 1);
  CHECK(report.derivation.merges[0].after[0].name == "Ana Vidal");

  const DerivationReport undone =
      Must(UndoDecision(world.store(), world.ontology(), report.sequence));
  CHECK(undone.merges.empty());
  REQUIRE(undone.splits.size() == 1);
  CHECK(undone.splits[0].after.size() == 2);
}

TEST_CASE("What is one entity already is not merged", "[curation]") {
  const Page a = PageOf("a", {"Ana Vidal"});
  const Page b = PageOf("b", {"Ana Vidal"});
  World world = WorldOf({a, b});
  const auto reader = world.store().Published();
  const std::vector<Handle> twice = {HandleOf(a, LocalIndex{0}),
                                     HandleOf(b, LocalIndex{0})};
  CHECK(CodeOf(MergeDecision(*reader, world.ontology(), twice)) ==
        ErrorCode::kInvalidArgument);
  CHECK(CodeOf(MergeDecision(*reader, world.ontology(),
                             std::span(twice).first(1))) ==
        ErrorCode::kInvalidArgument);
  const std::vector<Handle> unknown = {HandleOf(a, LocalIndex{0}), Handle{}};
  CHECK(CodeOf(MergeDecision(*reader, world.ontology(), unknown)) ==
        ErrorCode::kNotFound);
}

TEST_CASE("A split divides all members into two sides", "[curation]") {
  std::vector<Page> pages;
  for (const char* key : {"a", "b", "c", "d"}) {
    pages.push_back(PageOf(key, {"Ana Vidal"}));
  }
  World world = WorldOf(pages);
  const auto before = world.Export();
  const Handle ana = HandleOf(pages[0], LocalIndex{0});
  const std::vector<MemberChoice> chosen = {{{"b"}, {}}, {{"d"}, {}}};
  const SplitDraft draft =
      Must(SplitDecision(*world.store().Published(), ana, chosen));
  CHECK(draft.entry.anchors.size() == 4);
  CHECK(draft.entry.divide == 2);
  CHECK(draft.left_out.empty());
  const uint64_t decision = DecideIn(world, draft.entry);
  CHECK(world.Partition() ==
        Groups{{"a:Ana Vidal", "c:Ana Vidal"}, {"b:Ana Vidal", "d:Ana Vidal"}});
  REQUIRE(UndoDecision(world.store(), world.ontology(), decision));
  CHECK(world.Export() == before);
}

//   a: Ana Vidal, Vidal   b: Ana Vidal   c: Ana Vidal, the Fox   d: Ana Vidal,
//   Nana
TEST_CASE("The members of a side stay one, whatever their names",
          "[curation]") {
  const auto page = [](const std::string& key,
                       const std::vector<LocalName>& names) {
    PageBuilder builder(key);
    builder.Add("Person", names);
    return builder.Build();
  };
  const Page a = page("a", {Full("Ana Vidal"), Surname("Vidal")});
  World world = WorldOf({a, page("b", {Full("Ana Vidal")}),
                         page("c", {Full("Ana Vidal"), Alias("The Fox")}),
                         page("d", {Full("Ana Vidal"), Alias("Nana")})});
  REQUIRE(world.Partition().size() == 1);
  const std::vector<MemberChoice> chosen = {{{"b"}, {}}, {{"d"}, {}}};
  DecideIn(world, Must(SplitDecision(*world.store().Published(),
                                     HandleOf(a, LocalIndex{0}), chosen))
                      .entry);
  CHECK(world.Partition() ==
        Groups{{"a:Ana Vidal", "c:Ana Vidal"}, {"b:Ana Vidal", "d:Ana Vidal"}});
}

//   a: Ana Vidal --leads--> Harbour League      b: Ana Vidal, called the Fox
//      The Fox --member_of--> Harbour League
//   both are one by b; a claim tells which of the two in a is meant.
TEST_CASE("A claim tells which member of a document is split off",
          "[curation]") {
  PageBuilder builder("a");
  const LocalIndex ana = builder.Add("Person", {Full("Ana Vidal")});
  const LocalIndex fox = builder.Add("Person", {Alias("The Fox")});
  const LocalIndex body = builder.Add("Organization", {Full("Harbour League")});
  builder.Claim(ana, "leads", body);
  builder.Claim(fox, "member_of", body);
  const Page a = builder.Build();
  PageBuilder other("b");
  other.Add("Person", {Full("Ana Vidal"), Alias("The Fox")});
  World world = WorldOf({a, other.Build()});
  REQUIRE(world.Partition().size() == 2);
  const std::vector<MemberChoice> chosen = {{{"a"}, ClaimIndex{1}}};
  DecideIn(world, Must(SplitDecision(*world.store().Published(),
                                     HandleOf(a, ana), chosen))
                      .entry);
  CHECK(world.Partition() == Groups{{"a:Ana Vidal", "b:Ana Vidal"},
                                    {"a:Harbour League"},
                                    {"a:The Fox"}});
}

TEST_CASE("Several claims may tell of the same member", "[curation]") {
  PageBuilder builder("a");
  const LocalIndex ana = builder.Add("Person", {Full("Ana Vidal")});
  const LocalIndex body = builder.Add("Organization", {Full("Harbour League")});
  builder.Claim(ana, "leads", body);
  builder.Claim(ana, "member_of", body);
  const Page a = builder.Build();
  World world = WorldOf({a, PageOf("b", {"Ana Vidal"})});
  const std::vector<MemberChoice> chosen = {{{"a"}, ClaimIndex{0}},
                                            {{"a"}, ClaimIndex{1}}};
  DecideIn(world, Must(SplitDecision(*world.store().Published(),
                                     HandleOf(a, ana), chosen))
                      .entry);
  CHECK(world.Partition() ==
        Groups{{"a:Ana Vidal"}, {"a:Harbour League"}, {"b:Ana Vidal"}});
}

TEST_CASE("A split with an empty side, or of what is not there, is none",
          "[curation]") {
  const Page a = PageOf("a", {"Ana Vidal"});
  const Page b = PageOf("b", {"Ana Vidal"});
  const Page c = PageOf("c", {"Ines Tal"});
  World world = WorldOf({a, b, c});
  const auto reader = world.store().Published();
  const Handle ana = HandleOf(a, LocalIndex{0});
  const auto code = [&](const std::vector<MemberChoice>& chosen) {
    return CodeOf(SplitDecision(*reader, ana, chosen));
  };
  CHECK(code({}) == ErrorCode::kInvalidArgument);
  CHECK(code({{{"a"}, {}}, {{"b"}, {}}}) == ErrorCode::kInvalidArgument);
  CHECK(code({{{"c"}, {}}}) == ErrorCode::kInvalidArgument);
  CHECK(code({{{"a"}, ClaimIndex{0}}}) == ErrorCode::kNotFound);
}

TEST_CASE("A mention is chosen that stands in words of its own", "[curation]") {
  Page page = PageOf("a", {"Ana Vidal", "Paul Roca"});
  // The name a hundred times; only the last has other words after it.
  std::string& text = page.document.text;
  LocalEntity& ana = page.extraction.entities[0];
  text.clear();
  ana.mentions.clear();
  for (uint32_t i = 0; i < 100; ++i) {
    const auto begin = static_cast<uint32_t>(text.size());
    ana.mentions.push_back({{begin, begin + 9}, MentionKind::kName});
    text += "Ana Vidal\n";
  }
  LocalEntity& paul = page.extraction.entities[1];
  const auto at = static_cast<uint32_t>(text.size());
  paul.mentions = {{{at, at + 9}, MentionKind::kName}};
  text += "Paul Roca\n";
  const Page other = PageOf("b", {"Ines Tal"});
  World world = WorldOf({page, other});
  const std::vector<Handle> entities = {ana.handle,
                                        HandleOf(other, LocalIndex{0})};
  const CurationEntry entry = Must(
      MergeDecision(*world.store().Published(), world.ontology(), entities));
  DecideIn(world, entry);
  CHECK(world.Partition().size() == 2);

  // Without it there is none, and that is said.
  ana.mentions.resize(90);
  ana.mentions.erase(ana.mentions.begin(), ana.mentions.begin() + 10);
  World repeating = WorldOf({page, other});
  const auto refused = MergeDecision(*repeating.store().Published(),
                                     repeating.ontology(), entities);
  CHECK(CodeOf(refused) == ErrorCode::kInvalidArgument);
  CHECK_THAT(refused.error().message, Catch::Contains("Ana Vidal"));
}

TEST_CASE("The last new name and type of an entity hold, whoever bears them",
          "[curation]") {
  const Page a = PageOf("a", {"Ana Vidal"});
  const Page b = PageOf("b", {"Paul Roca"});
  const Page c = PageOf("c", {"Ana Vidal"});
  World world = WorldOf({a, b, c});
  const auto rename = [&](const Handle& entity, const std::string& name) {
    DecideIn(world,
             Must(RenameDecision(*world.store().Published(), entity, name)));
  };
  const auto retype = [&](const Handle& entity, const std::string& type) {
    DecideIn(world, Must(RetypeDecision(*world.store().Published(),
                                        world.ontology(), entity, type)));
  };
  const Handle ana = HandleOf(a, LocalIndex{0});
  const Handle paul = HandleOf(b, LocalIndex{0});
  rename(ana, "Ana the Elder");
  rename(paul, "P. Roca");
  retype(ana, "Party");
  retype(paul, "Place");
  DecideIn(world,
           Must(MergeDecision(*world.store().Published(), world.ontology(),
                              std::vector<Handle>{ana, paul})));
  rename(ana, "One");
  retype(ana, "Organization");
  CHECK(world.Partition() ==
        Groups{{"a:Ana Vidal", "b:Paul Roca", "c:Ana Vidal"}});
  CHECK_THAT(ExportText(world),
             Catch::Contains(R"("type":"Organization","name":"One")"));
}

TEST_CASE("A new type parts nothing and joins nothing", "[curation]") {
  const Page a = PageOf("a", {"Ana Vidal"});
  const Page b = PageOf("b", {"Ana Vidal"});
  World world = WorldOf({a, b});
  DecideIn(world,
           Must(RetypeDecision(*world.store().Published(), world.ontology(),
                               HandleOf(a, LocalIndex{0}), "Place")));
  CHECK(world.Partition() == Groups{{"a:Ana Vidal", "b:Ana Vidal"}});
  CHECK_THAT(ExportText(world),
             Catch::Contains(R"("type":"Place","name":"Ana Vidal")"));
}

TEST_CASE("Names that are none and types that are unknown are refused",
          "[curation]") {
  const Page a = PageOf("a", {"Ana Vidal"});
  World world = WorldOf({a});
  const auto reader = world.store().Published();
  const Handle ana = HandleOf(a, LocalIndex{0});
  CHECK(CodeOf(RenameDecision(*reader, ana, " ... ")) ==
        ErrorCode::kInvalidArgument);
  const auto type = RetypeDecision(*reader, world.ontology(), ana, "Planet");
  CHECK(CodeOf(type) == ErrorCode::kInvalidArgument);
  CHECK_THAT(type.error().message, Catch::Contains("Person, Party"));
  for (const char* name : {"Ana\nVidal", "Ana\x1b[1m"}) {
    CHECK(CodeOf(Decide(world.store(), world.ontology(),
                        Must(RenameDecision(*reader, ana, name)))) ==
          ErrorCode::kInvalidArgument);
  }
  CurationEntry bytes = Must(RenameDecision(*reader, ana, "Ana"));
  bytes.note = "\xff";
  CHECK(CodeOf(Decide(world.store(), world.ontology(), bytes)) ==
        ErrorCode::kInvalidArgument);
  bytes.note = std::string(size_t{1} << 20, 'a');
  CHECK(CodeOf(Decide(world.store(), world.ontology(), bytes)) ==
        ErrorCode::kInvalidArgument);
}

//   Ana --leads--> League,  Ana --leads--> Guild,  Paul --leads--> League,
//   all in one sentence, and Ana does not lead the League in it, too.
TEST_CASE("A rejection takes one claim out of several in a sentence",
          "[curation]") {
  PageBuilder builder("a");
  const LocalIndex ana = builder.Add("Person", {Full("Ana Vidal")});
  const LocalIndex paul = builder.Add("Person", {Full("Paul Roca")});
  const LocalIndex league = builder.Add("Organization", {Full("League")});
  const LocalIndex guild = builder.Add("Organization", {Full("Guild")});
  builder.Claim(ana, "leads", league);
  builder.Claim(ana, "leads", guild);
  builder.Claim(paul, "leads", league);
  builder.Claim(ana, "leads", league);
  Page a = builder.Build();
  const auto end = static_cast<uint32_t>(a.document.text.size());
  for (Claim& claim : a.extraction.claims) claim.evidence = {{0, end}};
  a.extraction.claims[3].polarity = Polarity::kNegative;
  World world = WorldOf({a});
  const auto before = world.Export();
  const uint64_t decision = DecideIn(
      world,
      Must(RejectDecision(*world.store().Published(), {"a"}, ClaimIndex{0})));
  const auto reader = world.store().Published();
  const auto contribution =
      Must(contributions::Read(*reader, DocumentNumber{0}));
  REQUIRE(contribution);
  CHECK_FALSE(contribution->claims[0].has_value());
  for (const size_t claim : {1, 2, 3}) CHECK(contribution->claims[claim]);
  CHECK(CodeOf(RejectDecision(*reader, {"a"}, ClaimIndex{0})) ==
        ErrorCode::kInvalidArgument);
  CHECK(CodeOf(RejectDecision(*reader, {"a"}, ClaimIndex{9})) ==
        ErrorCode::kNotFound);
  CHECK(CodeOf(RejectDecision(*reader, {"z"}, ClaimIndex{0})) ==
        ErrorCode::kNotFound);
  REQUIRE(UndoDecision(world.store(), world.ontology(), decision));
  CHECK(world.Export() == before);
}

TEST_CASE("A decision is pending while its words are not there", "[curation]") {
  const Page a = PageOf("a", {"Ana Vidal"});
  const Page b = PageOf("b", {"Paul Roca"});
  World world = WorldOf({a, b});
  const std::vector<Handle> entities = {HandleOf(a, LocalIndex{0}),
                                        HandleOf(b, LocalIndex{0})};
  DecideIn(world, Must(MergeDecision(*world.store().Published(),
                                     world.ontology(), entities)));
  const auto state = [&] {
    const auto log = Must(ReadDecisionLog(*world.store().Published()));
    REQUIRE(log.size() == 1);
    return std::pair(log[0].pending, log[0].lost_anchors);
  };
  CHECK(state() == std::pair(false, 0U));

  Page twice = b;  // its words stand there a second time
  twice.document.text += b.document.text;
  world.Put(twice);
  world.Derive();
  CHECK(world.Partition().size() == 2);
  CHECK(state() == std::pair(true, 1U));

  world.Remove("b");
  world.Derive();
  CHECK(state() == std::pair(true, 1U));

  world.Put(b);
  world.Derive();
  CHECK(world.Partition().size() == 1);
  CHECK(state() == std::pair(false, 0U));
}

TEST_CASE("A decision whose documents are gone can be undone", "[curation]") {
  const Page a = PageOf("a", {"Ana Vidal", "Paul Roca"});
  World world = WorldOf({a});
  const std::vector<Handle> entities = {HandleOf(a, LocalIndex{0}),
                                        HandleOf(a, LocalIndex{1})};
  const uint64_t decision =
      DecideIn(world, Must(MergeDecision(*world.store().Published(),
                                         world.ontology(), entities)));
  world.Remove("a");
  world.Derive();
  REQUIRE(UndoDecision(world.store(), world.ontology(), decision));
  CHECK(Must(ReadDecisionLog(*world.store().Published())).empty());
  CHECK(Must(ReadState(*world.store().Published())).input == Sha256Digest());
  CHECK(CodeOf(UndoDecision(world.store(), world.ontology(), decision)) ==
        ErrorCode::kNotFound);
}

TEST_CASE("A contradiction changes nothing and names what it contradicts",
          "[curation]") {
  const Page a = PageOf("a", {"Ana Vidal"});
  const Page b = PageOf("b", {"Ana Vidal"});
  World world = WorldOf({a, b});
  const std::vector<MemberChoice> chosen = {{{"b"}, {}}};
  const uint64_t split =
      DecideIn(world, Must(SplitDecision(*world.store().Published(),
                                         HandleOf(a, LocalIndex{0}), chosen))
                          .entry);
  const auto before = world.Export();
  const auto generation = world.store().Published()->generation();
  const std::vector<Handle> both = {HandleOf(a, LocalIndex{0}),
                                    HandleOf(b, LocalIndex{0})};
  const CurationEntry merge =
      Must(MergeDecision(*world.store().Published(), world.ontology(), both));
  const DecisionOutcome outcome =
      Must(Decide(world.store(), world.ontology(), merge));
  const auto* refused = std::get_if<Contradiction>(&outcome);
  REQUIRE(refused != nullptr);
  REQUIRE(refused->size() == 1);
  CHECK(refused->front().sequence == split);
  CHECK(world.Export() == before);
  CHECK(world.store().Published()->generation() == generation);
  CHECK(Must(ReadDecisionLog(*world.store().Published())).size() == 1);
}

TEST_CASE("Who decided, when and why is no part of the input", "[curation]") {
  const Page a = PageOf("a", {"Ana Vidal"});
  std::vector<Sha256Digest> inputs;
  for (const char* author : {"Jo", "Max"}) {
    World world = WorldOf({a});
    CurationEntry entry = Must(RenameDecision(
        *world.store().Published(), HandleOf(a, LocalIndex{0}), "Ana"));
    entry.author = author;
    entry.decided_at = author[0];
    entry.note = author;
    DecideIn(world, entry);
    inputs.push_back(Must(ReadState(*world.store().Published())).input);
  }
  CHECK(inputs[0] == inputs[1]);
}

}  // namespace quipu::test
