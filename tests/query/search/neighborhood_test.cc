#include "query/search/neighborhood.h"

#include <algorithm>
#include <atomic>
#include <catch2/catch.hpp>
#include <tuple>

#include "tests/graph/memory/graph_support.h"
#include "tests/query/search/search_support.h"

namespace quipu {
namespace {

NeighborhoodAnswer Ask(const KnowledgeGraph& graph, Vertex center,
                       const NeighborhoodOptions& options = {}) {
  Result<NeighborhoodAnswer> answer = FindNeighborhood(graph, center, options);
  REQUIRE(answer);
  return *answer;
}

TEST_CASE(
    "A neighbourhood is what breadth first finds, in the contract's order",
    "[neighborhood]") {
  Dice dice(21);
  SearchWorkspace workspace;
  for (int round = 0; round < 400; ++round) {
    RandomGraph shape;
    shape.vertices = 4 + dice.Below(20);
    shape.relations = shape.vertices + dice.Below(30);
    const GraphInput input = RandomInput(shape, dice);
    const KnowledgeGraph graph = KnowledgeGraph::Build(input).value();
    const Vertex center = dice.Below(shape.vertices);
    NeighborhoodOptions options;
    options.depth = 1 + dice.Below(3);
    options.raw_hops = dice.OnceIn(4);
    options.limit = 1000;
    options.filters = RandomFilters(shape.vertices, dice);
    std::erase(options.filters.avoid, center);
    if (dice.OnceIn(2)) options.workspace = &workspace;
    const NeighborhoodAnswer answer = Ask(graph, center, options);
    CAPTURE(round, center);

    const int radius = static_cast<int>(options.depth) * 2;
    SlowGraph slow(input, options.filters, options.raw_hops, false);
    std::map<Vertex, int> distances = slow.Distances(center, radius);
    if (distances.size() == 1 && options.filters.predicates.empty()) {
      CHECK(answer.used_secondary);
      slow = SlowGraph(input, options.filters, options.raw_hops, true);
      distances = slow.Distances(center, radius);
    }
    struct Expected {
      int distance;
      size_t claims;
      std::string name;
      Vertex vertex;
      Vertex predecessor;
    };
    std::vector<Expected> expected;
    for (const auto& [v, distance] : distances) {
      if (v == center) continue;
      Vertex predecessor = kNoVertex;
      for (const auto& [u, step] : slow.Neighbors(v)) {
        const auto before = distances.find(u);
        if (before != distances.end() && before->second + step == distance) {
          predecessor = std::min(predecessor, u);
        }
      }
      expected.push_back({distance, slow.ClaimsBetween(v, predecessor),
                          std::string(graph.entity(v).name), v, predecessor});
    }
    std::sort(expected.begin(), expected.end(),
              [](const auto& a, const auto& b) {
                return std::tie(a.distance, b.claims, a.name, a.vertex) <
                       std::tie(b.distance, a.claims, b.name, b.vertex);
              });
    REQUIRE(answer.neighbors.size() == expected.size());
    CHECK(answer.total == expected.size());
    for (size_t i = 0; i < expected.size(); ++i) {
      const Neighbor& neighbor = answer.neighbors[i];
      CHECK(neighbor.vertex == expected[i].vertex);
      CHECK(neighbor.half_hops == expected[i].distance);
      CHECK(neighbor.claim_count == expected[i].claims);
      CHECK(neighbor.hop.from == expected[i].predecessor);
      CHECK(neighbor.hop.relations.size() ==
            slow.RelationsBetween(neighbor.hop.from, neighbor.vertex));
    }
    CHECK(CompletenessName(answer.completeness) ==
          (expected.empty() ? "none exists" : "complete"));
  }
}

TEST_CASE("Pages put together are the whole neighbourhood", "[neighborhood]") {
  Dice dice(22);
  RandomGraph shape;
  shape.vertices = 60;
  shape.relations = 150;
  const KnowledgeGraph graph =
      KnowledgeGraph::Build(RandomInput(shape, dice)).value();
  NeighborhoodOptions options;
  options.depth = 3;
  options.limit = 1000;
  options.filters.stances = StanceSet::All();
  const NeighborhoodAnswer whole = Ask(graph, 5, options);
  REQUIRE(whole.total > 20);
  for (const uint32_t page_size : {1U, 7U, 50U}) {
    options.limit = page_size;
    options.offset = 0;
    std::vector<Vertex> pages;
    for (bool more = true; more;) {
      const NeighborhoodAnswer page = Ask(graph, 5, options);
      CHECK(page.total == whole.total);
      for (const Neighbor& neighbor : page.neighbors) {
        pages.push_back(neighbor.vertex);
      }
      more = page.next_offset.has_value();
      CHECK(CompletenessName(page.completeness) ==
            (more ? "truncated(results)" : "complete"));
      if (more) options.offset = *page.next_offset;
    }
    REQUIRE(pages.size() == whole.neighbors.size());
    for (size_t i = 0; i < pages.size(); ++i) {
      CHECK(pages[i] == whole.neighbors[i].vertex);
    }
  }
  options.offset = 100'000;
  CHECK(Ask(graph, 5, options).neighbors.empty());
}

//  Ana --acted_in--> [siege] <--harmed_in-- Bea --knows--> Col
TEST_CASE("One hop reaches over an event, unless hops are raw",
          "[neighborhood]") {
  Drawing d;
  const Vertex ana = d.Add("Ana"), siege = d.Add("siege", "Event"),
               bea = d.Add("Bea"), col = d.Add("Col");
  d.Link(ana, "acted_in", siege);
  d.Link(bea, "harmed_in", siege);
  d.Link(bea, "knows", col);
  const KnowledgeGraph graph = d.Build();
  NeighborhoodOptions options;
  const NeighborhoodAnswer answer = Ask(graph, ana, options);
  REQUIRE(answer.neighbors.size() == 2);
  CHECK(answer.neighbors[0].vertex == siege);
  CHECK(answer.neighbors[0].half_hops == 1);
  CHECK(answer.neighbors[1].vertex == bea);
  CHECK(answer.neighbors[1].hop.from == siege);
  options.raw_hops = true;
  CHECK(Ask(graph, ana, options).total == 1);
}

//  0 - 1 - 2 - ... - 99
TEST_CASE(
    "A neighbourhood that was cut short holds what is nearer than the cut",
    "[neighborhood]") {
  Drawing d;
  for (int i = 0; i < 100; ++i) d.Add("n");
  for (Vertex i = 1; i < 100; ++i) d.Link(i - 1, "next", i);
  const KnowledgeGraph graph = d.Build();
  NeighborhoodOptions options;
  options.depth = 90;
  options.limit = 100;
  options.budget.max_expansions = 21;
  const NeighborhoodAnswer answer = Ask(graph, 0, options);
  CHECK(CompletenessName(answer.completeness) == "truncated(expansions)");
  REQUIRE(answer.total == answer.neighbors.size());
  REQUIRE(answer.total == 11);
  for (Vertex i = 0; i < answer.total; ++i) {
    CHECK(answer.neighbors[i].vertex == i + 1);
    CHECK(answer.neighbors[i].half_hops == static_cast<int>(i + 1) * 2);
  }
  options = {};
  const std::atomic<bool> cancelled = true;
  options.budget.cancelled = &cancelled;
  CHECK(CompletenessName(Ask(graph, 0, options).completeness) ==
        "truncated(cancelled)");
  options = {};
  options.budget.deadline = std::chrono::steady_clock::time_point::min();
  CHECK(CompletenessName(Ask(graph, 0, options).completeness) ==
        "truncated(time)");
  options = {};
  options.depth = 90;
  options.budget.max_bytes = 500;
  const NeighborhoodAnswer near = Ask(graph, 0, options);
  CHECK(CompletenessName(near.completeness) == "truncated(memory)");
  REQUIRE(near.total > 0);
  CHECK(near.total < 20);
  CHECK(near.neighbors[0].vertex == 1);
}

TEST_CASE("Neighbourhoods that cannot be asked for are refused",
          "[neighborhood]") {
  Drawing d;
  const Vertex ana = d.Add("Ana"), bea = d.Add("Bea");
  d.Link(ana, "knows", bea);
  const KnowledgeGraph graph = d.Build();
  const auto refused = [&](Vertex center, const NeighborhoodOptions& options) {
    const auto answer = FindNeighborhood(graph, center, options);
    return !answer && answer.error().code == ErrorCode::kInvalidArgument;
  };
  CHECK(refused(2, {}));
  CHECK(refused(ana, {.depth = 0}));
  CHECK(refused(ana, {.limit = 0}));
  CHECK(refused(ana, {.filters = {.via = {bea}}}));
  CHECK(refused(ana, {.filters = {.avoid = {ana}}}));
}

}  // namespace
}  // namespace quipu
