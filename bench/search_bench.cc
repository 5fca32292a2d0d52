// Paths and neighbourhoods, each with its evidence, beside a bare search on
// plain arrays: the floor to stay near.

#include <benchmark/benchmark.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <vector>

#include "bench/generated_graph.h"
#include "query/search/neighborhood.h"
#include "query/search/paths.h"

namespace quipu {
namespace {

using Clock = std::chrono::steady_clock;

double Since(Clock::time_point begin) {
  return std::chrono::duration<double>(Clock::now() - begin).count();
}

// Whether neighbours on the path are neighbours in the graph.
bool IsWalk(const BareGraph& graph, const std::vector<Vertex>& path) {
  for (size_t i = 1; i < path.size(); ++i) {
    const auto begin = graph.neighbors.begin() + graph.begins[path[i - 1]];
    const auto end = graph.neighbors.begin() + graph.begins[path[i - 1] + 1];
    if (std::find(begin, end, path[i]) == end) return false;
  }
  return true;
}

bool IsRight(const PathAnswer& answer, const Pair& pair,
             const BareGraph& graph) {
  if (answer.paths.empty() ||
      answer.completeness.kind != Completeness::Kind::kComplete) {
    return false;
  }
  const Path& best = answer.paths.front();
  return best.half_hops == 2 * pair.distance &&
         best.vertices.front() == pair.from &&
         best.vertices.back() == pair.to &&
         best.hops.size() + 1 == best.vertices.size() &&
         IsWalk(graph, best.vertices);
}

void RunPaths(benchmark::State& state, PathOptions options, bool compare) {
  const auto relations = static_cast<size_t>(state.range(0));
  const KnowledgeGraph& graph = GeneratedGraph(relations);
  const BareGraph& bare = GeneratedBareGraph(relations);
  const std::vector<Pair>& pairs = GeneratedPairs(relations);
  SearchWorkspace workspace;
  options.workspace = &workspace;
  for (const Pair& pair : pairs) {
    const PathAnswer answer =
        FindPaths(graph, pair.from, pair.to, options).value();
    if (compare && !IsRight(answer, pair, bare)) {
      state.SkipWithError("a path is not what a breadth-first search finds");
      return;
    }
  }
  Latencies latencies;
  size_t next = 0;
  for (auto _ : state) {
    const Pair& pair = pairs[next++ % pairs.size()];
    const Clock::time_point begin = Clock::now();
    auto answer = FindPaths(graph, pair.from, pair.to, options);
    latencies.Add(Since(begin));
    benchmark::DoNotOptimize(answer);
  }
  latencies.Report(state);
  state.SetItemsProcessed(state.iterations());
}

void ShortestPath(benchmark::State& state) {
  RunPaths(state, {}, true);
}
BENCHMARK(ShortestPath)->Apply(ForEachSize)->Unit(benchmark::kMicrosecond);

void FiveBestPaths(benchmark::State& state) {
  PathOptions options;
  options.k = 5;
  RunPaths(state, options, true);
}
BENCHMARK(FiveBestPaths)->Apply(ForEachSize)->Unit(benchmark::kMicrosecond);

void ShortestPathByClaims(benchmark::State& state) {
  PathOptions options;
  options.filters.claims.min_confidence = 300;
  options.filters.predicates = {"predicate_0", "predicate_1", "predicate_2",
                                "predicate_3", "predicate_4"};
  RunPaths(state, options, false);
}
BENCHMARK(ShortestPathByClaims)
    ->Apply(ForEachSize)
    ->Unit(benchmark::kMicrosecond);

// Both ways in turn, the side with fewer edges first; the distance alone.
class BareSearch {
 public:
  explicit BareSearch(const BareGraph& graph)
      : graph_(graph), marks_(graph.begins.size()) {}

  int Distance(Vertex from, Vertex to) {
    ++round_;
    std::array<std::vector<Vertex>, 2> frontiers{{{from}, {to}}};
    marks_[from] = {round_, 0, 0};
    marks_[to] = {round_, 1, 0};
    std::array<size_t, 2> edges{graph_.degree(from), graph_.degree(to)};
    std::array<int, 2> levels{0, 0};
    while (!frontiers[0].empty() && !frontiers[1].empty()) {
      const size_t side = edges[0] <= edges[1] ? 0 : 1;
      std::vector<Vertex> next;
      edges[side] = 0;
      int best = INT32_MAX;
      for (const Vertex v : frontiers[side]) {
        for (uint32_t e = graph_.begins[v]; e < graph_.begins[v + 1]; ++e) {
          const Vertex w = graph_.neighbors[e];
          Mark& mark = marks_[w];
          if (mark.round == round_) {
            if (mark.side != side) {
              best = std::min(best, levels[side] + 1 + mark.distance);
            }
            continue;
          }
          mark = {round_, static_cast<uint32_t>(side), levels[side] + 1};
          edges[side] += graph_.degree(w);
          next.push_back(w);
        }
      }
      if (best != INT32_MAX) return best;
      ++levels[side];
      frontiers[side].swap(next);
    }
    return -1;
  }

 private:
  struct Mark {
    uint32_t round = 0;
    uint32_t side = 0;
    int distance = 0;
  };
  const BareGraph& graph_;
  std::vector<Mark> marks_;
  uint32_t round_ = 0;
};

void BareShortestDistance(benchmark::State& state) {
  const auto relations = static_cast<size_t>(state.range(0));
  const BareGraph& graph = GeneratedBareGraph(relations);
  const std::vector<Pair>& pairs = GeneratedPairs(relations);
  BareSearch search(graph);
  for (const Pair& pair : pairs) {
    if (search.Distance(pair.from, pair.to) != pair.distance) {
      state.SkipWithError("the bare search is wrong");
      return;
    }
  }
  Latencies latencies;
  size_t next = 0;
  for (auto _ : state) {
    const Pair& pair = pairs[next++ % pairs.size()];
    const Clock::time_point begin = Clock::now();
    benchmark::DoNotOptimize(search.Distance(pair.from, pair.to));
    latencies.Add(Since(begin));
  }
  latencies.Report(state);
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK(BareShortestDistance)
    ->Apply(ForEachSize)
    ->Unit(benchmark::kMicrosecond);

void TwoHopNeighborhood(benchmark::State& state) {
  const auto relations = static_cast<size_t>(state.range(0));
  const KnowledgeGraph& graph = GeneratedGraph(relations);
  const BareGraph& bare = GeneratedBareGraph(relations);
  const std::vector<Pair>& pairs = GeneratedPairs(relations);
  SearchWorkspace workspace;
  NeighborhoodOptions options;
  options.depth = 2;
  options.workspace = &workspace;
  for (size_t i = 0; i < pairs.size(); i += 25) {
    const std::vector<int> distances = bare.Distances(pairs[i].from);
    const auto expected = std::count_if(distances.begin(), distances.end(),
                                        [](int d) { return d == 1 || d == 2; });
    const auto answer = FindNeighborhood(graph, pairs[i].from, options);
    if (answer->total != static_cast<uint64_t>(expected)) {
      state.SkipWithError("a neighbourhood is of the wrong size");
      return;
    }
  }
  Latencies latencies;
  size_t next = 0;
  for (auto _ : state) {
    const Vertex center = pairs[next++ % pairs.size()].to;
    const Clock::time_point begin = Clock::now();
    auto answer = FindNeighborhood(graph, center, options);
    latencies.Add(Since(begin));
    benchmark::DoNotOptimize(answer);
  }
  latencies.Report(state);
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK(TwoHopNeighborhood)
    ->Apply(ForEachSize)
    ->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace quipu
