// A search from the centre, then ranking. Only the neighbours that can come to
// stand on the page asked for have their claims counted: those at the distances
// that the page touches.

#include "query/search/neighborhood.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "query/search/edge_filter.h"
#include "query/search/search_memory.h"
#include "query/search/search_meter.h"

namespace quipu {
namespace {

constexpr uint32_t kMaxDepth = 1'000'000;

Result<void> CheckQuestion(const KnowledgeGraph& graph, Vertex center,
                           const NeighborhoodOptions& options) {
  if (center >= graph.vertex_count()) {
    return InvalidArgument("the centre is not in the graph");
  }
  if (options.depth < 1 || options.depth > kMaxDepth) {
    return InvalidArgument("the depth must lie between 1 and 1000000, not be " +
                           std::to_string(options.depth));
  }
  if (options.limit < 1) {
    return InvalidArgument("the number of neighbours asked for is 0");
  }
  if (!options.filters.via.empty()) {
    return InvalidArgument("a neighbourhood passes through no given entities");
  }
  const std::vector<Vertex>& avoid = options.filters.avoid;
  if (std::find(avoid.begin(), avoid.end(), center) != avoid.end()) {
    return InvalidArgument("the centre is also to be avoided");
  }
  return {};
}

// Leaves those of `found` that [begin, end) holds once all are ranked, in their
// order. `found` ascends by distance.
void KeepPage(const KnowledgeGraph& graph, EdgeFilter& filter,
              KHopMemory& memory, std::pair<size_t, size_t> page,
              std::vector<Reached>& found) {
  const auto at = [&](size_t i) {
    return found.begin() + static_cast<std::ptrdiff_t>(i);
  };
  const auto by_distance = [](const Reached& a, const Reached& b) {
    return a.distance < b.distance;
  };
  const auto first = std::lower_bound(found.begin(), found.end(),
                                      *at(page.first), by_distance);
  const auto last = std::upper_bound(found.begin(), found.end(),
                                     *at(page.second - 1), by_distance);
  CountClaims(graph, filter, memory, {first, last});
  const auto key = [&](const Reached& s) {
    return std::tuple(s.distance, UINT64_MAX - s.claim_count,
                      graph.entity(s.vertex).name, s.vertex);
  };
  std::partial_sort(
      first, at(page.second), last,
      [&](const Reached& a, const Reached& b) { return key(a) < key(b); });
  found.erase(at(page.second), found.end());
  found.erase(found.begin(), at(page.first));
}

// Until they hold as much as they may: the others come on the next page.
void AddNeighbors(const KnowledgeGraph& graph, EdgeFilter& filter,
                  const NeighborhoodOptions& options,
                  std::span<const Reached> page, NeighborhoodAnswer& answer) {
  const HopOptions hops{options.raw_hops, options.max_claims};
  SearchMeter held(options.budget);
  for (const Reached& s : page) {
    if (held.stopped()) break;
    answer.neighbors.push_back(
        {.vertex = s.vertex,
         .half_hops = s.distance,
         .claim_count = s.claim_count,
         .hop = MakeHop(graph, filter, {s.predecessor, s.vertex}, hops)});
    held.Hold(static_cast<int64_t>(sizeof(Neighbor) +
                                   BytesOf(answer.neighbors.back().hop)));
  }
}

Completeness Label(const NeighborhoodAnswer& answer, const SearchMeter& meter) {
  using Kind = Completeness::Kind;
  if (meter.stopped()) return {Kind::kTruncated, meter.stopped()};
  if (answer.total == 0) return {Kind::kNoneExists, std::nullopt};
  if (answer.next_offset) return {Kind::kTruncated, SearchLimit::kResults};
  return {Kind::kComplete, std::nullopt};
}

}  // namespace

Result<NeighborhoodAnswer> FindNeighborhood(
    const KnowledgeGraph& graph, Vertex center,
    const NeighborhoodOptions& options) {
  QUIPU_CHECK(CheckQuestion(graph, center, options));
  QUIPU_TRY(EdgeFilter filter, EdgeFilter::Create(graph, options.filters));
  std::optional<SearchWorkspace> own;
  SearchWorkspace& workspace =
      options.workspace != nullptr ? *options.workspace : own.emplace();
  SearchMeter meter(options.budget);
  const KHopQuestion question{.center = center,
                              .radius = static_cast<int>(options.depth) * 2,
                              .raw_hops = options.raw_hops,
                              .avoid = options.filters.avoid};
  const auto search = [&] {
    return FindWithinHops(graph, question, filter, meter,
                          workspace.memory().k_hop);
  };
  NeighborhoodAnswer answer;
  std::vector<Reached> found = search();
  if (found.empty() && !meter.stopped() && filter.IncludeSecondary()) {
    answer.used_secondary = true;
    found = search();
  }
  answer.total = found.size();
  const size_t begin = std::min<uint64_t>(options.offset, found.size());
  const size_t end =
      begin + std::min<size_t>(options.limit, found.size() - begin);
  if (begin < end) {
    KeepPage(graph, filter, workspace.memory().k_hop, {begin, end}, found);
    AddNeighbors(graph, filter, options, found, answer);
  }
  if (begin + answer.neighbors.size() < answer.total) {
    answer.next_offset = begin + answer.neighbors.size();
  }
  answer.completeness = Label(answer, meter);
  answer.expansions = meter.spent();
  answer.left_out = filter.left_out();
  answer.unknown_names = filter.unknown_names();
  return answer;
}

}  // namespace quipu
