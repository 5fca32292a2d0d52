#include "graph/load_graph.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "tests/graph/memory/graph_support.h"
#include "tests/graph/memory/store_support.h"

namespace quipu {
namespace {

//  report.txt:  Ana --founder_of--> Union   attributed to Bea; place: Lima
//               Ana --aged--> "40"          (a literal: no edge)
//  brief.txt:   Ana --founder_of--> Union   denied by Ana
std::vector<DrawnDocument> TwoDocuments() {
  DrawnDocument report("report.txt",
                       "Bea said that Ana founded the Union in Lima in 1986. "
                       "Ana was 40.");
  report.Publisher("The Gazette");
  {
    const LocalIndex ana = report.Local("Ana");
    const LocalIndex united = report.Local("Union", "Organization");
    const LocalIndex bea = report.Local("Bea");
    const LocalIndex lima = report.Local("Lima", "Place");
    Claim& founding =
        report.Say(ana, "founder_of", united, "Ana founded the Union");
    founding.attributed_to = bea;
    founding.modality = Modality::kAlleged;
    founding.qualifiers = {{"place", lima}};
    const DayRange year = PartialDate::Make(1986)->Bounds();
    founding.time = TimeBounds{year, year};
    Literal forty;
    forty.text = "40";
    report.Say(ana, "aged", forty, "Ana was 40");
  }
  DrawnDocument brief("brief.txt", "Ana denied that she founded the Union.");
  brief.Publisher("GAZETTE");
  {
    const LocalIndex united = brief.Local("Union", "Organization");
    const LocalIndex ana = brief.Local("Ana");
    Claim& founding =
        brief.Say(ana, "founder_of", united, "she founded the Union");
    founding.modality = Modality::kDenied;
    founding.attributed_to = ana;
  }
  return {report, brief};
}

KnowledgeGraph Load(const KnowledgeStore& store) {
  Result<KnowledgeGraph> graph = LoadKnowledgeGraph(*store.Published());
  if (!graph) FAIL(graph.error().message);
  return *graph;
}

std::optional<Vertex> FindByName(const KnowledgeGraph& graph,
                                 std::string_view name) {
  for (Vertex v = 0; v < graph.vertex_count(); ++v) {
    if (graph.entity(v).name == name) return v;
  }
  return std::nullopt;
}

// The edge with this subject, predicate and object.
std::optional<EdgeIndex> FindEdge(const KnowledgeGraph& graph,
                                  std::string_view subject,
                                  std::string_view predicate,
                                  std::string_view object) {
  for (EdgeIndex e = 0; e < graph.edge_count(); ++e) {
    const RelationView r = graph.relation(e);
    if (graph.entity(r.subject).name == subject &&
        graph.predicates()[r.predicate].name == predicate &&
        graph.entity(r.object).name == object) {
      return e;
    }
  }
  return std::nullopt;
}

TEST_CASE("A stored relation loads as an edge with the claims of all documents",
          "[load]") {
  const KnowledgeStore store = MakeStore(TwoDocuments());
  const KnowledgeGraph graph = Load(store);
  CHECK(graph.generation() == store.Published()->generation());
  CHECK(graph.vertex_count() == 4);
  const auto edge = FindEdge(graph, "Ana", "founder_of", "Union");
  REQUIRE(edge);
  CHECK_FALSE(graph.relation(*edge).secondary);
  const auto claims = graph.claims(*edge);
  REQUIRE(claims.size() == 2);
  CHECK(graph.documents()[claims[0].document].key.value == "brief.txt");
  CHECK(claims[0].modality == Modality::kDenied);
  CHECK(graph.time(claims[0]) == nullptr);
  CHECK(graph.documents()[claims[1].document].key.value == "report.txt");
  CHECK(claims[1].modality == Modality::kAlleged);
  CHECK(claims[1].confidence == 800);
  REQUIRE(graph.time(claims[1]) != nullptr);
  CHECK(graph.time(claims[1])->begin.earliest ==
        PartialDate::Make(1986)->Bounds().earliest);
  CHECK(claims[0].source != claims[1].source);  // Ana's word, and Bea's
}

TEST_CASE("Who speaks is linked to what is spoken of, by a secondary relation",
          "[load]") {
  const KnowledgeGraph graph = Load(MakeStore(TwoDocuments()));
  const auto to_ana = FindEdge(graph, "Bea", "attributed_to", "Ana");
  const auto to_union = FindEdge(graph, "Bea", "attributed_to", "Union");
  const auto denial = FindEdge(graph, "Ana", "attributed_to", "Union");
  const auto place = FindEdge(graph, "Ana", "qualifier:place", "Lima");
  REQUIRE((to_ana && to_union && denial && place));
  CHECK_FALSE(FindEdge(graph, "Ana", "attributed_to", "Ana"));
  CHECK(graph.edge_count() == 5);
  CHECK(graph.relation(*to_ana).secondary);
  CHECK(graph.relation(*place).secondary);
  // That she denied it is no denial that she spoke of it.
  REQUIRE(graph.claims(*denial).size() == 1);
  CHECK(graph.claims(*denial)[0].modality == Modality::kAsserted);
  CHECK(graph.claims(*place)[0].modality == Modality::kAlleged);
  // Both papers are one publisher, whatever the case of its name.
  CHECK(graph.claims(*denial)[0].source == graph.claims(*to_ana)[0].source);
}

TEST_CASE(
    "The source of a claim is its speaker, else publisher, else author, "
    "else document",
    "[load]") {
  std::vector<DrawnDocument> documents;
  const auto add = [&](const std::string& key) -> DrawnDocument& {
    documents.emplace_back(key, "Ana knows Bea, says Col.");
    DrawnDocument& d = documents.back();
    d.Say(d.Local("Ana"), "knows", d.Local("Bea"), "Ana knows Bea");
    return d;
  };
  add("0 publisher").Publisher("Gazette").Author("Dee");
  add("1 same publisher").Publisher("Gazette").Author("Eva");
  add("2 author").Author("Dee");
  add("3 same author").Author("dee");
  add("4 document");
  add("5 document");
  documents.emplace_back("6 speaker", "Ana knows Bea, says Col.");
  documents.emplace_back("7 same speaker", "Ana knows Bea, says Col.");
  for (size_t i : {6, 7}) {
    DrawnDocument& d = documents[i].Publisher("Gazette");
    d.Say(d.Local("Ana"), "knows", d.Local("Bea"), "Ana knows Bea")
        .attributed_to = d.Local("Col");
  }
  documents.emplace_back("8 words", "Ana knows Bea, says Col.");
  documents[8].Publisher("Gazette");
  documents[8]
      .Say(documents[8].Local("Ana"), "knows", documents[8].Local("Bea"),
           "Ana knows Bea")
      .attributed_to = "a witness";
  const KnowledgeGraph graph = Load(MakeStore(documents));
  const auto claims = graph.claims(*FindEdge(graph, "Ana", "knows", "Bea"));
  REQUIRE(claims.size() == 9);
  CHECK(claims[0].source == claims[1].source);
  CHECK(claims[0].source == claims[8].source);
  CHECK(claims[2].source == claims[3].source);
  CHECK(claims[6].source == claims[7].source);
  std::vector<uint32_t> distinct = {claims[0].source, claims[2].source,
                                    claims[4].source, claims[5].source,
                                    claims[6].source};
  std::sort(distinct.begin(), distinct.end());
  CHECK(std::unique(distinct.begin(), distinct.end()) == distinct.end());
}

//  post.txt, 1991-05-10:  Ana --carried_out--> Raid --occurred_on--> 3 May 1991
//  tide.txt:              Bea --carried_out--> Raid --occurred_on--> 4 May 1991
//  echo.txt:              Col --carried_out--> Raid, which, it denies, was on 5
//                         May 1991; Ana --knows--> Col
std::vector<DrawnDocument> ThreeOfARaid() {
  std::vector<DrawnDocument> documents;
  const auto add = [&](const std::string& key, const std::string& who,
                       const std::string& day,
                       Modality modality = {}) -> DrawnDocument& {
    DrawnDocument& d =
        documents.emplace_back(key, "Ana, Bea, Col: Raid, " + day);
    const LocalIndex raid = d.Local("Raid", "Event");
    d.Say(d.Local(who), "carried_out", raid, "Raid");
    const PartialDate date = *PartialDate::Parse(day);
    const Literal literal{LiteralKind::kDate, day, date, {}};
    Claim& dating = d.Say(raid, "occurred_on", literal, day);
    dating.time = TimeBounds{date.Bounds(), date.Bounds()};
    dating.modality = modality;
    return d;
  };
  add("post.txt", "Ana", "1991-05-03").Published("1991-05-10");
  add("tide.txt", "Bea", "1991-05-04");
  DrawnDocument& echo = add("echo.txt", "Col", "1991-05-05", Modality::kDenied);
  echo.Say(echo.Local("Ana"), "knows", echo.Local("Col"), "Raid");
  return documents;
}

TEST_CASE("A claim on an event that says no time is of the time of the event",
          "[load]") {
  const std::vector<DrawnDocument> documents = ThreeOfARaid();
  for (const bool reversed : {false, true}) {
    const KnowledgeGraph graph =
        Load(MakeStore(documents, {.reversed = reversed}));
    const auto time = [&](const char* subject, const char* predicate,
                          const char* object) {
      const auto edge = FindEdge(graph, subject, predicate, object);
      REQUIRE(edge);
      return graph.time(graph.claims(*edge)[0]);
    };
    const auto day = [](std::string_view iso) {
      return PartialDate::Parse(iso)->Bounds().earliest;
    };
    // As its document dates the event,
    CHECK(time("Ana", "carried_out", "Raid")->begin ==
          DayRange{day("1991-05-03"), day("1991-05-03")});
    CHECK(time("Bea", "carried_out", "Raid")->begin ==
          DayRange{day("1991-05-04"), day("1991-05-04")});
    // or else as the others do, whose dates differ.
    CHECK(*time("Col", "carried_out", "Raid") ==
          TimeBounds{{day("1991-05-03"), day("1991-05-04")},
                     {day("1991-05-03"), day("1991-05-04")}});
    CHECK(time("Ana", "knows", "Col") == nullptr);
  }
}

TEST_CASE("Documents carry the date of their publication", "[load]") {
  const KnowledgeGraph graph = Load(MakeStore(ThreeOfARaid()));
  REQUIRE(graph.documents().size() == 3);
  CHECK_FALSE(graph.documents()[0].published);
  CHECK(graph.documents()[1].published == PartialDate::Make(1991, 5, 10));
}

TEST_CASE("The numbers that a store gave do not show in the graph", "[load]") {
  std::vector<DrawnDocument> documents = TwoDocuments();
  const std::string dump = Dump(Load(MakeStore(documents)));
  CHECK(dump == Dump(Load(MakeStore(documents, {.reversed = true}))));
  CHECK(dump == Dump(Load(MakeStore(documents, {.first = 1000}))));
  std::reverse(documents.begin(), documents.end());
  CHECK(dump == Dump(Load(MakeStore(documents))));
}

TEST_CASE("A rejected claim is not in the graph, nor what it links", "[load]") {
  const KnowledgeGraph graph = Load(
      MakeStore(TwoDocuments(), {.rejected = std::pair<size_t, size_t>(0, 0)}));
  CHECK(graph.edge_count() == 2);  // the denial, and who denied
  CHECK(FindEdge(graph, "Ana", "founder_of", "Union"));
  CHECK_FALSE(FindEdge(graph, "Bea", "attributed_to", "Ana"));
  CHECK(FindByName(graph, "Bea"));
}

TEST_CASE("An empty store loads as an empty graph", "[load]") {
  const KnowledgeStore store =
      KnowledgeStore::Open("", StoreMode::kInMemory).value();
  CHECK(Load(store).vertex_count() == 0);
}

}  // namespace
}  // namespace quipu
