#include "query/engine/evidence.h"

#include <catch2/catch.hpp>

#include "graph/load_graph.h"
#include "query/search/paths.h"
#include "tests/graph/memory/store_support.h"

namespace quipu {
namespace {

TEST_CASE("Each hop of a path leads back to its sentence", "[evidence]") {
  DrawnDocument note("note.txt", "A note.\nBea said: Ana founded the Union.");
  note.Title("A note").Published("1987-03");
  const LocalIndex ana = note.Local("Ana");
  Claim& claim =
      note.Say(ana, "founder_of", note.Local("Union", "Organization"),
               "Ana founded the Union");
  claim.attributed_to = note.Local("Bea");
  claim.modality = Modality::kAlleged;
  const KnowledgeStore store = MakeStore({note}, {.first = 40});
  const auto snapshot = store.Published();
  const KnowledgeGraph graph = LoadKnowledgeGraph(*snapshot).value();
  const Vertex from = *graph.Find(Handle::Of({"note.txt"}, "Union", 0));
  const Vertex to = *graph.Find(Handle::Of({"note.txt"}, "Ana", 0));
  const PathAnswer answer = FindPaths(graph, from, to, {}).value();
  REQUIRE(answer.paths.size() == 1);
  const HopEvidence& hop = answer.paths[0].hops[0].relations[0];
  const auto found = ReadEvidence(*snapshot, hop.claims);
  REQUIRE(found);
  REQUIRE(found->size() == 1);
  const Evidence& evidence = found->front();
  CHECK(evidence.document.value == "note.txt");
  CHECK(evidence.title == "A note");
  CHECK(evidence.published == PartialDate::Parse("1987-03"));
  REQUIRE(evidence.quotes.size() == 1);
  const Quote& quote = evidence.quotes[0];
  CHECK(quote.text == "Ana founded the Union");
  CHECK(quote.span == Span{18, 39});
  CHECK(quote.source == SourceMap::SourceSpan{21, 42});  // after a mark
  CHECK(quote.locator == Locator{LocatorKind::kLine, 2});
  CHECK(evidence.polarity == Polarity::kPositive);
  CHECK(evidence.modality == Modality::kAlleged);
  REQUIRE(evidence.attributed_to);
  CHECK(evidence.attributed_to->name == "Bea");
  CHECK(evidence.attributed_to->id == Handle::Of({"note.txt"}, "Bea", 0));
  CHECK(evidence.confidence == 800);
  CHECK(evidence.rule == "test.rule");
}

TEST_CASE("Evidence comes in the order asked, each document read once",
          "[evidence]") {
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
  const uint64_t before = store.operations().reads;
  const auto found = ReadEvidence(*snapshot, claims);
  REQUIRE(found);
  CHECK(store.operations().reads - before <= 6);
  REQUIRE(found->size() == 4);
  for (size_t i = 0; i < claims.size(); ++i) {
    CHECK((*found)[i].claim == claims[i]);
    CHECK((*found)[i].document.value ==
          (claims[i].document.value == 0 ? "a" : "b"));
    CHECK((*found)[i].quotes[0].text ==
          (claims[i].claim.value == 0 ? "Ana knows Bea" : "Bea knows Ana"));
  }
  REQUIRE((*found)[0].attributed_to);
  CHECK((*found)[0].attributed_to->name == "a witness");
  CHECK_FALSE((*found)[0].attributed_to->id);
}

TEST_CASE("A claim that is not there is an error, not a crash", "[evidence]") {
  DrawnDocument d("a", "Ana knows Bea.");
  d.Say(d.Local("Ana"), "knows", d.Local("Bea"), "Ana knows Bea");
  const KnowledgeStore store = MakeStore({d});
  const auto snapshot = store.Published();
  const auto code = [&](ClaimRef ref) {
    const auto found = ReadEvidence(*snapshot, std::span(&ref, 1));
    REQUIRE_FALSE(found);
    return found.error().code;
  };
  CHECK(code({DocumentNumber{0}, ClaimIndex{1}}) == ErrorCode::kCorruption);
  CHECK(code({DocumentNumber{5}, ClaimIndex{0}}) == ErrorCode::kNotFound);
}

}  // namespace
}  // namespace quipu
