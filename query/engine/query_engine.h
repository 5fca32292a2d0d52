// The questions that can be asked of a graph, answered in plain values.

#ifndef QUIPU_QUERY_ENGINE_QUERY_ENGINE_H_
#define QUIPU_QUERY_ENGINE_QUERY_ENGINE_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <utility>

#include "base/result.h"
#include "query/engine/claim_list.h"
#include "query/engine/claimed_entities.h"
#include "query/engine/comparison.h"
#include "query/engine/connections.h"
#include "query/engine/disputes.h"
#include "query/engine/generation.h"
#include "query/engine/holdings.h"
#include "query/engine/portrait.h"
#include "query/engine/query_limits.h"
#include "query/engine/timeline.h"
#include "query/names/entity_search.h"
#include "query/search/claim_filter.h"

namespace quipu {

// Answers one question after another from one generation; the command line and
// the API show what it says. Entities are found by Resolve or Search and named
// by number from then on. Any number of threads. Every call fails with kLimit
// once its limits are reached, with kCorruption where records contradict each
// other, and with the errors of Reader.
class QueryEngine {
 public:
  explicit QueryEngine(std::shared_ptr<const Generation> generation,
                       QueryLimits limits = {})
      : generation_(std::move(generation)), limits_(limits) {}

  GraphVersion version() const { return generation_->version(); }

  // See ResolveEntity, SearchClaimedEntities, CountDocuments.
  Result<EntityResolution> Resolve(std::string_view text) const {
    return ResolveEntity(generation_->reader(), text);
  }
  Result<ClaimedEntities> Search(std::string_view text, size_t limit,
                                 const ClaimFilters& filters) const {
    return SearchClaimedEntities(*generation_, limits_, text, limit, filters);
  }
  Result<uint32_t> DocumentsOf(EntityNumber entity) const {
    return CountDocuments(generation_->reader(), entity);
  }

  // The cheapest paths, and what is near; see FindPaths, FindNeighborhood. Both
  // load the graph. kInvalidArgument for values out of bounds.
  Result<PathsView> Paths(const PathQuestion& question) const {
    return ReadPaths(*generation_, limits_, question);
  }
  Result<NeighborsView> Neighbors(const NeighborQuestion& question) const {
    return ReadNeighbors(*generation_, limits_, question);
  }

  // Names, types and counts of an entity; of relations, those with claims that
  // pass.
  Result<EntityDetails> Details(
      EntityNumber entity, const ClaimFilters& filters = EveryClaim()) const {
    return ReadDetails(*generation_, limits_, entity, filters);
  }
  // All relations of an entity with claims that pass, and the first
  // `max_claims` of these.
  Result<EntityPortrait> Portrait(EntityNumber entity, uint64_t max_claims,
                                  const ClaimFilters& filters = {}) const {
    return ReadPortrait(*generation_, limits_, entity, max_claims, filters);
  }
  // Claims about an entity (loads the graph), or of a document.
  Result<ClaimList> Claims(const ClaimQuestion& question) const {
    return ReadClaimList(*generation_, limits_, question);
  }
  // Dated claims about an entity, and dates of the events that claims link it
  // to.
  Result<Timeline> TimelineOf(const TimelineQuestion& question) const {
    return ReadTimeline(*generation_, limits_, question);
  }

  // What sources disagree on; loads the graph. Of a store that was written
  // before ontologies told which predicates have one value, only what some
  // affirm and others deny.
  Result<DisputesView> Disputes(const DisputeQuestion& question) const {
    return ReadDisputes(*generation_, limits_, question);
  }

  // What documents say that others do not, contradict each other in, and name
  // differently; loads the graph. kInvalidArgument for values out of bounds.
  Result<ComparisonView> Compare(const CompareQuestion& question) const {
    return ReadComparison(*generation_, limits_, question);
  }

  Result<std::optional<DocumentNumber>> FindDocument(
      const DocumentKey& key) const;
  Result<DocumentView> Document(DocumentNumber document) const {
    return ReadDocumentView(*generation_, document);
  }
  // At most `limit` bytes of the clean text, from `begin` on.
  Result<TextView> Text(DocumentNumber document, uint64_t begin,
                        uint64_t limit) const {
    return ReadText(*generation_, document, begin, limit);
  }
  Result<DocumentList> Documents(uint64_t offset, uint64_t limit) const {
    return ReadDocumentList(*generation_, limits_, offset, limit);
  }
  // Linear in the documents.
  Result<std::vector<CopyGroup>> Copies() const {
    return ReadCopyGroups(*generation_, limits_);
  }
  // Linear in the entities and relations.
  Result<GraphStats> Stats() const { return ReadStats(*generation_, limits_); }

 private:
  std::shared_ptr<const Generation> generation_;
  QueryLimits limits_;
};

}  // namespace quipu

#endif  // QUIPU_QUERY_ENGINE_QUERY_ENGINE_H_
