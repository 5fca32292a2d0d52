// What includes what, drawn by hand and against a slow closure.

#include "query/disputes/inclusion.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "tests/graph/memory/graph_support.h"

namespace quipu {
namespace {

ConflictRules Rules() {
  ConflictRules rules;
  rules.inclusion = {"in", "of"};
  rules.nested_types = {"Place"};
  return rules;
}

//   cell --in--> wing --of--> prison --in--> town <--in-- harbour
//   guard --met--> prison; guard ~~in~~> town (secondary)
//   crypt --in (denied)--> town
TEST_CASE("Wholes of wholes include a thing, other links do not",
          "[disputes]") {
  Drawing drawing;
  const Vertex cell = drawing.Add("cell", "Facility");
  const Vertex wing = drawing.Add("wing", "Facility");
  const Vertex prison = drawing.Add("prison", "Prison");
  const Vertex town = drawing.Add("town", "Place");
  const Vertex harbour = drawing.Add("harbour", "Place");
  const Vertex guard = drawing.Add("guard");
  const Vertex crypt = drawing.Add("crypt", "Facility");
  drawing.Link(cell, "in", wing);
  drawing.Link(wing, "of", prison);
  drawing.Link(prison, "in", town);
  drawing.Link(harbour, "in", town);
  drawing.Link(guard, "met", prison);
  drawing.Link(guard, "~in", town);
  drawing.Link(crypt, "in", town, {.modality = Modality::kDenied});
  const KnowledgeGraph graph = drawing.Build();
  Inclusion inclusion(graph, Rules());
  const std::vector<Vertex> places = {cell, town, harbour};
  CHECK(inclusion.AnyIncludes(places, cell));
  CHECK(inclusion.AnyIncludes(places, wing));
  CHECK_FALSE(inclusion.AnyIncludes(places, town));
  CHECK(inclusion.Related(cell, cell));
  CHECK(inclusion.Related(cell, town));
  CHECK(inclusion.Related(town, cell));
  CHECK_FALSE(inclusion.Related(harbour, prison));
  CHECK_FALSE(inclusion.Related(guard, town));
  CHECK_FALSE(inclusion.Related(crypt, town));
  CHECK(inclusion.HaveCommonWhole(harbour, cell));
  CHECK_FALSE(inclusion.HaveCommonWhole(harbour, crypt));
  CHECK(inclusion.MayBeNested(town, harbour));
  CHECK(inclusion.MayBeNested(prison, wing));
  CHECK_FALSE(inclusion.MayBeNested(cell, wing));
}

TEST_CASE("Inclusion is the closure of what includes directly", "[disputes]") {
  for (uint32_t seed = 0; seed < 100; ++seed) {
    CAPTURE(seed);
    Dice dice(seed);
    Drawing drawing;
    const uint32_t n = 2 + dice.Below(7);
    for (uint32_t v = 0; v < n; ++v) drawing.Add("e" + std::to_string(v));
    std::vector<std::vector<bool>> whole(n, std::vector<bool>(n));
    for (uint32_t links = dice.Below(12); links > 0; --links) {
      const Vertex part = dice.Below(n);
      const Vertex of = dice.Below(n);
      const char* const predicate =
          std::vector<const char*>{"in", "of", "met"}[dice.Below(3)];
      drawing.Link(part, predicate, of);
      if (std::string(predicate) != "met") whole[part][of] = true;
    }
    for (uint32_t k = 0; k < n; ++k) {
      for (uint32_t a = 0; a < n; ++a) {
        for (uint32_t b = 0; b < n; ++b) {
          if (whole[a][k] && whole[k][b]) whole[a][b] = true;
        }
      }
    }
    const KnowledgeGraph graph = drawing.Build();
    Inclusion inclusion(graph, Rules());
    for (uint32_t a = 0; a < n; ++a) {
      for (uint32_t b = 0; b < n; ++b) {
        CHECK(inclusion.Related(a, b) ==
              (a == b || whole[a][b] || whole[b][a]));
        bool common = false;
        for (uint32_t c = 0; c < n; ++c) {
          common |= c != a && c != b && whole[a][c] && whole[b][c];
        }
        if (common) CHECK(inclusion.HaveCommonWhole(a, b));
      }
    }
  }
}

}  // namespace
}  // namespace quipu
