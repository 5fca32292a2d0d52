// Chu and Liu 1965, Edmonds 1967. Every word takes its best head; if that makes
// a cycle, the cycle is contracted to one node, the smaller graph is solved,
// and the arc that enters the cycle replaces the one inside that it beats. That
// each tree has one word below the root is a cost on such arcs: a second one
// never pays. Most sentences need none of this: the best heads are a tree
// already. O(n^3) at worst, O(n^2) as a rule.

#include "language/syntax/spanning_tree.h"

#include <algorithm>
#include <limits>

namespace quipu {
namespace {

constexpr double kNever = -std::numeric_limits<double>::infinity();
// Taken from the score of every word below the root: more than any difference
// between trees, so that a second such word never pays.
constexpr double kRootCost = 1e9;

// Scores of arcs among `size` nodes, of which 0 is the root.
struct Graph {
  explicit Graph(uint32_t nodes)
      : size(nodes), scores(size_t{nodes} * nodes, kNever) {}
  double& At(uint32_t head, uint32_t node) {
    return scores[size_t{node} * size + head];
  }
  double At(uint32_t head, uint32_t node) const {
    return scores[size_t{node} * size + head];
  }
  uint32_t size;
  std::vector<double> scores;
};

std::vector<uint32_t> BestHeads(const Graph& graph) {
  std::vector<uint32_t> heads(graph.size, 0);
  for (uint32_t node = 1; node < graph.size; ++node) {
    for (uint32_t head = 1; head < graph.size; ++head) {
      if (graph.At(head, node) > graph.At(heads[node], node))
        heads[node] = head;
    }
  }
  return heads;
}

// The nodes of some cycle; empty where there is none.
std::vector<uint32_t> FindCycle(const std::vector<uint32_t>& heads) {
  std::vector<uint32_t> seen(heads.size(), 0);  // by which walk
  for (uint32_t start = 1; start < heads.size(); ++start) {
    uint32_t at = start;
    while (at != 0 && seen[at] == 0) {
      seen[at] = start;
      at = heads[at];
    }
    if (at == 0 || seen[at] != start) continue;
    std::vector<uint32_t> cycle;
    const uint32_t first = at;
    do {
      cycle.push_back(at);
      at = heads[at];
    } while (at != first);
    return cycle;
  }
  return {};
}

std::vector<uint32_t> Solve(const Graph& graph) {
  std::vector<uint32_t> heads = BestHeads(graph);
  const std::vector<uint32_t> cycle = FindCycle(heads);
  if (cycle.empty()) return heads;

  // The cycle becomes one node, the last of the smaller graph.
  std::vector<bool> in_cycle(graph.size, false);
  for (const uint32_t node : cycle) in_cycle[node] = true;
  std::vector<uint32_t> outside;  // by number in the smaller graph
  for (uint32_t node = 0; node < graph.size; ++node) {
    if (!in_cycle[node]) outside.push_back(node);
  }
  const auto merged = static_cast<uint32_t>(outside.size());
  Graph smaller(merged + 1);
  std::vector<uint32_t> enters(merged, 0);  // where an arc into the cycle ends
  std::vector<uint32_t> leaves(merged, 0);  // where one out of it begins
  for (uint32_t i = 0; i < merged; ++i) {
    for (uint32_t j = 1; j < merged; ++j) {
      if (i != j) smaller.At(i, j) = graph.At(outside[i], outside[j]);
    }
    double& in = smaller.At(i, merged);
    double& out = smaller.At(merged, i);
    for (const uint32_t node : cycle) {
      const double gain =
          graph.At(outside[i], node) - graph.At(heads[node], node);
      if (gain > in) {
        in = gain;
        enters[i] = node;
      }
      if (i > 0 && graph.At(node, outside[i]) > out) {
        out = graph.At(node, outside[i]);
        leaves[i] = node;
      }
    }
  }
  const std::vector<uint32_t> inner = Solve(smaller);
  for (uint32_t i = 1; i < merged; ++i) {
    heads[outside[i]] = inner[i] == merged ? leaves[i] : outside[inner[i]];
  }
  heads[enters[inner[merged]]] = outside[inner[merged]];
  return heads;
}

}  // namespace

std::vector<uint32_t> FindBestTree(std::span<const float> scores, uint32_t n) {
  // Most often every word's best head makes a tree.
  std::vector<uint32_t> best(n + 1, 0);
  for (uint32_t d = 0; d < n; ++d) {
    const float* row = scores.data() + size_t{d} * (n + 1);
    for (uint32_t h = 1; h <= n; ++h) {
      if (h != d + 1 && row[h] > row[best[d + 1]]) best[d + 1] = h;
    }
  }
  if (std::count(best.begin() + 1, best.end(), 0U) == 1 &&
      FindCycle(best).empty()) {
    best.erase(best.begin());
    return best;
  }
  Graph graph(n + 1);
  for (uint32_t d = 0; d < n; ++d) {
    for (uint32_t h = 0; h <= n; ++h) {
      const double score = scores[size_t{d} * (n + 1) + h];
      if (h != d + 1) graph.At(h, d + 1) = h == 0 ? score - kRootCost : score;
    }
  }
  std::vector<uint32_t> heads = Solve(graph);
  heads.erase(heads.begin());
  return heads;
}

}  // namespace quipu
