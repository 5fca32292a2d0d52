#include "query/engine/claim_reader.h"

#include <catch2/catch.hpp>

#include "query/engine/query_engine.h"
#include "tests/graph/memory/store_support.h"

namespace quipu {
namespace {

TEST_CASE("Each hop of a path leads back to its sentence", "[engine]") {
  DrawnDocument note("note.txt", "A note.\nBea said: Ana founded the Union.");
  note.Title("A note").Published("1987-03");
  const LocalIndex ana = note.Local("Ana");
  Claim& claim =
      note.Say(ana, "founder_of", note.Local("Union", "Organization"),
               "Ana founded the Union");
  claim.attributed_to = note.Local("Bea");
  claim.modality = Modality::kAlleged;
  claim.qualifiers = {{"with", note.Local("Bea")}};
  const KnowledgeStore store = MakeStore({note}, {.first = 40});
  const QueryEngine engine(Generation::Pin(store).value());
  const auto number = [&](const char* name) {
    return std::get<ResolvedEntity>(engine.Resolve(name).value()).entity.number;
  };
  PathQuestion question;
  question.from = number("Union");
  question.to = number("Ana");
  const PathsView answer = engine.Paths(question).value();
  REQUIRE(answer.paths.size() == 1);
  REQUIRE(answer.paths[0].hops.size() == 1);
  const RelationEvidence& relation = answer.paths[0].hops[0].relations.at(0);
  CHECK_FALSE(relation.forward);
  CHECK(relation.claim_count == 1);
  REQUIRE(relation.claims.size() == 1);
  const ClaimView& view = relation.claims[0];
  CHECK(view.document.key.value == "note.txt");
  CHECK(view.document.title == "A note");
  CHECK(view.document.published == PartialDate::Parse("1987-03"));
  CHECK(view.subject.name == "Ana");
  CHECK(view.predicate == "founder_of");
  CHECK(std::get<EntityLabel>(view.object).type == "Organization");
  REQUIRE(view.qualifiers.size() == 1);
  CHECK(TextOf(view.qualifiers[0].value) == "Bea");
  REQUIRE(view.quotes.size() == 1);
  const Quote& quote = view.quotes[0];
  CHECK(quote.text == "Ana founded the Union");
  CHECK(quote.span == Span{18, 39});
  CHECK(quote.subject == std::vector<Span>{{18, 21}});
  CHECK(quote.object == std::vector<Span>{{34, 39}});
  CHECK(quote.source == SourceMap::SourceSpan{21, 42});  // after a mark
  CHECK(quote.locator == Locator{LocatorKind::kLine, 2});
  CHECK(view.polarity == Polarity::kPositive);
  CHECK(view.modality == Modality::kAlleged);
  REQUIRE(view.speaker);
  CHECK(std::get<EntityLabel>(*view.speaker).id ==
        Handle::Of({"note.txt"}, "Bea", 0));
  CHECK(view.confidence == 800);
  CHECK(view.rule == "test.rule");
}

TEST_CASE("Claims come in the order asked, each document read once",
          "[engine]") {
  std::vector<DrawnDocument> documents;
  for (const char* key : {"a", "b"}) {
    DrawnDocument& d = documents.emplace_back(
        key, "Ana knows Bea. Bea knows Ana, a witness said.");
    d.Say(d.Local("Ana"), "knows", d.Local("Bea"), "Ana knows Bea");
    d.Say(d.Local("Bea"), "knows", d.Local("Ana"), "Bea knows Ana")
        .attributed_to = "a witness";
  }
  const KnowledgeStore store = MakeStore(documents);
  const auto snapshot = store.Published();
  const std::vector<ClaimRef> claims = {
      {DocumentNumber{1}, ClaimIndex{1}},
      {DocumentNumber{0}, ClaimIndex{0}},
      {DocumentNumber{1}, ClaimIndex{0}},
      {DocumentNumber{1}, ClaimIndex{1}},
  };
  const QueryLimits limits;
  const uint64_t before = store.operations().reads;
  const auto found = ClaimReader(*snapshot, limits).Read(claims);
  REQUIRE(found);
  // Each document, text and extraction once, with a look whether analysts
  // changed it, and three records a name.
  CHECK(store.operations().reads - before <= 10 + 4 * 3);
  REQUIRE(found->size() == 4);
  for (size_t i = 0; i < claims.size(); ++i) {
    CHECK((*found)[i].ref == claims[i]);
    CHECK((*found)[i].document.key.value ==
          (claims[i].document.value == 0 ? "a" : "b"));
    CHECK((*found)[i].quotes[0].text ==
          (claims[i].claim.value == 0 ? "Ana knows Bea" : "Bea knows Ana"));
  }
  REQUIRE((*found)[0].speaker);
  CHECK(std::get<std::string>(*(*found)[0].speaker) == "a witness");
}

TEST_CASE("A claim that is not there is an error, not a crash", "[engine]") {
  DrawnDocument d("a", "Ana knows Bea.");
  d.Say(d.Local("Ana"), "knows", d.Local("Bea"), "Ana knows Bea");
  const KnowledgeStore store = MakeStore({d});
  const auto snapshot = store.Published();
  const QueryLimits limits;
  const auto code = [&](ClaimRef ref) {
    const auto found = ClaimReader(*snapshot, limits).Read(std::span(&ref, 1));
    REQUIRE_FALSE(found);
    return found.error().code;
  };
  CHECK(code({DocumentNumber{0}, ClaimIndex{1}}) == ErrorCode::kCorruption);
  CHECK(code({DocumentNumber{5}, ClaimIndex{0}}) == ErrorCode::kNotFound);
}

}  // namespace
}  // namespace quipu
