// Graphs for benchmarks: skewed multigraphs by seed, and slow answers to hold
// the timed ones against.

#ifndef QUIPU_BENCH_GENERATED_GRAPH_H_
#define QUIPU_BENCH_GENERATED_GRAPH_H_

#include <benchmark/benchmark.h>

#include <cstdint>
#include <utility>
#include <vector>

#include "graph/memory/knowledge_graph.h"

namespace quipu {

// Registers a benchmark for each size in the environment variable
// QUIPU_BENCH_RELATIONS ("1000000,10000000"); for 10,000 relations without it.
void ForEachSize(benchmark::internal::Benchmark* benchmark);

// `relations` relations over a fifth as many entities. Subjects are drawn by
// Zipf's law with exponent 0.6, objects with 0.85, predicates with 1 out of 20.
// One claim a relation, all supporting, half of them dated; no events unless
// `events`: then one entity in 50 is one.
GraphInput GenerateInput(size_t relations, bool events);

// Built once for each size.
const KnowledgeGraph& GeneratedGraph(size_t relations);

// The edges of a graph as plain arrays, both ways in one: what a search without
// predicates, claims, filters or evidence would run on.
struct BareGraph {
  std::vector<uint32_t> begins;
  std::vector<Vertex> neighbors;
  static BareGraph Of(const KnowledgeGraph& graph);
  size_t degree(Vertex v) const { return begins[v + 1] - begins[v]; }
  // Edges from `from` to each vertex, -1 where there is no way; breadth first.
  std::vector<int> Distances(Vertex from) const;
};
const BareGraph& GeneratedBareGraph(size_t relations);

// Two vertices and how many edges they are apart, at least 1.
struct Pair {
  Vertex from;
  Vertex to;
  int distance;
};
// 20 sources with 25 targets each, drawn by seed among what a source reaches.
const std::vector<Pair>& GeneratedPairs(size_t relations);

// Notes how long each question took, and shows the median and the 99th
// percentile as counters, in microseconds.
class Latencies {
 public:
  void Add(double seconds) { seconds_.push_back(seconds); }
  void Report(benchmark::State& state);

 private:
  std::vector<double> seconds_;
};

}  // namespace quipu

#endif  // QUIPU_BENCH_GENERATED_GRAPH_H_
