// Single edges, and what is told of those that fail.

#include "query/search/edge_filter.h"

#include <catch2/catch.hpp>

#include "tests/graph/memory/graph_support.h"
#include "tests/query/search/search_support.h"

namespace quipu {
namespace {

TEST_CASE(
    "Each relation passes, fails, or is left out for want of a date, as its "
    "claims say",
    "[edge_filter]") {
  Dice dice(31);
  LeftOut all;
  for (int round = 0; round < 1000; ++round) {
    RandomGraph shape;
    shape.predicates = 2;
    const GraphInput input = RandomInput(shape, dice);
    const KnowledgeGraph graph = KnowledgeGraph::Build(input).value();
    Filters filters = RandomFilters(shape.vertices, dice);
    filters.predicates = {"p0", "p1"};

    size_t passing = 0;
    LeftOut left_out;
    for (uint32_t i = 0; i < input.relations.size(); ++i) {
      const Verdict verdict = SlowVerdict(input, i, filters);
      passing += verdict == Verdict::kPasses ? 1 : 0;
      left_out.Count(verdict);
    }

    EdgeFilter filter = EdgeFilter::Create(graph, filters).value();
    SearchMeter meter((SearchBudget()));
    size_t passed = 0;
    for (Vertex v = 0; v < graph.vertex_count(); ++v) {
      const Adjacency edges = graph.Out(v);
      for (size_t i = 0; i < edges.size(); ++i) {
        passed += filter.Passes(edges.mark(i), edges.edge(i), meter) ? 1 : 0;
      }
    }
    CAPTURE(round);
    CHECK(passed == passing);
    CHECK(filter.left_out() == left_out);
    all.undated += left_out.undated;
    all.unpublished += left_out.unpublished;
  }
  CHECK(all.undated > 100);
  CHECK(all.unpublished > 100);
}

//  Ana --knows--> Bea    published in 1980, of 1950
//      --met----> Col    published in 1990, of 1950
//      --saw----> Dan    published nobody knows when, of 1950
//      --left---> Eva    published in 1980, of nobody knows when
TEST_CASE("When a document was published is asked apart from when it was so",
          "[edge_filter]") {
  const DayRange year = PartialDate::Make(1950)->Bounds();
  const TimeBounds then{year, year};
  Drawing d;
  const Vertex ana = d.Add("Ana");
  d.Link(ana, "knows", d.Add("Bea"), {.document = "old", .time = then});
  d.Link(ana, "met", d.Add("Col"), {.document = "new", .time = then});
  d.Link(ana, "saw", d.Add("Dan"), {.document = "undated", .time = then});
  d.Link(ana, "left", d.Add("Eva"), {.document = "old"});
  d.Publish("old", *PartialDate::Make(1980));
  d.Publish("new", *PartialDate::Make(1990));
  const KnowledgeGraph graph = d.Build();

  Filters filters;
  LeftOut left_out;
  const auto passing = [&] {
    EdgeFilter filter = EdgeFilter::Create(graph, filters).value();
    SearchMeter meter((SearchBudget()));
    std::string names;
    const Adjacency edges = graph.Out(ana);
    for (size_t i = 0; i < edges.size(); ++i) {
      if (!filter.Passes(edges.mark(i), edges.edge(i), meter)) continue;
      names += (names.empty() ? "" : " ") +
               graph.predicates()[edges.mark(i).predicate()].name;
    }
    left_out = filter.left_out();
    return names;
  };
  filters.claims.published_since = PartialDate::Make(1985);
  CHECK(passing() == "met");
  CHECK(left_out == LeftOut{.undated = 0, .unpublished = 1});
  filters.claims.published_since = PartialDate::Make(1980, 6);
  filters.claims.published_until = PartialDate::Make(1980);
  CHECK(passing() == "knows left");
  filters.claims.time_sense = TimeSense::kCertainly;
  CHECK(passing().empty());
  filters.claims.published_since = PartialDate::Make(1980);
  filters.claims.since = filters.claims.until = PartialDate::Make(1950);
  CHECK(passing() == "knows");
  CHECK(left_out == LeftOut{.undated = 1, .unpublished = 1});
}

}  // namespace
}  // namespace quipu
