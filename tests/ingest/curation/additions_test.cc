#include "ingest/curation/additions.h"

#include <catch2/catch.hpp>

#include "graph/store/tables.h"
#include "ingest/curation/decision_log.h"
#include "ingest/curation/decisions.h"
#include "tests/ingest/curation/decision_support.h"

namespace quipu::test {
namespace {

using Groups = std::vector<std::vector<std::string>>;

// A page of persons, and words after them that mention nobody.
Page PageWith(const std::string& key, const std::vector<std::string>& persons,
              const std::string& words) {
  Page page = PageOf(key, persons);
  page.document.text += words;
  const auto size = static_cast<uint32_t>(page.document.text.size());
  page.document.regions = {{{0, size}, RegionKind::kBody}};
  page.document.source_map = {};
  page.document.source_map.Add(size, 0, size);
  return page;
}

ClaimDraft Leads(const Handle& subject, const Handle& object) {
  ClaimDraft draft;
  draft.subject = subject;
  draft.predicate = "leads";
  draft.object = object;
  return draft;
}

}  // namespace

TEST_CASE("An added mention is one of its entity, and its words a name of it",
          "[curation]") {
  const Page a = PageWith("a", {"Ana Vidal"}, "The Grey Fox came.\n");
  World world = WorldOf({a});
  const auto before = world.Export();
  const Handle ana = HandleOf(a, LocalIndex{0});
  const auto add = [&](MentionKind kind) {
    return DecideIn(
        world, Must(AddMentionDecision(*world.store().Published(),
                                       {{"a"}, "Grey  Fox", ""}, ana, kind)));
  };
  const uint64_t nominal = add(MentionKind::kNominal);
  CHECK_THAT(ExportText(world),
             Catch::Contains(R"("begin":14,"end":22,"kind":"nominal")"));
  CHECK_THAT(ExportText(world), !Catch::Contains(R"("Grey Fox")"));
  UndoIn(world, nominal);
  CHECK(world.Export() == before);
  const uint64_t name = add(MentionKind::kName);
  CHECK_THAT(ExportText(world), Catch::Contains(R"("aliases":["Grey Fox"])"));
  UndoIn(world, name);
  CHECK(world.Export() == before);
}

TEST_CASE("A mention can be added of what only another document mentions",
          "[curation]") {
  const Page a = PageWith("a", {"Paul Roca"}, "The Grey Fox came.\n");
  const Page b = PageOf("b", {"Ana Vidal"});
  World world = WorldOf({a, b});
  const auto before = world.Export();
  const uint64_t added =
      DecideIn(world, Must(AddMentionDecision(
                          *world.store().Published(), {{"a"}, "Grey Fox", ""},
                          HandleOf(b, LocalIndex{0}), MentionKind::kName)));
  CHECK(world.Partition() ==
        Groups{{"a:Grey Fox", "b:Ana Vidal"}, {"a:Paul Roca"}});
  UndoIn(world, added);
  CHECK(world.Export() == before);
}

//   "The Guild" is added, then that Ana leads it; more than fifty members, too.
TEST_CASE("Added entities and claims stand in the graph, with their quotes",
          "[curation]") {
  const Page a = PageWith("a", {"Ana Vidal"},
                          "She ran the Guild. It had over fifty members.\n");
  World world = WorldOf({a});
  const auto before = world.Export();
  const Handle ana = HandleOf(a, LocalIndex{0});
  const auto reader = [&] { return world.store().Published(); };
  const uint64_t guild = DecideIn(
      world,
      Must(AddEntityDecision(*reader(), world.ontology(), {{"a"}, "Guild", ""},
                             "Organization", MentionKind::kName, "")));
  const Extraction extraction =
      Must(documents::ReadExtraction(*reader(), DocumentNumber{0}));
  REQUIRE(extraction.entities.size() == 2);
  const Handle added = extraction.entities[1].handle;

  ClaimDraft leads = Leads(ana, added);
  leads.since = PartialDate::Make(1990);
  leads.speaker = std::string("a witness");
  const uint64_t claim = DecideIn(
      world, Must(AddClaimDecision(*reader(), world.ontology(),
                                   {{"a"}, "She ran the Guild.", ""}, leads)));
  ClaimDraft size;
  size.subject = added;
  size.predicate = "has_size";
  size.object = Must(ParseLiteral(LiteralKind::kQuantity, ">50"));
  DecideIn(world, Must(AddClaimDecision(
                      *reader(), world.ontology(),
                      {{"a"}, "It had over fifty members.", ""}, size)));
  const std::string all = ExportText(world);
  CHECK_THAT(all, Catch::Contains(R"("quote":"She ran the Guild.")"));
  CHECK_THAT(all, Catch::Contains(R"("confidence":1000,"rule":"curated")"));
  CHECK_THAT(all, Catch::Contains(R"("attributed_to":"a witness")"));
  CHECK_THAT(all, Catch::Contains(R"("qualifiers":{"date":"1990/"})"));
  CHECK_THAT(all, Catch::Contains(R"("value":50,"comparator":">")"));

  // Without the entity the claims wait.
  UndoIn(world, guild);
  CHECK(world.Export() == before);
  for (const LoggedDecision& logged : Must(ReadDecisionLog(*reader()))) {
    CHECK(logged.pending);
  }
  UndoIn(world, claim);
  CHECK(world.Export() == before);
}

TEST_CASE("What is added outlives the document's removal and a new reading",
          "[curation]") {
  const Page a = PageWith("a", {"Ana Vidal"}, "She ran the Guild.\n");
  World world = WorldOf({a});
  const auto reader = [&] { return world.store().Published(); };
  DecideIn(world, Must(AddEntityDecision(*reader(), world.ontology(),
                                         {{"a"}, "Guild", ""}, "Organization",
                                         MentionKind::kName, "")));
  const Handle guild =
      Must(documents::ReadExtraction(*reader(), DocumentNumber{0}))
          .entities[1]
          .handle;
  DecideIn(world,
           Must(AddClaimDecision(*reader(), world.ontology(),
                                 {{"a"}, "She ran the Guild.", ""},
                                 Leads(HandleOf(a, LocalIndex{0}), guild))));
  const auto curated = world.Export();
  world.Remove("a");
  world.Derive();
  CHECK(world.Export().empty());
  world.Put(a);
  world.Derive();
  CHECK(world.Export() == curated);

  // An extractor that finds the guild itself makes the addition needless.
  Page found = a;
  LocalEntity entity;
  entity.handle = Handle::Of({"a"}, "Guild", 0);
  entity.type = "Party";
  entity.name = "Guild";
  const auto at = static_cast<uint32_t>(a.document.text.find("Guild"));
  entity.names = {{"Guild", NameKind::kFull, {at, at + 5}}};
  entity.mentions = {{{at, at + 5}, MentionKind::kName}};
  found.extraction.entities.push_back(entity);
  world.Put(found);
  world.Derive();
  CHECK(world.Partition() == Groups{{"a:Ana Vidal"}, {"a:Guild"}});
  CHECK_THAT(ExportText(world), Catch::Contains(R"("rule":"curated")"));
}

TEST_CASE("What cannot be added is refused, and why is said", "[curation]") {
  const Page a =
      PageWith("a", {"Ana Vidal"}, "the Guild, she said, the Guild.\n");
  const Page b = PageOf("b", {"Paul Roca"});
  World world = WorldOf({a, b});
  const auto reader = world.store().Published();
  const Handle ana = HandleOf(a, LocalIndex{0});
  const Handle paul = HandleOf(b, LocalIndex{0});
  const auto entity = [&](const std::string& quote, const std::string& within,
                          const std::string& type) {
    return AddEntityDecision(*reader, world.ontology(), {{"a"}, quote, within},
                             type, MentionKind::kName, "");
  };
  CHECK(CodeOf(entity("Lodge", "", "Party")) == ErrorCode::kNotFound);
  CHECK(CodeOf(entity("Guild", "", "Party")) == ErrorCode::kInvalidArgument);
  CHECK(CodeOf(entity("Guild", "said, the Guild", "Planet")) ==
        ErrorCode::kInvalidArgument);
  CHECK(entity("Guild", "said, the Guild", "Party").has_value());
  const auto known = entity("Ana Vidal", "", "Person");
  CHECK(CodeOf(known) == ErrorCode::kInvalidArgument);
  CHECK_THAT(known.error().message, Catch::Contains("already"));

  const auto claim = [&](const ClaimDraft& draft) {
    return AddClaimDecision(*reader, world.ontology(),
                            {{"a"}, "she said, the Guild.", ""}, draft);
  };
  const auto elsewhere = claim(Leads(ana, paul));
  CHECK(CodeOf(elsewhere) == ErrorCode::kInvalidArgument);
  CHECK_THAT(elsewhere.error().message,
             Catch::Contains("does not mention \"Paul Roca\""));
  ClaimDraft unknown = Leads(ana, ana);
  unknown.predicate = "teaches";
  CHECK(CodeOf(claim(unknown)) == ErrorCode::kInvalidArgument);
  ClaimDraft text = Leads(ana, ana);
  text.object = Must(ParseLiteral(LiteralKind::kText, "all of it"));
  CHECK(CodeOf(claim(text)) == ErrorCode::kInvalidArgument);
  ClaimDraft backwards = Leads(ana, ana);
  backwards.since = PartialDate::Make(1990);
  backwards.until = PartialDate::Make(1980);
  CHECK(CodeOf(claim(backwards)) == ErrorCode::kInvalidArgument);
}

TEST_CASE(
    "A correction changes what the document says of itself, and so its "
    "source",
    "[curation]") {
  const Page a = PageOf("a", {"Ana Vidal"});
  World world = WorldOf({a});
  const auto reader = [&] { return world.store().Published(); };
  const auto correct = [&](MetadataField field,
                           std::vector<std::string> values) {
    return DecideIn(world, Must(CorrectDecision(*reader(), {"a"},
                                                {field, std::move(values)})));
  };
  const auto metadata = [&] {
    return Must(documents::ReadWithoutText(*reader(), DocumentNumber{0}))
        .metadata;
  };
  const DocumentMetadata before = metadata();
  const std::vector<uint64_t> decisions = {
      correct(MetadataField::kTitle, {"Notes"}),
      correct(MetadataField::kPublisher, {"The Post"}),
      correct(MetadataField::kAuthors, {"Jo", "Max"}),
      correct(MetadataField::kPublished, {"1992-05"}),
      correct(MetadataField::kTitle, {})};
  CHECK_FALSE(metadata().title.has_value());
  CHECK(metadata().authors.size() == 2);
  CHECK(metadata().published->value == PartialDate::Make(1992, 5));
  CHECK(Must(sources::Read(*reader(), DocumentNumber{0})) == "publisher post");
  for (const uint64_t decision : decisions) UndoIn(world, decision);
  CHECK(metadata() == before);

  for (const Correction& wrong :
       {Correction{MetadataField::kPublished, {"May"}},
        Correction{MetadataField::kTitle, {"a", "b"}},
        Correction{MetadataField::kTitle, {""}}}) {
    const CurationEntry entry = Must(CorrectDecision(*reader(), {"a"}, wrong));
    CHECK(CodeOf(Decide(world.store(), world.ontology(), entry)) ==
          ErrorCode::kInvalidArgument);
  }
  CHECK(CodeOf(CorrectDecision(*reader(), {"z"}, {})) == ErrorCode::kNotFound);
}

TEST_CASE("Values are read as an analyst types them", "[curation]") {
  struct Case {
    std::string text;
    std::optional<double> value;
    Comparator comparator;
  };
  for (const Case& given :
       std::vector<Case>{{"50", 50, Comparator::kEqual},
                         {">50", 50, Comparator::kMore},
                         {">=2.5", 2.5, Comparator::kAtLeast},
                         {"<~100", 100, Comparator::kNearly},
                         {"~100", 100, Comparator::kAbout},
                         {"", {}, Comparator::kEqual},
                         {">", {}, Comparator::kEqual},
                         {"50 men", {}, Comparator::kEqual},
                         {"inf", {}, Comparator::kEqual}}) {
    INFO(given.text);
    const auto literal = ParseLiteral(LiteralKind::kQuantity, given.text);
    CHECK(literal.has_value() == given.value.has_value());
    if (!literal) continue;
    CHECK(literal->value == given.value);
    CHECK(literal->comparator == given.comparator);
    CHECK(literal->text == given.text);
  }
  CHECK(ParseLiteral(LiteralKind::kDate, "1992-05")->date ==
        PartialDate::Make(1992, 5));
  CHECK_FALSE(ParseLiteral(LiteralKind::kDate, "May 1992"));
  CHECK_FALSE(ParseLiteral(LiteralKind::kText, ""));
}

}  // namespace quipu::test
