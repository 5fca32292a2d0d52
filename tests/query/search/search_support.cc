#include "tests/query/search/search_support.h"

#include <algorithm>
#include <optional>
#include <set>

namespace quipu {
namespace {

// Whether something that held within `time`, or it is not known when, passes a
// window; what has no date does if `guess`.
bool InWindow(const std::optional<TimeBounds>& time,
              const std::optional<PartialDate>& since,
              const std::optional<PartialDate>& until, TimeSense sense,
              bool guess) {
  if (!since && !until) return true;
  if (!time) return guess;
  const DayNumber first = since ? since->Bounds().earliest : -1'000'000;
  const DayNumber last = until ? until->Bounds().latest : 1'000'000;
  return sense == TimeSense::kPossibly
             ? time->begin.earliest <= last && time->end.latest >= first
             : time->begin.latest <= last && time->end.earliest >= first;
}

// `guess`: what is not known of its dates is as it should be.
bool ClaimPasses(const GraphInput& input, const GraphInput::Claim& claim,
                 const Filters& filters, bool guess) {
  const ClaimFilters& f = filters.claims;
  const GraphInput::Document& document = input.documents[claim.document];
  if (!f.documents.empty() &&
      std::count(f.documents.begin(), f.documents.end(), document.key) == 0) {
    return false;
  }
  std::optional<TimeBounds> published;
  if (document.published) {
    published = {document.published->Bounds(), document.published->Bounds()};
  }
  return filters.stances.Contains(claim.polarity, claim.modality) &&
         claim.confidence >= f.min_confidence &&
         InWindow(claim.time, f.since, f.until, f.time_sense, guess) &&
         InWindow(published, f.published_since, f.published_until, f.time_sense,
                  guess);
}

bool Listed(const auto& list, const auto& item) {
  return std::find(list.begin(), list.end(), item) != list.end();
}

}  // namespace

Verdict SlowVerdict(const GraphInput& input, uint32_t relation,
                    const Filters& filters) {
  std::set<uint32_t> sources;
  std::set<uint32_t> with_undated;
  std::set<uint32_t> with_all;
  for (const GraphInput::Claim& claim : input.claims) {
    if (claim.relation != relation ||
        !ClaimPasses(input, claim, filters, true)) {
      continue;
    }
    const bool passes = ClaimPasses(input, claim, filters, false);
    const bool asks = filters.claims.since || filters.claims.until;
    if (passes) sources.insert(claim.source);
    if (passes || (asks && !claim.time)) with_undated.insert(claim.source);
    with_all.insert(claim.source);
  }
  const auto wanted = static_cast<size_t>(filters.min_sources);
  if (sources.size() >= wanted) return Verdict::kPasses;
  if (with_undated.size() >= wanted) return Verdict::kNoDate;
  return with_all.size() >= wanted ? Verdict::kNoPublication : Verdict::kFails;
}

SlowGraph::SlowGraph(const GraphInput& input, const Filters& filters,
                     bool raw_hops, bool with_secondary)
    : filters_(filters),
      types_(input.entities.size()),
      neighbors_(input.entities.size()) {
  const auto vertex = [&](uint32_t position) {
    return static_cast<Vertex>(std::count_if(
        input.entities.begin(), input.entities.end(),
        [&](const auto& e) { return e.id < input.entities[position].id; }));
  };
  for (uint32_t i = 0; i < input.entities.size(); ++i) {
    types_[vertex(i)] = input.types[input.entities[i].type];
  }
  for (uint32_t i = 0; i < input.relations.size(); ++i) {
    const GraphInput::Relation& relation = input.relations[i];
    const GraphInput::Predicate& predicate =
        input.predicates[relation.predicate];
    if (filters.predicates.empty()
            ? predicate.secondary && !with_secondary
            : !Listed(filters.predicates, predicate.name)) {
      continue;
    }
    if (SlowVerdict(input, i, filters) != Verdict::kPasses) continue;
    const auto passing = static_cast<size_t>(std::count_if(
        input.claims.begin(), input.claims.end(), [&](const auto& claim) {
          return claim.relation == i &&
                 ClaimPasses(input, claim, filters, false);
        }));
    const Vertex a = vertex(relation.subject);
    const Vertex b = vertex(relation.object);
    const bool event = types_[a] == "Event" || types_[b] == "Event";
    neighbors_[a][b] = neighbors_[b][a] = event && !raw_hops ? 1 : 2;
    auto& counts = between_[std::minmax(a, b)];
    counts.first += passing;
    counts.second += 1;
  }
}

size_t SlowGraph::ClaimsBetween(Vertex a, Vertex b) const {
  return between_.at(std::minmax(a, b)).first;
}

size_t SlowGraph::RelationsBetween(Vertex a, Vertex b) const {
  return between_.at(std::minmax(a, b)).second;
}

bool SlowGraph::MayEnter(Vertex v) const {
  return !Listed(filters_.avoid, v) &&
         (filters_.types.empty() || Listed(filters_.types, types_[v]) ||
          Listed(filters_.via, v));
}

void SlowGraph::Extend(std::vector<Vertex>& path, Vertex to, int cost, int cap,
                       std::vector<Walk>& found) const {
  if (cost > cap) return;
  if (path.back() == to) {
    const bool all_via = std::all_of(filters_.via.begin(), filters_.via.end(),
                                     [&](Vertex v) { return Listed(path, v); });
    if (all_via) found.push_back({cost, path});
    return;
  }
  for (const auto& [next, step] : neighbors_[path.back()]) {
    if (Listed(path, next) || (next != to && !MayEnter(next))) continue;
    path.push_back(next);
    Extend(path, to, cost + step, cap, found);
    path.pop_back();
  }
}

std::vector<SlowGraph::Walk> SlowGraph::Paths(Vertex from, Vertex to, size_t k,
                                              int cap) const {
  std::vector<Walk> found;
  std::vector<Vertex> path{std::min(from, to)};
  Extend(path, std::max(from, to), 0, cap, found);
  std::sort(found.begin(), found.end());
  if (found.size() > k) found.resize(k);
  if (from > to) {
    for (Walk& walk : found) {
      std::reverse(walk.vertices.begin(), walk.vertices.end());
    }
  }
  return found;
}

std::map<Vertex, int> SlowGraph::Distances(Vertex center, int radius) const {
  std::map<Vertex, int> distances{{center, 0}};
  for (bool changed = true; changed;) {
    changed = false;
    for (const auto& [v, distance] : std::map(distances)) {
      for (const auto& [next, step] : neighbors_[v]) {
        const int reached = distance + step;
        if (reached > radius || !MayEnter(next)) continue;
        const auto [it, added] = distances.emplace(next, reached);
        if (!added && it->second <= reached) continue;
        it->second = reached;
        changed = true;
      }
    }
  }
  return distances;
}

Filters RandomFilters(uint32_t vertices, Dice& dice) {
  Filters filters;
  if (dice.OnceIn(4)) filters.predicates = {"p0"};
  if (dice.OnceIn(8)) filters.predicates = {"p1", "p2", "p99"};
  if (dice.OnceIn(5)) filters.types = {"Person", "Event"};
  if (dice.OnceIn(5))
    filters.claims.documents = {DocumentKey{"d0"}, DocumentKey{"d2"}};
  if (dice.OnceIn(4)) filters.stances = StanceSet::All();
  if (dice.OnceIn(8)) filters.stances = StanceSet::Opposing();
  if (dice.OnceIn(5)) filters.claims.since = PartialDate::Make(1970, 1, 10);
  if (dice.OnceIn(5)) filters.claims.until = PartialDate::Make(1970, 1, 20);
  if (dice.OnceIn(6)) {
    filters.claims.published_since = PartialDate::Make(1980, 6);
  }
  if (dice.OnceIn(6)) filters.claims.published_until = PartialDate::Make(1981);
  if (dice.OnceIn(3)) filters.claims.time_sense = TimeSense::kCertainly;
  if (dice.OnceIn(5)) filters.claims.min_confidence = 400;
  if (dice.OnceIn(8)) filters.min_sources = 2;
  if (dice.OnceIn(4)) filters.avoid = {dice.Below(vertices)};
  return filters;
}

}  // namespace quipu
