#include "tests/ingest/support/graph_lines_support.h"

#include <fmt/format.h>

#include <catch2/catch.hpp>

#include "graph/load_graph.h"

namespace quipu::test {
namespace {

std::string Line(const KnowledgeGraph& graph, const GraphClaim& claim) {
  std::string line =
      fmt::format(" {}:{} source {} stance {}{} confidence {}",
                  graph.documents()[claim.document].key.value, claim.claim,
                  claim.source, static_cast<int>(claim.polarity),
                  static_cast<int>(claim.modality), claim.confidence);
  if (const TimeBounds* time = graph.time(claim)) {
    line +=
        fmt::format(" from {}..{} to {}..{}", time->begin.earliest,
                    time->begin.latest, time->end.earliest, time->end.latest);
  }
  return line;
}

}  // namespace

Result<std::vector<std::string>> LinesOfGraph(const KnowledgeStore& store) {
  QUIPU_TRY(const KnowledgeGraph graph, LoadKnowledgeGraph(*store.Published()));
  std::vector<std::string> lines;
  for (Vertex v = 0; v < graph.vertex_count(); ++v) {
    const EntityView entity = graph.entity(v);
    lines.push_back(fmt::format("{} {} {}", entity.id.ToString(), entity.name,
                                entity.type));
  }
  for (EdgeIndex e = 0; e < graph.edge_count(); ++e) {
    const RelationView edge = graph.relation(e);
    std::string line = fmt::format("{} {}{} {}", edge.subject,
                                   graph.predicates()[edge.predicate].name,
                                   edge.secondary ? "*" : "", edge.object);
    for (const GraphClaim& claim : edge.claims) line += Line(graph, claim);
    lines.push_back(std::move(line));
  }
  return lines;
}

std::vector<std::string> GraphLines(const KnowledgeStore& store) {
  auto lines = LinesOfGraph(store);
  INFO((lines ? std::string() : lines.error().message));
  REQUIRE(lines.has_value());
  return *lines;
}

}  // namespace quipu::test
