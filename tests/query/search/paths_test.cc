#include "query/search/paths.h"

#include <algorithm>
#include <atomic>
#include <catch2/catch.hpp>

#include "tests/graph/memory/graph_support.h"
#include "tests/query/search/search_support.h"

namespace quipu {
namespace {

using Kind = Completeness::Kind;

PathAnswer Ask(const KnowledgeGraph& graph, Vertex from, Vertex to,
               const PathOptions& options = {}) {
  Result<PathAnswer> answer = FindPaths(graph, from, to, options);
  REQUIRE(answer);
  return *answer;
}

std::vector<std::vector<Vertex>> VerticesOf(const PathAnswer& answer) {
  std::vector<std::vector<Vertex>> paths;
  for (const Path& path : answer.paths) paths.push_back(path.vertices);
  return paths;
}

// Compares an answer with the first `k` of all simple paths.
void CheckAgainstSlow(const GraphInput& input, const KnowledgeGraph& graph,
                      std::pair<Vertex, Vertex> ends,
                      const PathOptions& options) {
  const auto [from, to] = ends;
  const PathAnswer answer = Ask(graph, from, to, options);
  const int cap =
      options.max_hops ? static_cast<int>(*options.max_hops) * 2 : 1'000'000;
  const SlowGraph primary(input, options.filters, options.raw_hops, false);
  const SlowGraph all(input, options.filters, options.raw_hops, true);
  const bool fall_back = primary.Paths(from, to, 1, cap).empty() &&
                         options.filters.predicates.empty();
  CHECK(answer.used_secondary == fall_back);
  const SlowGraph& slow = fall_back ? all : primary;
  const auto expected = slow.Paths(from, to, options.k, cap);
  REQUIRE(answer.paths.size() == expected.size());
  for (size_t i = 0; i < expected.size(); ++i) {
    const Path& path = answer.paths[i];
    CHECK(path.vertices == expected[i].vertices);
    CHECK(path.half_hops == expected[i].cost);
    int cost = 0;
    for (const Hop& hop : path.hops) {
      cost += hop.half_hops;
      CHECK(hop.relations.size() == slow.RelationsBetween(hop.from, hop.to));
      size_t claims = 0;
      for (const HopEvidence& e : hop.relations) {
        claims += e.claims.size();
        CHECK((e.forward ? e.subject : e.object) == hop.from);
        CHECK((e.forward ? e.object : e.subject) == hop.to);
      }
      CHECK(claims == slow.ClaimsBetween(hop.from, hop.to));
    }
    CHECK(cost == path.half_hops);
  }

  const size_t existing = slow.Paths(from, to, 1'000'000, 1'000'000).size();
  if (answer.paths.size() == options.k) {
    CHECK(answer.completeness.kind == Kind::kComplete);
  } else if (answer.completeness.kind == Kind::kTruncated) {
    CHECK(options.max_hops);
    CHECK(answer.completeness.limit == SearchLimit::kMaxHops);
  } else {
    CHECK(existing == answer.paths.size());
    CHECK((answer.completeness.kind == Kind::kNoneExists) == (existing == 0));
  }
}

PathOptions RandomOptions(uint32_t vertices, Dice& dice) {
  PathOptions options;
  options.k = 1 + dice.Below(6);
  if (dice.OnceIn(3)) {
    options.max_hops = 1 + dice.Below(4);
  }
  options.raw_hops = dice.OnceIn(4);
  options.filters = RandomFilters(vertices, dice);
  return options;
}

TEST_CASE("The k best paths are the first of all simple paths", "[paths]") {
  Dice dice(11);
  SearchWorkspace workspace;
  for (int round = 0; round < 600; ++round) {
    RandomGraph shape;
    shape.vertices = 3 + dice.Below(6);
    shape.relations = shape.vertices + dice.Below(14);
    shape.events = round % 3 == 0 ? 0.0 : 0.35;
    const GraphInput input = RandomInput(shape, dice);
    const KnowledgeGraph graph = KnowledgeGraph::Build(input).value();
    PathOptions options = RandomOptions(shape.vertices, dice);
    options.workspace = round % 2 == 0 ? &workspace : nullptr;
    const Vertex from = dice.Below(shape.vertices);
    const Vertex to = dice.Below(shape.vertices);
    options.filters.avoid.erase(
        std::remove_if(options.filters.avoid.begin(),
                       options.filters.avoid.end(),
                       [&](Vertex v) { return v == from || v == to; }),
        options.filters.avoid.end());
    if (from == to) continue;
    CAPTURE(round, from, to);
    CheckAgainstSlow(input, graph, {from, to}, options);
  }
}

TEST_CASE("Paths through given entities are the first of all that pass them",
          "[paths]") {
  Dice dice(12);
  for (int round = 0; round < 500; ++round) {
    RandomGraph shape;
    shape.vertices = 4 + dice.Below(5);
    shape.relations = shape.vertices + 4 + dice.Below(10);
    const GraphInput input = RandomInput(shape, dice);
    const KnowledgeGraph graph = KnowledgeGraph::Build(input).value();
    PathOptions options = RandomOptions(shape.vertices, dice);
    options.filters.avoid.clear();
    for (size_t i = 0; i < 1 + dice.Below(3); ++i) {
      options.filters.via.push_back(dice.Below(shape.vertices));
    }
    const Vertex from = dice.Below(shape.vertices);
    const Vertex to = dice.Below(shape.vertices);
    if (from == to) continue;
    CAPTURE(round, from, to);
    CheckAgainstSlow(input, graph, {from, to}, options);
  }
}

TEST_CASE("In grids, full of ties, the least of equal paths comes first",
          "[paths]") {
  Dice dice(13);
  for (int round = 0; round < 60; ++round) {
    // A 4 x 4 grid whose vertices are numbered at random, some of them events.
    GraphInput input;
    input.types = {"Person", "Event"};
    input.predicates = {{"p", false}};
    input.documents = {{DocumentKey{"d"}, DocumentNumber{1}}};
    std::vector<uint32_t> places(16);
    for (uint32_t i = 0; i < 16; ++i) places[i] = i;
    dice.Shuffle(places);
    for (uint32_t i = 0; i < 16; ++i) {
      input.entities.push_back({HandleAt(places[i]), "n",
                                round % 2 == 0 ? 0 : uint32_t{dice.OnceIn(4)},
                                EntityNumber{i}});
    }
    for (uint32_t i = 0; i < 16; ++i) {
      if (i % 4 != 3) input.relations.push_back({i, 0, i + 1});
      if (i < 12) input.relations.push_back({i + 4, 0, i});
    }
    for (uint32_t i = 0; i < input.relations.size(); ++i) {
      input.claims.push_back(
          {.relation = i, .index = ClaimIndex{i}, .time = {}});
    }
    const KnowledgeGraph graph = KnowledgeGraph::Build(input).value();
    PathOptions options;
    options.k = 30;
    const Vertex from = places[dice.Below(4)];
    const Vertex to = places[12 + dice.Below(4)];
    CAPTURE(round, from, to);
    CheckAgainstSlow(input, graph, {from, to}, options);
  }
}

TEST_CASE("Asking backwards gives the same paths, turned round", "[paths]") {
  Dice dice(14);
  for (int round = 0; round < 200; ++round) {
    RandomGraph shape;
    shape.vertices = 40;
    shape.relations = 90;
    const KnowledgeGraph graph =
        KnowledgeGraph::Build(RandomInput(shape, dice)).value();
    PathOptions options;
    options.k = 5;
    options.filters.stances = StanceSet::All();
    const PathAnswer there = Ask(graph, 3, 17, options);
    PathAnswer back = Ask(graph, 17, 3, options);
    REQUIRE(there.paths.size() == back.paths.size());
    CHECK(there.completeness == back.completeness);
    for (size_t i = 0; i < back.paths.size(); ++i) {
      std::vector<Vertex> turned = back.paths[i].vertices;
      std::reverse(turned.begin(), turned.end());
      CHECK(there.paths[i].vertices == turned);
      CHECK(there.paths[i].half_hops == back.paths[i].half_hops);
    }
  }
}

TEST_CASE(
    "With raw hops the shortest path is as long as in a breadth-first "
    "search",
    "[paths]") {
  Dice dice(15);
  RandomGraph shape;
  shape.vertices = 300;
  shape.relations = 500;
  shape.plain_claims = true;
  const GraphInput input = RandomInput(shape, dice);
  const KnowledgeGraph graph = KnowledgeGraph::Build(input).value();
  const SlowGraph slow(input, {}, true, false);
  for (Vertex from = 0; from < 20; ++from) {
    // Breadth first: one list of vertices, each with its distance.
    std::map<Vertex, int> distance{{from, 0}};
    std::vector<Vertex> queue{from};
    for (size_t i = 0; i < queue.size(); ++i) {
      for (const auto& [next, cost] : slow.Neighbors(queue[i])) {
        if (distance.emplace(next, distance[queue[i]] + 1).second) {
          queue.push_back(next);
        }
      }
    }
    for (Vertex to = from + 1; to < 300; to += 17) {
      PathOptions options;
      options.raw_hops = true;
      const PathAnswer answer = Ask(graph, from, to, options);
      if (answer.used_secondary) {
        CHECK(distance.count(to) == 0);
      } else {
        REQUIRE(answer.paths.size() == 1);
        CHECK(answer.paths[0].hops.size() == size_t(distance.at(to)));
      }
    }
  }
}

//  Ana --acted_in--> [siege] <--harmed_in-- Bea      Ana --met--> Col --met-->
//  Bea
TEST_CASE("Agent, event and victim are one hop, unless hops are raw",
          "[paths]") {
  Drawing d;
  const Vertex ana = d.Add("Ana"), siege = d.Add("siege", "Event"),
               bea = d.Add("Bea"), col = d.Add("Col");
  d.Link(ana, "acted_in", siege);
  d.Link(bea, "harmed_in", siege);
  d.Link(ana, "met", col);
  d.Link(col, "met", bea);
  const KnowledgeGraph graph = d.Build();
  PathOptions options;
  options.k = 2;
  PathAnswer answer = Ask(graph, ana, bea, options);
  CHECK(VerticesOf(answer) ==
        std::vector<std::vector<Vertex>>{{ana, siege, bea}, {ana, col, bea}});
  CHECK(answer.paths[0].half_hops == 2);
  CHECK(answer.paths[1].half_hops == 4);

  options.max_hops = 1;
  answer = Ask(graph, ana, bea, options);
  CHECK(answer.paths.size() == 1);
  CHECK(CompletenessName(answer.completeness) == "truncated(max_hops)");

  options.raw_hops = true;
  options.max_hops = 2;
  answer = Ask(graph, ana, bea, options);
  CHECK(answer.paths.size() == 2);
  CHECK(answer.paths[0].half_hops == 4);
}

//        alleged_member_of (denied too)
//  Ana ================================= Col       parallel relations, both
//  ways
//        knows  (from Col)
TEST_CASE("Parallel relations are one path, ordered, with all their claims",
          "[paths]") {
  Drawing d;
  const Vertex ana = d.Add("Ana"), col = d.Add("Col");
  d.Link(col, "knows", ana, {.document = "b"});
  d.Link(col, "knows", ana, {.document = "a"});
  d.Link(ana, "alleged_member_of", col,
         {.document = "a", .modality = Modality::kAlleged});
  d.Link(ana, "alleged_member_of", col,
         {.document = "c", .modality = Modality::kDenied});
  d.Link(ana, "~attributed_to", col);
  const KnowledgeGraph graph = d.Build();
  PathOptions options;
  options.k = 3;
  const PathAnswer answer = Ask(graph, col, ana, options);
  REQUIRE(answer.paths.size() == 1);
  REQUIRE(answer.paths[0].hops.size() == 1);
  const std::vector<HopEvidence>& relations = answer.paths[0].hops[0].relations;
  REQUIRE(relations.size() == 2);
  CHECK(graph.predicates()[relations[0].predicate].name == "alleged_member_of");
  CHECK_FALSE(relations[0].forward);
  CHECK(relations[0].contested);
  CHECK(relations[0].claims.size() == 1);
  CHECK(relations[0].opposing.size() == 1);
  CHECK(relations[1].forward);
  CHECK_FALSE(relations[1].contested);
  CHECK(relations[1].sources == 1);
  REQUIRE(relations[1].claims.size() == 2);
  CHECK(relations[1].claims[0].claim == ClaimIndex{1});  // of document a
  CHECK(relations[1].claims[1].claim == ClaimIndex{0});  // of document b
}

//  Ana --denied--> Bea      Ana ~~attributed_to~~> Col ~~attributed_to~~> Dan
TEST_CASE(
    "Who is only quoted is reached over secondary relations, and the "
    "answer says so",
    "[paths]") {
  Drawing d;
  const Vertex ana = d.Add("Ana"), bea = d.Add("Bea"), col = d.Add("Col"),
               dan = d.Add("Dan");
  d.Link(ana, "knows", bea, {.modality = Modality::kDenied});
  d.Link(ana, "~attributed_to", col);
  d.Link(dan, "~attributed_to", col);
  const KnowledgeGraph graph = d.Build();
  const PathAnswer answer = Ask(graph, ana, dan);
  CHECK(answer.used_secondary);
  REQUIRE(answer.paths.size() == 1);
  CHECK(answer.paths[0].hops[0].relations[0].secondary);

  PathOptions options;
  options.filters.predicates = {"attributed_to"};
  CHECK_FALSE(Ask(graph, ana, dan, options).used_secondary);
  CHECK(Ask(graph, ana, dan, options).paths.size() == 1);

  const PathAnswer none = Ask(graph, ana, bea);
  CHECK(none.paths.empty());
  CHECK(none.used_secondary);
  CHECK(CompletenessName(none.completeness) == "none exists");
  options.filters.predicates = {"knows"};
  options.filters.stances = StanceSet::Opposing();
  CHECK(Ask(graph, ana, bea, options).paths.size() == 1);
}

//  Ana --knows (1986, 1997)--> Bea       two claims, none of them of 1992
TEST_CASE("A relation passes when one claim passes, never by a hull of several",
          "[paths]") {
  const auto year = [](int y) {
    const DayRange days = PartialDate::Make(y)->Bounds();
    return TimeBounds{days, days};
  };
  Drawing d;
  const Vertex ana = d.Add("Ana"), bea = d.Add("Bea"), col = d.Add("Col");
  d.Link(ana, "knows", bea, {.confidence = 900, .time = year(1986)});
  d.Link(ana, "knows", bea, {.confidence = 300, .time = year(1997)});
  d.Link(ana, "met", col);
  const KnowledgeGraph graph = d.Build();
  PathOptions options;
  const auto found = [&](int since, int until, int confidence) {
    options.filters.claims.since = PartialDate::Make(since);
    options.filters.claims.until = PartialDate::Make(until);
    options.filters.claims.min_confidence = confidence;
    return Ask(graph, ana, bea, options).paths.size() == 1;
  };
  CHECK(found(1980, 1990, 500));
  CHECK(found(1986, 1986, 0));
  CHECK_FALSE(found(1992, 1992, 0));
  CHECK(found(1990, 1999, 300));
  CHECK_FALSE(found(1990, 1999, 500));  // 1997, but not sure enough
  options.filters.claims.min_confidence = 0;
  options.filters.claims.since = PartialDate::Make(1990);
  const PathAnswer undated = Ask(graph, ana, col, options);
  CHECK(undated.paths.empty());
  CHECK(undated.left_out.undated == 1);
}

//  Ana --knows (sure), does not know (unsure)--> Bea
TEST_CASE("Claims that are not sure enough contest nothing", "[paths]") {
  Drawing d;
  const Vertex ana = d.Add("Ana"), bea = d.Add("Bea");
  d.Link(ana, "knows", bea, {.confidence = 900});
  d.Link(ana, "knows", bea,
         {.polarity = Polarity::kNegative, .confidence = 300});
  const KnowledgeGraph graph = d.Build();
  PathOptions options;
  const auto relation = [&](int confidence) {
    options.filters.claims.min_confidence = confidence;
    const PathAnswer answer = Ask(graph, ana, bea, options);
    REQUIRE(answer.paths.size() == 1);
    return answer.paths[0].hops[0].relations[0];
  };
  CHECK(relation(300).contested);
  CHECK(relation(300).opposing_count == 1);
  CHECK_FALSE(relation(301).contested);
  CHECK(relation(301).opposing_count == 0);
}

//  0 - 1 - 2 - ... - 99 (a chain)     100 alone
TEST_CASE("An answer says which limit cut it short", "[paths]") {
  Drawing d;
  for (int i = 0; i < 101; ++i) d.Add("n" + std::to_string(i));
  for (Vertex i = 1; i < 100; ++i) d.Link(i - 1, "next", i);
  const KnowledgeGraph graph = d.Build();
  const auto label = [&](Vertex from, Vertex to, const PathOptions& options) {
    return CompletenessName(Ask(graph, from, to, options).completeness);
  };
  CHECK(label(0, 99, {}) == "complete");
  CHECK(label(0, 100, {}) == "none exists");
  PathOptions options;
  options.max_hops = 99;
  CHECK(label(0, 99, options) == "complete");
  options.max_hops = 98;
  CHECK(label(0, 99, options) == "truncated(max_hops)");
  CHECK(Ask(graph, 0, 99, options).paths.empty());
  CHECK(label(0, 100, options) == "none exists");  // seen from 100

  options = {};
  options.budget.max_expansions = 50;
  CHECK(label(0, 99, options) == "truncated(expansions)");
  CHECK(Ask(graph, 0, 99, options).expansions <= 52);
  options = {};
  const std::atomic<bool> cancelled = true;
  options.budget.cancelled = &cancelled;
  CHECK(label(0, 99, options) == "truncated(cancelled)");
  options = {};
  options.budget.deadline = std::chrono::steady_clock::time_point::min();
  CHECK(label(0, 99, options) == "truncated(time)");
}

//  Ana - m - m - … - m - Bea
//      x m x m x … x m x        8 wide, 6 long: 8^6 paths of one length
TEST_CASE("A search that would hold too much says so and keeps what it has",
          "[paths]") {
  Drawing d;
  const Vertex ana = d.Add("Ana"), bea = d.Add("Bea");
  std::vector<Vertex> before = {ana};
  for (int layer = 0; layer < 6; ++layer) {
    std::vector<Vertex> after;
    for (int i = 0; i < 8; ++i) after.push_back(d.Add("m"));
    for (const Vertex a : before) {
      for (const Vertex b : after) d.Link(a, "knows", b);
    }
    before = after;
  }
  for (const Vertex a : before) d.Link(a, "knows", bea);
  const KnowledgeGraph graph = d.Build();
  PathOptions options;
  options.k = 200;
  const PathAnswer all = Ask(graph, ana, bea, options);
  REQUIRE(CompletenessName(all.completeness) == "complete");
  REQUIRE(all.paths.size() == 200);

  options.budget.max_bytes = 40'000;
  const PathAnswer some = Ask(graph, ana, bea, options);
  CHECK(CompletenessName(some.completeness) == "truncated(memory)");
  CHECK_FALSE(some.paths.empty());
  REQUIRE(some.paths.size() < 200);
  for (size_t i = 0; i < some.paths.size(); ++i) {
    CHECK(some.paths[i].vertices == all.paths[i].vertices);
  }

  // Labels and links alone.
  options.budget.max_bytes = 500;
  const PathAnswer none = Ask(graph, ana, bea, options);
  CHECK(CompletenessName(none.completeness) == "truncated(memory)");
  CHECK(none.paths.empty());

  // What one search has held is given back for the next.
  options.budget.max_bytes = 1'000'000;
  SearchWorkspace workspace;
  options.workspace = &workspace;
  for (int round = 0; round < 50; ++round) {
    CHECK(Ask(graph, ana, bea, options).paths.size() == 200);
  }
}

//  Ana === Bea      a thousand claims for it, as many against it
TEST_CASE("Of a relation's claims the first are listed and all are counted",
          "[paths]") {
  Drawing d;
  const Vertex ana = d.Add("Ana"), bea = d.Add("Bea");
  for (int i = 0; i < 1000; ++i) {
    d.Link(ana, "knows", bea);
    d.Link(ana, "knows", bea, {.modality = Modality::kDenied});
  }
  PathOptions options;
  options.max_claims = 2;
  const PathAnswer answer = Ask(d.Build(), ana, bea, options);
  const HopEvidence& relation = answer.paths.at(0).hops.at(0).relations.at(0);
  CHECK(relation.claims.size() == 2);
  CHECK(relation.claim_count == 1000);
  CHECK(relation.opposing.size() == 2);
  CHECK(relation.opposing_count == 1000);
}

TEST_CASE("The path from a vertex to itself has no hops", "[paths]") {
  Drawing d;
  const Vertex ana = d.Add("Ana"), bea = d.Add("Bea");
  d.Link(ana, "knows", ana);
  d.Link(ana, "knows", bea);
  const PathAnswer answer = Ask(d.Build(), ana, ana);
  REQUIRE(answer.paths.size() == 1);
  CHECK(answer.paths[0].vertices == std::vector<Vertex>{ana});
  CHECK(answer.paths[0].hops.empty());
}

TEST_CASE("Names that a graph has not match nothing and are told", "[paths]") {
  Drawing d;
  const Vertex ana = d.Add("Ana"), bea = d.Add("Bea");
  d.Link(ana, "knows", bea);
  PathOptions options;
  options.filters.predicates = {"nkows"};
  options.filters.types = {"Persom"};
  options.filters.claims.documents = {DocumentKey{"e"}};
  const PathAnswer answer = Ask(d.Build(), ana, bea, options);
  CHECK(answer.paths.empty());
  CHECK(answer.unknown_names ==
        std::vector<std::string>{"nkows", "Persom", "e"});
}

TEST_CASE("Questions that cannot be asked are refused with a reason",
          "[paths]") {
  Drawing d;
  const Vertex ana = d.Add("Ana"), bea = d.Add("Bea");
  d.Link(ana, "knows", bea);
  const KnowledgeGraph graph = d.Build();
  const auto refused = [&](const PathOptions& options, Vertex to) {
    const Result<PathAnswer> answer = FindPaths(graph, ana, to, options);
    return !answer && answer.error().code == ErrorCode::kInvalidArgument;
  };
  CHECK(refused({}, 2));
  CHECK(refused({.k = 0}, bea));
  CHECK(refused({.k = 1001}, bea));
  CHECK(refused({.max_hops = 0}, bea));
  CHECK(refused({.filters = {.avoid = {bea}}}, bea));
  CHECK(refused({.filters = {.avoid = {5}}}, bea));
  CHECK(refused({.filters = {.via = {5}}}, bea));
  CHECK(refused({.filters = {.via = std::vector<Vertex>(9, ana)}}, bea));
  CHECK(refused({.filters = {.claims = {.min_confidence = 1001}}}, bea));
  CHECK(refused({.filters = {.min_sources = 0}}, bea));
  CHECK(refused({.filters = {.claims = {.since = PartialDate::Make(1993),
                                        .until = PartialDate::Make(1992)}}},
                bea));
}

}  // namespace
}  // namespace quipu
