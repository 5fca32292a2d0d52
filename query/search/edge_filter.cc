#include "query/search/edge_filter.h"

#include <algorithm>
#include <functional>
#include <string>
#include <unordered_set>
#include <utility>

namespace quipu {

Result<EdgeFilter> EdgeFilter::Create(const KnowledgeGraph& graph,
                                      const Filters& filters) {
  QUIPU_TRY(ClaimFilter claims, ClaimFilter::Create(filters.claims));
  if (filters.min_sources < 1) {
    return InvalidArgument(
        "the least number of sources must be 1 or more, not " +
        std::to_string(filters.min_sources));
  }
  for (const Vertex v : filters.avoid) {
    if (v >= graph.vertex_count()) {
      return InvalidArgument("an entity to avoid is not in the graph");
    }
  }
  return EdgeFilter(graph, filters, std::move(claims));
}

EdgeFilter::EdgeFilter(const KnowledgeGraph& graph, const Filters& filters,
                       ClaimFilter claims)
    : graph_(&graph), filters_(&filters), claim_filter_(std::move(claims)) {
  OpenPredicates();
  ChooseTypes();
  ChooseDocuments();
  only_supporting_ = filters.stances == StanceSet::Supporting();
  default_claims_ = only_supporting_ && !claim_filter_.asks_documents() &&
                    !claim_filter_.asks_time() &&
                    filters.claims.min_confidence == kDefaultMinConfidence &&
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
  const auto documents = graph_->documents();
  for (const DocumentKey& key : filters_->claims.documents) {
    if (!std::ranges::binary_search(documents, key, std::less{},
                                    &DocumentEntry::key)) {
      unknown_names_.push_back(key.value);
    }
  }
  if (!claim_filter_.asks_documents()) return;
  for (const DocumentEntry& document : documents) {
    documents_.push_back(
        claim_filter_.OfDocument(document.key, document.published));
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
  // Of the claims that pass; with those that have no date; with those of
  // documents without one.
  std::unordered_set<uint32_t> sources;
  std::unordered_set<uint32_t> with_undated;
  std::unordered_set<uint32_t> with_unpublished;
  for (const GraphClaim& claim : graph_->claims(edge)) {
    if (!meter.Spend(1)) return std::nullopt;
    if (!filters_->stances.Contains(claim.polarity, claim.modality)) continue;
    const Verdict verdict = Judge(claim);
    if (verdict == Verdict::kFails) continue;
    if (verdict == Verdict::kPasses) {
      if (wanted == 1) return true;
      sources.insert(claim.source);
      if (sources.size() >= wanted) return true;
    }
    with_unpublished.insert(claim.source);
    if (verdict != Verdict::kNoPublication) with_undated.insert(claim.source);
  }
  if (with_undated.size() >= wanted) {
    left_out_.Count(Verdict::kNoDate);
  } else if (with_unpublished.size() >= wanted) {
    left_out_.Count(Verdict::kNoPublication);
  }
  return false;
}

bool EdgeFilter::PassesAll(const GraphClaim& claim, StanceSet stances) const {
  return stances.Contains(claim.polarity, claim.modality) &&
         Judge(claim) == Verdict::kPasses;
}

void EdgeFilter::AddClaims(HopEvidence& evidence, size_t max_claims) const {
  const StanceSet supporting = StanceSet::Supporting();
  const StanceSet opposing = StanceSet::Opposing();
  bool supported = false;
  bool opposed = false;
  std::vector<uint32_t> sources;
  for (const GraphClaim& claim : graph_->claims(evidence.edge)) {
    if (claim.confidence < filters_->claims.min_confidence) continue;
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
