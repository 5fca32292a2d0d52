// The k cheapest simple paths.
//
// All paths that are not yet told form a set of classes: "begins with this root
// and does not go on to these vertices". Each class holds its best path as a
// candidate; the best candidate of all is the next answer, and what is left of
// its class divides into one class for each of its vertices (Yen 1971, Lawler
// 1972). The search runs from the lesser end, so that the order of candidates
// is the order of answers, whichever way the question was asked.

#include "query/search/paths.h"

#include <algorithm>
#include <set>
#include <span>
#include <unordered_set>
#include <utility>

#include "query/search/edge_filter.h"
#include "query/search/search_memory.h"
#include "query/search/search_meter.h"
#include "query/search/shortest_path.h"

namespace quipu {
namespace {

constexpr uint32_t kMaxK = 1000;
constexpr uint32_t kMaxHopCap = 1'000'000;

struct Candidate {
  int cost = 0;
  std::vector<Vertex> vertices;
  size_t deviation = 0;        // the root is vertices[0] to vertices[deviation]
  std::vector<Vertex> banned;  // after the root
  size_t simple_length = 0;    // vertices before the first that comes again

  bool simple() const { return simple_length == vertices.size(); }
  friend bool operator<(const Candidate& a, const Candidate& b) {
    return std::tie(a.cost, a.vertices) < std::tie(b.cost, b.vertices);
  }
};

// About what a candidate takes as an element of the set of them.
int64_t BytesOf(const Candidate& candidate) {
  constexpr size_t kNodeBytes = 48;
  return static_cast<int64_t>(
      kNodeBytes + sizeof(Candidate) +
      sizeof(Vertex) * (candidate.vertices.size() + candidate.banned.size()));
}

int64_t BytesOf(const Path& path) {
  size_t bytes = sizeof(Path) + path.vertices.size() * sizeof(Vertex);
  for (const Hop& hop : path.hops) bytes += BytesOf(hop);
  return static_cast<int64_t>(bytes);
}

size_t SimpleLength(const std::vector<Vertex>& vertices) {
  std::unordered_set<Vertex> met;
  for (size_t i = 0; i < vertices.size(); ++i) {
    if (!met.insert(vertices[i]).second) return i;
  }
  return vertices.size();
}

class Ranking {
 public:
  Ranking(ShortestPathSearch::Setting setting, ShortestPathMemory& memory,
          std::pair<Vertex, Vertex> ends, const PathOptions& options)
      : graph_(setting.graph),
        meter_(setting.meter),
        raw_hops_(setting.raw_hops),
        search_(std::move(setting), memory),
        ends_(ends),
        k_(options.k),
        cap_(options.max_hops ? static_cast<int>(*options.max_hops) * 2
                              : kUnbounded) {}

  Ranking(const Ranking&) = delete;
  Ranking& operator=(const Ranking&) = delete;
  ~Ranking() { Hold(-held_); }

  // Ascending; ends early when the meter stops.
  std::vector<Candidate> Rank() {
    std::vector<Candidate> ranked;
    AddBestOf({ends_.first}, {}, k_);
    while (!candidates_.empty() && !meter_.stopped()) {
      Candidate best =
          std::move(candidates_.extract(candidates_.begin()).value());
      if (best.simple()) {
        --simple_candidates_;
        ranked.push_back(best);
        if (ranked.size() == k_) break;
      }
      Divide(best, k_ - static_cast<uint32_t>(ranked.size()));
      if (!best.simple()) Hold(-BytesOf(best));
    }
    return ranked;
  }

  bool cut_by_cap() const { return cut_by_cap_; }

 private:
  void Divide(const Candidate& parent, uint32_t wanted) {
    const size_t end =
        std::min(parent.simple_length, parent.vertices.size() - 1);
    for (size_t i = parent.deviation; i < end && !meter_.stopped(); ++i) {
      std::vector<Vertex> banned;
      if (i == parent.deviation) banned = parent.banned;
      banned.push_back(parent.vertices[i + 1]);
      const auto root_end =
          parent.vertices.begin() + static_cast<std::ptrdiff_t>(i) + 1;
      AddBestOf({parent.vertices.begin(), root_end}, std::move(banned), wanted);
    }
  }

  // The best path of a class becomes a candidate, unless `wanted` others are
  // better.
  void AddBestOf(std::vector<Vertex> root, std::vector<Vertex> banned,
                 uint32_t wanted) {
    const int root_cost = CostOf(root);
    const int bound = std::min(cap_, CostOfLastWanted(wanted));
    const ShortestPathSearch::Finding finding =
        search_.Find({.root = root,
                      .banned = banned,
                      .target = ends_.second,
                      .bound = bound - root_cost});
    cut_by_cap_ |= finding.cut;
    if (finding.vertices.empty()) return;
    Candidate candidate;
    candidate.cost = root_cost + finding.cost;
    candidate.deviation = root.size() - 1;
    candidate.vertices = std::move(root);
    candidate.vertices.insert(candidate.vertices.end(),
                              finding.vertices.begin() + 1,
                              finding.vertices.end());
    candidate.banned = std::move(banned);
    candidate.simple_length = SimpleLength(candidate.vertices);
    if (candidate.simple()) ++simple_candidates_;
    Hold(BytesOf(candidate));
    candidates_.insert(std::move(candidate));
  }

  void Hold(int64_t bytes) {
    held_ += bytes;
    meter_.Hold(bytes);
  }

  // Classes whose best path costs more cannot matter any more.
  int CostOfLastWanted(uint32_t wanted) const {
    if (simple_candidates_ < wanted) return kUnbounded;
    for (const Candidate& candidate : candidates_) {
      if (candidate.simple() && --wanted == 0) return candidate.cost;
    }
    return kUnbounded;
  }

  int CostOf(std::span<const Vertex> vertices) const {
    const auto is_event = [&](Vertex v) {
      return graph_.entity(v).type == kEventType;
    };
    int cost = 0;
    for (size_t i = 1; i < vertices.size(); ++i) {
      const bool half =
          !raw_hops_ && (is_event(vertices[i - 1]) || is_event(vertices[i]));
      cost += half ? 1 : 2;
    }
    return cost;
  }

  const KnowledgeGraph& graph_;
  SearchMeter& meter_;
  bool raw_hops_;
  ShortestPathSearch search_;
  std::pair<Vertex, Vertex> ends_;
  uint32_t k_;
  int cap_;
  std::set<Candidate> candidates_;
  uint32_t simple_candidates_ = 0;
  bool cut_by_cap_ = false;
  int64_t held_ = 0;  // bytes of candidates
};

Result<void> CheckQuestion(const KnowledgeGraph& graph,
                           std::pair<Vertex, Vertex> ends,
                           const PathOptions& options) {
  const std::vector<Vertex>& avoid = options.filters.avoid;
  const std::vector<Vertex>& via = options.filters.via;
  const auto avoided = [&](Vertex v) {
    return std::find(avoid.begin(), avoid.end(), v) != avoid.end();
  };
  if (std::max(ends.first, ends.second) >= graph.vertex_count()) {
    return InvalidArgument("an end of the path is not in the graph");
  }
  if (avoided(ends.first) || avoided(ends.second)) {
    return InvalidArgument("an end of the path is also to be avoided");
  }
  if (options.k < 1 || options.k > kMaxK) {
    return InvalidArgument(
        "the number of paths must lie between 1 and 1000, "
        "not be " +
        std::to_string(options.k));
  }
  if (options.max_hops &&
      (*options.max_hops < 1 || *options.max_hops > kMaxHopCap)) {
    return InvalidArgument(
        "the hop cap must lie between 1 and 1000000, not "
        "be " +
        std::to_string(*options.max_hops));
  }
  if (via.size() > kMaxVia) {
    return InvalidArgument(
        "a path can be made to pass through 8 entities at "
        "most, not " +
        std::to_string(via.size()));
  }
  for (const Vertex v : via) {
    if (v >= graph.vertex_count()) {
      return InvalidArgument("an entity to pass through is not in the graph");
    }
    if (avoided(v)) {
      return InvalidArgument("an entity to pass through is also to be avoided");
    }
  }
  return {};
}

// The vertices to pass that are no ends, each once.
std::vector<Vertex> InnerVia(const PathOptions& options,
                             std::pair<Vertex, Vertex> ends) {
  std::vector<Vertex> via = options.filters.via;
  std::sort(via.begin(), via.end());
  via.erase(std::unique(via.begin(), via.end()), via.end());
  std::erase_if(via,
                [&](Vertex v) { return v == ends.first || v == ends.second; });
  return via;
}

Completeness Label(size_t found, uint32_t wanted, const SearchMeter& meter,
                   bool cut_by_cap) {
  using Kind = Completeness::Kind;
  if (found == wanted) return {Kind::kComplete, std::nullopt};
  if (meter.stopped()) return {Kind::kTruncated, meter.stopped()};
  if (cut_by_cap) return {Kind::kTruncated, SearchLimit::kMaxHops};
  return {found == 0 ? Kind::kNoneExists : Kind::kComplete, std::nullopt};
}

Path MakePath(const KnowledgeGraph& graph, EdgeFilter& filter,
              Candidate candidate, bool reversed, const HopOptions& options) {
  Path path;
  path.vertices = std::move(candidate.vertices);
  path.half_hops = candidate.cost;
  if (reversed) std::reverse(path.vertices.begin(), path.vertices.end());
  for (size_t i = 1; i < path.vertices.size(); ++i) {
    path.hops.push_back(MakeHop(
        graph, filter, {path.vertices[i - 1], path.vertices[i]}, options));
  }
  return path;
}

}  // namespace

Result<PathAnswer> FindPaths(const KnowledgeGraph& graph, Vertex from,
                             Vertex to, const PathOptions& options) {
  QUIPU_CHECK(CheckQuestion(graph, {from, to}, options));
  QUIPU_TRY(EdgeFilter filter, EdgeFilter::Create(graph, options.filters));
  const std::pair<Vertex, Vertex> ends = std::minmax(from, to);
  const std::vector<Vertex> via = InnerVia(options, ends);
  if (graph.vertex_count() << via.size() > INT32_MAX) {
    return Limit("the graph is too large to pass through " +
                 std::to_string(via.size()) + " entities");
  }
  PathAnswer answer;
  answer.unknown_names = filter.unknown_names();
  if (from == to) {
    if (via.empty()) answer.paths.push_back({{from}, {}, 0});
    answer.completeness.kind = via.empty() ? Completeness::Kind::kComplete
                                           : Completeness::Kind::kNoneExists;
    return answer;
  }

  SearchMeter meter(options.budget);
  std::optional<SearchWorkspace> own;
  SearchWorkspace& workspace =
      options.workspace != nullptr ? *options.workspace : own.emplace();
  const auto rank = [&] {
    Ranking ranking(
        {graph, filter, meter, options.filters.avoid, via, options.raw_hops},
        workspace.memory().paths, ends, options);
    std::vector<Candidate> ranked = ranking.Rank();
    answer.completeness =
        Label(ranked.size(), options.k, meter, ranking.cut_by_cap());
    return ranked;
  };
  std::vector<Candidate> ranked = rank();
  if (ranked.empty() && !meter.stopped() && filter.IncludeSecondary()) {
    answer.used_secondary = true;
    ranked = rank();
  }
  const HopOptions hops{options.raw_hops, options.max_claims};
  SearchMeter held(options.budget);  // by the answer: the rest is given back
  for (Candidate& candidate : ranked) {
    if (held.stopped()) {
      answer.completeness = {Completeness::Kind::kTruncated, held.stopped()};
      break;
    }
    answer.paths.push_back(
        MakePath(graph, filter, std::move(candidate), from > to, hops));
    held.Hold(BytesOf(answer.paths.back()));
  }
  answer.expansions = meter.spent();
  answer.left_out = filter.left_out();
  return answer;
}

}  // namespace quipu
