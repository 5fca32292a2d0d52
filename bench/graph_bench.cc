// Building the graph in memory.

#include <benchmark/benchmark.h>

#include <algorithm>
#include <optional>

#include "bench/generated_graph.h"
#include "graph/memory/knowledge_graph.h"

namespace quipu {
namespace {

// Each relation of the input must be an edge of the graph at both its ends.
bool HoldsAll(const KnowledgeGraph& graph, const GraphInput& input) {
  if (graph.edge_count() != input.relations.size()) return false;
  const size_t stride = input.relations.size() / 1000 + 1;
  for (size_t i = 0; i < input.relations.size(); i += stride) {
    const GraphInput::Relation& relation = input.relations[i];
    const auto from = graph.Find(input.entities[relation.subject].id);
    const auto to = graph.Find(input.entities[relation.object].id);
    if (!from || !to) return false;
    const auto leads_to = [&](const Adjacency& edges, Vertex other) {
      for (size_t e = 0; e < edges.size(); ++e) {
        const RelationView view = graph.relation(edges.edge(e));
        if (edges.neighbor(e) == other && view.subject == *from &&
            view.object == *to &&
            graph.predicates()[view.predicate].name ==
                input.predicates[relation.predicate].name) {
          return true;
        }
      }
      return false;
    };
    if (!leads_to(graph.Out(*from), *to) || !leads_to(graph.In(*to), *from)) {
      return false;
    }
  }
  return true;
}

void BuildGraph(benchmark::State& state) {
  const auto relations = static_cast<size_t>(state.range(0));
  const GraphInput input = GenerateInput(relations, true);
  std::optional<KnowledgeGraph> graph = KnowledgeGraph::Build(input).value();
  if (!HoldsAll(*graph, input)) {
    state.SkipWithError("an edge is missing");
    return;
  }
  const GraphBytes bytes = graph->bytes();
  graph.reset();
  for (auto _ : state) {
    state.PauseTiming();
    GraphInput copy = input;
    state.ResumeTiming();
    graph = KnowledgeGraph::Build(std::move(copy)).value();
    benchmark::DoNotOptimize(*graph);
    state.PauseTiming();
    graph.reset();
    state.ResumeTiming();
  }
  const auto per_edge = [&](size_t total) {
    return static_cast<double>(total) / static_cast<double>(relations);
  };
  state.counters["topology_B/edge"] = per_edge(bytes.topology);
  state.counters["claims_B/edge"] = per_edge(bytes.claims);
  state.counters["entities_B/edge"] = per_edge(bytes.entities);
  state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(BuildGraph)->Apply(ForEachSize)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace quipu
