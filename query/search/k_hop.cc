#include "query/search/k_hop.h"

#include <algorithm>

namespace quipu {
namespace {

constexpr int32_t kFar = INT32_MAX;
constexpr uint32_t kNotCounted = UINT32_MAX;
constexpr size_t kAhead = 8;      // labels fetched in advance
constexpr int32_t kBlocked = -1;  // less than any distance: never reached

// Its label, its place in a bucket and in the answer.
constexpr int64_t kBytesPerVertex =
    sizeof(KHopMemory::Label) + sizeof(Vertex) + sizeof(Reached);

class Search {
 public:
  Search(const KnowledgeGraph& graph, const KHopQuestion& question,
         EdgeFilter& filter, SearchMeter& meter, KHopMemory& memory)
      : graph_(graph),
        question_(question),
        filter_(filter),
        meter_(meter),
        memory_(memory) {
    if (memory_.label_count < graph.vertex_count() || ++memory_.round == 0) {
      memory_.label_count = graph.vertex_count();
      memory_.labels = ZeroedArray<KHopMemory::Label>(memory_.label_count);
      memory_.round = 1;
    }
  }

  std::vector<Reached> Run() {
    for (const Vertex v : question_.avoid) Touch(v).distance = kBlocked;
    Touch(question_.center).distance = 0;
    buckets_[0].push_back(question_.center);
    std::vector<Reached> found;
    for (int level = 0; level <= question_.radius; ++level) {
      std::vector<Vertex>& bucket = buckets_[static_cast<size_t>(level) % 3];
      for (const Vertex v : bucket) {
        const KHopMemory::Label& label = memory_.labels[v];
        if (label.distance == level && v != question_.center) {
          found.push_back({v, label.predecessor, level});
        }
      }
      if (level == question_.radius) break;
      for (const Vertex v : bucket) {
        if (memory_.labels[v].distance != level) continue;
        if (!Expand(v, level, graph_.Out(v)) ||
            !Expand(v, level, graph_.In(v))) {
          return found;
        }
      }
      bucket.clear();
    }
    return found;
  }

 private:
  KHopMemory::Label& Touch(Vertex v) {
    KHopMemory::Label& label = memory_.labels[v];
    if (label.round != memory_.round) {
      label = {memory_.round, kFar, kNoVertex, kNotCounted};
    }
    return label;
  }

  bool Expand(Vertex from, int level, const Adjacency& edges) {
    for (size_t i = 0; i < edges.size(); ++i) {
      if (i % SearchMeter::kStride == 0 &&
          !meter_.Spend(
              std::min<uint64_t>(SearchMeter::kStride, edges.size() - i))) {
        return false;
      }
      if (i + kAhead < edges.size()) {
        __builtin_prefetch(&memory_.labels[edges.neighbor(i + kAhead)], 1);
      }
      const EdgeMark mark = edges.mark(i);
      const int distance =
          level + (mark.touches_event() && !question_.raw_hops ? 1 : 2);
      if (distance > question_.radius) continue;
      const Vertex to = edges.neighbor(i);
      KHopMemory::Label& label = Touch(to);
      const bool nearer = distance < label.distance;
      if ((!nearer &&
           (distance != label.distance || from >= label.predecessor)) ||
          !filter_.AdmitsType(to) ||
          !filter_.Passes(mark, edges.edge(i), meter_)) {
        continue;
      }
      label.distance = distance;
      label.predecessor = from;
      if (nearer) {
        buckets_[static_cast<size_t>(distance) % 3].push_back(to);
        meter_.Hold(kBytesPerVertex);
      }
    }
    return !meter_.stopped();
  }

  const KnowledgeGraph& graph_;
  const KHopQuestion& question_;
  EdgeFilter& filter_;
  SearchMeter& meter_;
  KHopMemory& memory_;
  std::array<std::vector<Vertex>, 3> buckets_;
};

}  // namespace

std::vector<Reached> FindWithinHops(const KnowledgeGraph& graph,
                                    const KHopQuestion& question,
                                    EdgeFilter& filter, SearchMeter& meter,
                                    KHopMemory& memory) {
  return Search(graph, question, filter, meter, memory).Run();
}

void CountClaims(const KnowledgeGraph& graph, EdgeFilter& filter,
                 KHopMemory& memory, std::span<Reached> some) {
  SearchBudget budget;
  budget.max_expansions = UINT64_MAX;
  SearchMeter unlimited(budget);
  std::vector<Vertex> predecessors;
  for (uint32_t i = 0; i < some.size(); ++i) {
    memory.labels[some[i].vertex].position = i;
    predecessors.push_back(some[i].predecessor);
  }
  std::sort(predecessors.begin(), predecessors.end());
  predecessors.erase(std::unique(predecessors.begin(), predecessors.end()),
                     predecessors.end());
  for (const Vertex from : predecessors) {
    for (const Adjacency& edges : {graph.Out(from), graph.In(from)}) {
      for (size_t i = 0; i < edges.size(); ++i) {
        const auto& label = memory.labels[edges.neighbor(i)];
        if (label.round == memory.round && label.position != kNotCounted &&
            label.predecessor == from &&
            filter.Passes(edges.mark(i), edges.edge(i), unlimited)) {
          some[label.position].claim_count += filter.CountClaims(edges.edge(i));
        }
      }
    }
  }
}

}  // namespace quipu
