// Two searches, from the start and from the target, each by Dial's buckets
// (Dial, "Algorithm 360", 1969), take turns: the one whose next level has fewer
// edges is expanded (as Pohl, "Bi-directional Search", 1971, by cardinality),
// until no unseen path can be as short as the best one seen.
//
// All shortest paths, not one, come out of this. Each state keeps links to
// every neighbour that reaches it at its distance. When the searches end, each
// shortest path has a meeting: a state that both have labelled with its true
// distances and that is no farther from the target than the next level there.
// (The first state that the forward search did not expand is one: the levels
// add up to the length or more.) All that is left of a shortest path from a
// meeting on lies nearer than that level, so the backward links hold it whole.
// The forward links from the meetings lead back over all first parts, and the
// least next vertex is noted for each state on them. Walking from the start and
// always taking the least vertex reads the least shortest path.

#include "query/search/shortest_path.h"

#include <algorithm>
#include <utility>

namespace quipu {
namespace {

constexpr int32_t kFar = kUnbounded;
constexpr int32_t kBlocked = -1;  // less than any distance: never reached
constexpr uint32_t kNoLink = UINT32_MAX;
constexpr uint32_t kNoState = UINT32_MAX;
constexpr uint32_t kMeeting = UINT32_MAX - 1;  // labelled by both searches
constexpr size_t kAhead = 8;                   // labels fetched in advance
constexpr size_t kPageBytes = 4096;

}  // namespace

ShortestPathSearch::ShortestPathSearch(Setting setting,
                                       ShortestPathMemory& memory)
    : setting_(std::move(setting)),
      vertex_count_(static_cast<uint32_t>(setting_.graph.vertex_count())),
      memory_(memory) {
  const size_t states = size_t{vertex_count_} << setting_.via.size();
  if (memory_.label_count < states) {
    memory_.labels = ZeroedArray<Label>(states);
    memory_.first_links = ZeroedArray<ShortestPathMemory::Links>(states);
    memory_.label_count = states;
    memory_.round = 0;
  }
}

ShortestPathSearch::Finding ShortestPathSearch::Find(const Question& question) {
  Begin(question);
  Search();
  Finding finding;
  if (setting_.meter.stopped()) return finding;
  if (best_ == kFar || best_ > question.bound) {
    const bool exhausted =
        NextLevel(kForward) == kFar || NextLevel(kBackward) == kFar;
    finding.cut = best_ < kFar || dropped_ || !exhausted;
    return finding;
  }
  finding.cost = best_;
  MarkShortestPaths();
  finding.vertices = ReadPath();
  return finding;
}

void ShortestPathSearch::Begin(const Question& question) {
  question_ = question;
  std::sort(question_.banned.begin(), question_.banned.end());
  if (++memory_.round == 0) {  // has gone round: old marks could look new
    memory_.labels = ZeroedArray<Label>(memory_.label_count);
    memory_.round = 1;
  }
  memory_.links.clear();
  for (Frontier& frontier : memory_.frontiers) {
    for (std::vector<State>& bucket : frontier.buckets) bucket.clear();
    frontier.edge_counts.fill(0);
    frontier.level = 0;
    frontier.labelled.clear();
  }
  best_ = kFar;
  dropped_ = false;
  uint32_t layer = 0;
  for (const Vertex v : question.root) {
    Block(v);
    layer |= ViaBit(v);
  }
  for (const Vertex v : setting_.avoid) Block(v);
  Block(question.target);
  start_vertex_ = question.root.back();
  start_ = layer * vertex_count_ + start_vertex_;
  const uint32_t all = (uint32_t{1} << setting_.via.size()) - 1;
  target_ = all * vertex_count_ + question.target;
  Touch(start_).distance.fill(kFar);
  Touch(target_).distance.fill(kFar);
  Reach(kForward, start_, 0);
  Reach(kBackward, target_, 0);
}

void ShortestPathSearch::Block(Vertex v) {
  const uint32_t layers = uint32_t{1} << setting_.via.size();
  for (uint32_t layer = 0; layer < layers; ++layer) {
    Touch(layer * vertex_count_ + v).distance.fill(kBlocked);
  }
}

uint32_t ShortestPathSearch::ViaBit(Vertex v) const {
  const std::vector<Vertex>& via = setting_.via;
  for (size_t i = 0; i < via.size(); ++i) {
    if (via[i] == v) return uint32_t{1} << i;
  }
  return 0;
}

ShortestPathSearch::Label& ShortestPathSearch::Touch(State state) {
  Label& label = memory_.labels[state];
  if (label.round != memory_.round) {
    if (label.round == 0) ++fresh_labels_;
    label = {memory_.round, {kFar, kFar}, kNoState};
  }
  return label;
}

// Tells the meter what the search holds by now. The arrays take up the pages
// that were touched, at most one each for every label that had not been used.
void ShortestPathSearch::CountBytes() {
  const size_t arrays = std::min(
      memory_.label_count * (sizeof(Label) + sizeof(ShortestPathMemory::Links)),
      fresh_labels_ * 2 * kPageBytes);
  size_t states = 0;
  for (const Frontier& frontier : memory_.frontiers) {
    states += frontier.labelled.size();
  }
  // Each labelled state stands in a bucket, too.
  const auto bytes = static_cast<int64_t>(arrays + states * 2 * sizeof(State) +
                                          memory_.links.size() *
                                              sizeof(ShortestPathMemory::Link));
  setting_.meter.Hold(bytes - held_);
  held_ = bytes;
}

// Sets a distance that is less than the one before.
void ShortestPathSearch::Reach(Side side, State state, int distance) {
  Touch(state).distance[side] = distance;
  memory_.first_links[state][side] = kNoLink;
  const Vertex v = VertexOf(state);
  Frontier& frontier = memory_.frontiers[side];
  const auto bucket = static_cast<size_t>(distance) % 3;
  frontier.buckets[bucket].push_back(state);
  frontier.edge_counts[bucket] += setting_.graph.degree(v);
  frontier.labelled.push_back(state);
}

// The distance of the nearest bucket that holds a state which was not brought
// nearer since; kFar if none does.
int ShortestPathSearch::NextLevel(Side side) {
  Frontier& frontier = memory_.frontiers[side];
  for (int level = frontier.level; level < frontier.level + 3; ++level) {
    std::vector<State>& bucket =
        frontier.buckets[static_cast<size_t>(level) % 3];
    while (!bucket.empty() &&
           memory_.labels[bucket.back()].distance[side] != level) {
      bucket.pop_back();
    }
    if (!bucket.empty()) {
      frontier.level = level;
      return level;
    }
  }
  return kFar;
}

void ShortestPathSearch::Search() {
  while (true) {
    const int forward = NextLevel(kForward);
    const int backward = NextLevel(kBackward);
    if (forward == kFar || backward == kFar) return;
    if (forward + backward >= best_) return;
    if (forward + backward > question_.bound) return;
    const auto edges = [&](Side side, int level) {
      return memory_.frontiers[side]
          .edge_counts[static_cast<size_t>(level) % 3];
    };
    const Side side = edges(kForward, forward) <= edges(kBackward, backward)
                          ? kForward
                          : kBackward;
    if (!Expand(side)) return;
  }
}

bool ShortestPathSearch::Expand(Side side) {
  Frontier& frontier = memory_.frontiers[side];
  const auto bucket = static_cast<size_t>(frontier.level) % 3;
  // Nothing is added to this bucket meanwhile: every weight is 1 or 2.
  for (const State state : frontier.buckets[bucket]) {
    if (memory_.labels[state].distance[side] != frontier.level) continue;
    const Vertex v = VertexOf(state);
    if (!ExpandEdges(side, state, setting_.graph.Out(v)) ||
        !ExpandEdges(side, state, setting_.graph.In(v))) {
      return false;
    }
    CountBytes();
  }
  frontier.buckets[bucket].clear();
  frontier.edge_counts[bucket] = 0;
  return true;
}

bool ShortestPathSearch::ExpandEdges(Side side, State state,
                                     const Adjacency& edges) {
  const Vertex from = VertexOf(state);
  const int level = memory_.frontiers[side].level;
  const int other_level = memory_.frontiers[1 - side].level;
  for (size_t i = 0; i < edges.size(); ++i) {
    if (i % SearchMeter::kStride == 0 &&
        !setting_.meter.Spend(
            std::min<uint64_t>(SearchMeter::kStride, edges.size() - i))) {
      return false;
    }
    if (i + kAhead < edges.size()) {
      const Vertex soon = edges.neighbor(i + kAhead);
      __builtin_prefetch(&memory_.labels[soon], 1);
      setting_.graph.Prefetch(soon);
    }
    const EdgeMark mark = edges.mark(i);
    const Vertex to = edges.neighbor(i);
    const int distance =
        level + (mark.touches_event() && !setting_.raw_hops ? 1 : 2);
    State reached = to;
    if (!setting_.via.empty() && !Step(side, state, to, reached)) continue;
    // Nothing that the other search has not labelled lies at its next level or
    // nearer: too far to be on a path as short as one already seen, or as the
    // bound.
    if (memory_.labels[reached].round != memory_.round &&
        distance + other_level >= std::min(best_, question_.bound + 1)) {
      dropped_ = true;
      continue;
    }
    const Label& label = Touch(reached);
    if (distance > label.distance[side] || !MayCross(from, to) ||
        !setting_.filter.Passes(mark, edges.edge(i), setting_.meter)) {
      continue;
    }
    if (distance < label.distance[side]) Reach(side, reached, distance);
    AddLink(side, state, reached);
    if (label.distance[1 - side] != kFar) {
      best_ = std::min(best_, distance + label.distance[1 - side]);
    }
  }
  return !setting_.meter.stopped();
}

// Notes that `from` reaches `to` at its distance.
void ShortestPathSearch::AddLink(Side side, State from, State to) {
  uint32_t& first = memory_.first_links[to][side];
  // Parallel edges that follow each other need one link.
  if (first != kNoLink && memory_.links[first].state == from) return;
  memory_.links.push_back({from, first});
  first = static_cast<uint32_t>(memory_.links.size() - 1);
}

// Which layer a step leads to. Forward, a vertex to pass adds itself; backward,
// leaving one takes it out. False for a step into one that was passed already.
bool ShortestPathSearch::Step(Side side, State from, Vertex to,
                              State& reached) const {
  uint32_t layer = LayerOf(from);
  const uint32_t bit = ViaBit(to);
  if (side == kForward) {
    if ((layer & bit) != 0) return false;
    layer |= bit;
  } else {
    layer &= ~ViaBit(VertexOf(from));
    if ((layer & bit) != bit) return false;
  }
  reached = layer * vertex_count_ + to;
  return true;
}

bool ShortestPathSearch::MayCross(Vertex from, Vertex to) const {
  const auto banned = [&](Vertex v) {
    return std::binary_search(question_.banned.begin(), question_.banned.end(),
                              v);
  };
  if ((from == start_vertex_ && banned(to)) ||
      (to == start_vertex_ && banned(from))) {
    return false;
  }
  return !setting_.filter.filters_types() || to == start_vertex_ ||
         to == question_.target || ViaBit(to) != 0 ||
         setting_.filter.AdmitsType(to);
}

void ShortestPathSearch::MarkShortestPaths() {
  const std::vector<State>& labelled = std::min(
      memory_.frontiers[kForward].labelled,
      memory_.frontiers[kBackward].labelled,
      [](const auto& a, const auto& b) { return a.size() < b.size(); });
  const int backward_level = NextLevel(kBackward);
  std::vector<State> pending;
  for (const State state : labelled) {
    Label& label = memory_.labels[state];
    if (label.next == kNoState &&
        label.distance[kForward] + label.distance[kBackward] == best_ &&
        label.distance[kBackward] <= backward_level) {
      label.next = kMeeting;
      pending.push_back(state);
    }
  }
  while (!pending.empty()) {
    const State state = pending.back();
    pending.pop_back();
    for (uint32_t i = memory_.first_links[state][kForward]; i != kNoLink;
         i = memory_.links[i].next) {
      Label& before = memory_.labels[memory_.links[i].state];
      if (before.next == kMeeting) continue;
      if (before.next == kNoState) pending.push_back(memory_.links[i].state);
      if (before.next == kNoState || VertexOf(state) < VertexOf(before.next)) {
        before.next = state;
      }
    }
  }
}

std::vector<Vertex> ShortestPathSearch::ReadPath() const {
  std::vector<Vertex> path{start_vertex_};
  bool met = false;
  for (State state = start_; state != target_;) {
    State next = memory_.labels[state].next;
    met = met || next == kMeeting;
    if (met) {
      uint32_t i = memory_.first_links[state][kBackward];
      next = memory_.links[i].state;
      while ((i = memory_.links[i].next) != kNoLink) {
        if (VertexOf(memory_.links[i].state) < VertexOf(next))
          next = memory_.links[i].state;
      }
    }
    state = next;
    path.push_back(VertexOf(state));
  }
  return path;
}

}  // namespace quipu
