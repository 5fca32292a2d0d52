#include "graph/memory/knowledge_graph.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <tuple>
#include <vector>

#include "tests/graph/memory/graph_support.h"

namespace quipu {
namespace {

// Puts every list of an input into another order, and its references with it.
GraphInput Shuffled(const GraphInput& input, Dice& dice) {
  const auto order = [&](size_t size) {
    std::vector<uint32_t> to(size);
    for (uint32_t i = 0; i < size; ++i) to[i] = i;
    dice.Shuffle(to);
    return to;
  };
  const auto place = [](const auto& items, const std::vector<uint32_t>& to) {
    auto placed = items;
    for (size_t i = 0; i < items.size(); ++i) placed[to[i]] = items[i];
    return placed;
  };
  const auto types = order(input.types.size());
  const auto entities = order(input.entities.size());
  const auto predicates = order(input.predicates.size());
  const auto documents = order(input.documents.size());
  const auto relations = order(input.relations.size());
  GraphInput shuffled = input;
  shuffled.types = place(input.types, types);
  shuffled.entities = place(input.entities, entities);
  shuffled.predicates = place(input.predicates, predicates);
  shuffled.documents = place(input.documents, documents);
  shuffled.relations = place(input.relations, relations);
  shuffled.claims = place(input.claims, order(input.claims.size()));
  for (auto& entity : shuffled.entities) entity.type = types[entity.type];
  for (auto& relation : shuffled.relations) {
    relation.subject = entities[relation.subject];
    relation.object = entities[relation.object];
    relation.predicate = predicates[relation.predicate];
  }
  for (auto& claim : shuffled.claims) {
    claim.relation = relations[claim.relation];
    claim.document = documents[claim.document];
  }
  return shuffled;
}

// Of relations with equal ends and predicate, which stay in the order given,
// only the first.
GraphInput WithoutEqualRelations(GraphInput input) {
  std::vector<std::tuple<uint32_t, uint32_t, uint32_t>> met;
  std::vector<GraphInput::Relation> kept;
  std::vector<uint32_t> place;
  for (const GraphInput::Relation& r : input.relations) {
    const std::tuple triple(r.subject, r.predicate, r.object);
    const auto found = std::find(met.begin(), met.end(), triple);
    place.push_back(static_cast<uint32_t>(found - met.begin()));
    if (found == met.end()) {
      met.push_back(triple);
      kept.push_back(r);
    }
  }
  input.relations = kept;
  for (auto& claim : input.claims) claim.relation = place[claim.relation];
  return input;
}

TEST_CASE("The order of the input does not show in the graph", "[graph]") {
  Dice dice(1);
  for (int round = 0; round < 50; ++round) {
    RandomGraph shape;
    shape.vertices = 20;
    shape.relations = 60;
    const GraphInput input = WithoutEqualRelations(RandomInput(shape, dice));
    const std::string dump = Dump(KnowledgeGraph::Build(input).value());
    CHECK(dump == Dump(KnowledgeGraph::Build(Shuffled(input, dice)).value()));
  }
}

TEST_CASE("Each vertex has its edges both ways, in order", "[graph]") {
  Dice dice(2);
  for (int round = 0; round < 50; ++round) {
    RandomGraph shape;
    shape.vertices = 1 + dice.Below(30);
    shape.relations = dice.Below(80);
    const GraphInput input = RandomInput(shape, dice);
    const KnowledgeGraph graph = KnowledgeGraph::Build(input).value();
    REQUIRE(graph.vertex_count() == input.entities.size());
    REQUIRE(graph.edge_count() == input.relations.size());

    // As a list of (subject, predicate, object) by rank, sorted.
    using Triple = std::tuple<Vertex, std::string, Vertex>;
    std::vector<Triple> expected;
    for (const GraphInput::Relation& r : input.relations) {
      expected.emplace_back(*graph.Find(input.entities[r.subject].id),
                            input.predicates[r.predicate].name,
                            *graph.Find(input.entities[r.object].id));
    }
    std::sort(expected.begin(), expected.end());
    std::vector<Triple> out, in;
    for (Vertex v = 0; v < graph.vertex_count(); ++v) {
      const Adjacency outgoing = graph.Out(v);
      for (size_t i = 0; i < outgoing.size(); ++i) {
        CHECK(outgoing.edge(i) == out.size());
        const RelationView relation = graph.relation(outgoing.edge(i));
        CHECK(relation.subject == v);
        CHECK(relation.object == outgoing.neighbor(i));
        CHECK(relation.predicate == outgoing.mark(i).predicate());
        CHECK(outgoing.mark(i).touches_event() ==
              (graph.entity(v).type == kEventType ||
               graph.entity(relation.object).type == kEventType));
        out.emplace_back(v, graph.predicates()[relation.predicate].name,
                         relation.object);
      }
      const Adjacency incoming = graph.In(v);
      for (size_t i = 0; i < incoming.size(); ++i) {
        const RelationView relation = graph.relation(incoming.edge(i));
        CHECK(relation.object == v);
        CHECK(relation.subject == incoming.neighbor(i));
        CHECK(relation.predicate == incoming.mark(i).predicate());
        if (i > 0) {
          CHECK(std::tuple(incoming.mark(i - 1).predicate(),
                           incoming.neighbor(i - 1), incoming.edge(i - 1)) <
                std::tuple(incoming.mark(i).predicate(), incoming.neighbor(i),
                           incoming.edge(i)));
        }
        in.emplace_back(relation.subject,
                        graph.predicates()[relation.predicate].name, v);
      }
    }
    CHECK(out == expected);  // predicates are named in their order
    std::sort(in.begin(), in.end());
    CHECK(in == expected);
  }
}

//  a --p--> b, by two documents, once alleged, once denied
TEST_CASE("A relation keeps each of its claims, by document key", "[graph]") {
  Drawing d;
  const Vertex a = d.Add("a"), b = d.Add("b");
  const TimeBounds time{{1, 2}, {3, 4}};
  d.Link(a, "p", b,
         {.document = "z", .source = 7, .modality = Modality::kDenied});
  d.Link(a, "p", b,
         {.document = "y",
          .modality = Modality::kAlleged,
          .confidence = 640,
          .time = time});
  d.Link(b, "p", a, {.document = "y", .polarity = Polarity::kNegative});
  const KnowledgeGraph graph = d.Build();
  REQUIRE(graph.edge_count() == 2);
  const auto claims = graph.claims(0);
  REQUIRE(claims.size() == 2);
  CHECK(graph.documents()[claims[0].document].key.value == "y");
  CHECK(claims[0].modality == Modality::kAlleged);
  CHECK(claims[0].confidence == 640);
  REQUIRE(graph.time(claims[0]) != nullptr);
  CHECK(*graph.time(claims[0]) == time);
  CHECK(graph.documents()[claims[1].document].number == DocumentNumber{7});
  CHECK(claims[1].source == 7);
  CHECK(graph.time(claims[1]) == nullptr);
  CHECK(graph.Out(a).mark(0).supported());
  CHECK_FALSE(graph.Out(b).mark(0).supported());
}

TEST_CASE("Vertices are ranks of ids and are found by id and by number",
          "[graph]") {
  GraphInput input;
  input.types = {"Place", "Event"};
  input.entities = {{HandleAt(30), "c", 0, EntityNumber{5}},
                    {HandleAt(10), "a", 1, EntityNumber{900}},
                    {HandleAt(20), "b", 0, EntityNumber{6}}};
  const KnowledgeGraph graph = KnowledgeGraph::Build(input).value();
  CHECK(graph.entity(0).name == "a");
  CHECK(graph.entity(0).type == "Event");
  CHECK(graph.entity(2).name == "c");
  CHECK(graph.entity(2).type == "Place");
  CHECK(graph.Find(HandleAt(20)) == Vertex{1});
  CHECK_FALSE(graph.Find(HandleAt(21)));
  CHECK(graph.Find(EntityNumber{900}) == Vertex{0});
  CHECK_FALSE(graph.Find(EntityNumber{7}));
  CHECK(graph.degree(1) == 0);
}

TEST_CASE("Primary and secondary predicates of one name are two", "[graph]") {
  Drawing d;
  const Vertex a = d.Add("a"), b = d.Add("b");
  d.Link(a, "~zeal", b);
  d.Link(a, "~attributed_to", b);
  d.Link(a, "attributed_to", b);
  d.Link(a, "zone", b);
  const KnowledgeGraph graph = d.Build();
  REQUIRE(graph.predicates().size() == 4);
  CHECK(graph.predicates()[0].name == "attributed_to");
  CHECK_FALSE(graph.predicates()[0].secondary);
  CHECK(graph.predicates()[1].name == "zone");
  CHECK(graph.predicates()[2].name == "attributed_to");
  CHECK(graph.predicates()[2].secondary);
  CHECK(graph.relation(3).secondary);
}

TEST_CASE("A graph without anything can be asked", "[graph]") {
  for (const KnowledgeGraph& graph :
       {KnowledgeGraph(), KnowledgeGraph::Build({}).value()}) {
    CHECK(graph.vertex_count() == 0);
    CHECK(graph.edge_count() == 0);
    CHECK_FALSE(graph.Find(HandleAt(1)));
    CHECK_FALSE(graph.Find(EntityNumber{1}));
  }
}

TEST_CASE("Topology takes at most 20 bytes an edge", "[graph]") {
  Dice dice(3);
  RandomGraph shape;
  shape.vertices = 2000;
  shape.relations = 10000;
  shape.plain_claims = true;
  const KnowledgeGraph graph =
      KnowledgeGraph::Build(RandomInput(shape, dice)).value();
  CHECK(graph.bytes().topology <= 20 * graph.edge_count());
}

TEST_CASE("An input that points nowhere or repeats itself is refused",
          "[graph]") {
  Drawing d;
  const Vertex a = d.Add("a"), b = d.Add("b");
  d.Link(a, "p", b);
  d.Link(a, "q", b, {.document = "e"});
  const auto refused = [&](const auto& damage) {
    GraphInput input = d.input();
    damage(input);
    const auto graph = KnowledgeGraph::Build(std::move(input));
    return !graph && graph.error().code == ErrorCode::kInvalidArgument;
  };
  CHECK_FALSE(refused([](GraphInput&) {}));
  CHECK(refused([](GraphInput& i) { i.relations[0].object = 2; }));
  CHECK(refused([](GraphInput& i) { i.relations[0].subject = 2; }));
  CHECK(refused([](GraphInput& i) { i.relations[0].predicate = 2; }));
  CHECK(refused([](GraphInput& i) { i.claims[1].relation = 2; }));
  CHECK(refused([](GraphInput& i) { i.claims[1].document = 2; }));
  CHECK(refused([](GraphInput& i) { i.entities[1].type = 1; }));
  CHECK(refused([](GraphInput& i) { i.entities[1].id = i.entities[0].id; }));
  CHECK(refused(
      [](GraphInput& i) { i.entities[1].number = i.entities[0].number; }));
  CHECK(refused([](GraphInput& i) { i.predicates[1].name = "p"; }));
  CHECK(refused([](GraphInput& i) { i.documents[1].key.value = "d"; }));
  GraphInput many = d.input();
  for (int i = 0; i < kMaxPredicates; ++i) {
    many.predicates.push_back({std::to_string(i), false});
  }
  const auto graph = KnowledgeGraph::Build(std::move(many));
  REQUIRE_FALSE(graph);
  CHECK(graph.error().code == ErrorCode::kLimit);
}

}  // namespace
}  // namespace quipu
