#include "query/search/edge_filter.h"

#include <algorithm>
#include <unordered_set>

namespace quipu {

Result<EdgeFilter> EdgeFilter::Create(const KnowledgeGraph& graph,
                                      const Filters& filters) {
  if (filters.min_confidence < 0 || filters.min_confidence > 1000) {
    return InvalidArgument(
        "the least confidence must lie between 0 and 1000, "
        "not be " +
        std::to_string(filters.min_confidence));
  }
  if (filters.min_sources < 1) {
    return InvalidArgument(
        "the least number of sources must be 1 or more, not " +
        std::to_string(filters.min_sources));
  }
  if (filters.since && filters.until &&
      filters.since->Bounds().earliest > filters.until->Bounds().latest) {
    return InvalidArgument("since " + filters.since->ToString() +
                           " is after until " + filters.until->ToString());
  }
  for (const Vertex v : filters.avoid) {
    if (v >= graph.vertex_count()) {
      return InvalidArgument("an entity to avoid is not in the graph");
    }
  }
  return EdgeFilter(graph, filters);
}

EdgeFilter::EdgeFilter(const KnowledgeGraph& graph, const Filters& filters)
    : graph_(&graph), filters_(&filters) {
  OpenPredicates();
  ChooseTypes();
  ChooseDocuments();
  if (filters.since) first_day_ = filters.since->Bounds().earliest;
  if (filters.until) last_day_ = filters.until->Bounds().latest;
  dated_ = filters.since || filters.until;
  only_supporting_ = filters.stances == StanceSet::Supporting();
  default_claims_ = only_supporting_ && documents_.empty() && !dated_ &&
                    filters.min_confidence == kDefaultMinConfidence &&
                    filters.min_sources == 1;
}

void EdgeFilter::OpenPredicates() {
  const auto predicates = graph_->predicates();
  open_.resize(predicates.size());
  std::vector<bool> met(filters_->predicates.size());
  for (size_t p = 0; p < predicates.size(); ++p) {
    open_[p] = filters_->predicates.empty() && !predicates[p].secondary;
    for (size_t i = 0; i < met.size(); ++i) {
      if (filters_->predicates[i] != predicates[p].name) continue;
      open_[p] = met[i] = true;
    }
  }
  for (size_t i = 0; i < met.size(); ++i) {
    if (!met[i]) unknown_names_.push_back(filters_->predicates[i]);
  }
}

void EdgeFilter::ChooseTypes() {
  if (filters_->types.empty()) return;
  const auto types = graph_->types();
  types_.resize(types.size());
  for (const std::string& name : filters_->types) {
    const auto found = std::lower_bound(types.begin(), types.end(), name);
    if (found == types.end() || *found != name) {
      unknown_names_.push_back(name);
    } else {
      types_[static_cast<size_t>(found - types.begin())] = true;
    }
  }
}

void EdgeFilter::ChooseDocuments() {
  if (filters_->documents.empty()) return;
  const auto documents = graph_->documents();
  documents_.resize(documents.size() + 1);  // never empty: that means all
  for (const DocumentKey& key : filters_->documents) {
    const auto found = std::lower_bound(
        documents.begin(), documents.end(), key,
        [](const DocumentEntry& d, const DocumentKey& k) { return d.key < k; });
    if (found == documents.end() || found->key != key) {
      unknown_names_.push_back(key.value);
    } else {
      documents_[static_cast<size_t>(found - documents.begin())] = true;
    }
  }
}

bool EdgeFilter::IncludeSecondary() {
  if (!filters_->predicates.empty()) return false;
  const bool any = std::find(open_.begin(), open_.end(), 0) != open_.end();
  std::fill(open_.begin(), open_.end(), 1);
  return any;
}

bool EdgeFilter::PassesClaims(EdgeMark mark, EdgeIndex edge,
                              SearchMeter& meter) {
  if (only_supporting_ && !mark.supported()) return false;
  if (!verdicts_) verdicts_ = ZeroedArray<uint8_t>(graph_->edge_count());
  if (verdicts_[edge] == 0) {
    const std::optional<bool> passes = Evaluate(edge, meter);
    if (!passes) return false;
    verdicts_[edge] = *passes ? 1 : 2;
  }
  return verdicts_[edge] == 1;
}

std::optional<bool> EdgeFilter::Evaluate(EdgeIndex edge, SearchMeter& meter) {
  const auto wanted = static_cast<size_t>(filters_->min_sources);
  std::unordered_set<uint32_t> sources;
  std::unordered_set<uint32_t> with_undated;  // had undated claims passed
  for (const GraphClaim& claim : graph_->claims(edge)) {
    if (!meter.Spend(1)) return std::nullopt;
    if (!PassesBasics(claim) ||
        !filters_->stances.Contains(claim.polarity, claim.modality)) {
      continue;
    }
    const Timing timing = TimingOf(claim);
    if (timing == Timing::kFails) continue;
    if (dated_) with_undated.insert(claim.source);
    if (timing == Timing::kNoDate) continue;
    if (wanted == 1) return true;
    sources.insert(claim.source);
    if (sources.size() >= wanted) return true;
  }
  if (with_undated.size() >= wanted) ++undated_relations_;
  return false;
}

EdgeFilter::Timing EdgeFilter::TimingOf(const GraphClaim& claim) const {
  if (!dated_) return Timing::kPasses;
  const TimeBounds* time = graph_->time(claim);
  if (time == nullptr) return Timing::kNoDate;
  const bool possibly = filters_->time_sense == TimeSense::kPossibly;
  const DayNumber begin = possibly ? time->begin.earliest : time->begin.latest;
  const DayNumber end = possibly ? time->end.latest : time->end.earliest;
  return begin <= last_day_ && end >= first_day_ ? Timing::kPasses
                                                 : Timing::kFails;
}

bool EdgeFilter::PassesBasics(const GraphClaim& claim) const {
  return claim.confidence >= filters_->min_confidence &&
         (documents_.empty() || documents_[claim.document]);
}

bool EdgeFilter::PassesAll(const GraphClaim& claim, StanceSet stances) const {
  return PassesBasics(claim) &&
         stances.Contains(claim.polarity, claim.modality) &&
         TimingOf(claim) == Timing::kPasses;
}

void EdgeFilter::AddClaims(HopEvidence& evidence, size_t max_claims) const {
  const StanceSet supporting = StanceSet::Supporting();
  const StanceSet opposing = StanceSet::Opposing();
  bool supported = false;
  bool opposed = false;
  std::vector<uint32_t> sources;
  for (const GraphClaim& claim : graph_->claims(evidence.edge)) {
    if (claim.confidence < filters_->min_confidence) continue;
    supported |= supporting.Contains(claim.polarity, claim.modality);
    opposed |= opposing.Contains(claim.polarity, claim.modality);
    const ClaimRef ref{graph_->documents()[claim.document].number,
                       ClaimIndex{claim.claim}};
    if (PassesAll(claim, filters_->stances)) {
      if (evidence.claim_count++ < max_claims) evidence.claims.push_back(ref);
      sources.push_back(claim.source);
    } else if (PassesAll(claim, opposing)) {
      if (evidence.opposing_count++ < max_claims) {
        evidence.opposing.push_back(ref);
      }
    }
  }
  evidence.contested = supported && opposed;
  std::sort(sources.begin(), sources.end());
  evidence.sources = static_cast<uint32_t>(
      std::unique(sources.begin(), sources.end()) - sources.begin());
}

uint64_t EdgeFilter::CountClaims(EdgeIndex edge) const {
  uint64_t count = 0;
  for (const GraphClaim& claim : graph_->claims(edge)) {
    if (PassesAll(claim, filters_->stances)) ++count;
  }
  return count;
}

}  // namespace quipu
