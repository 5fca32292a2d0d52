#include "query/engine/sure_entities.h"

#include <vector>

#include "graph/store/tables.h"

namespace quipu {
namespace {

constexpr size_t kMostLookedAt = 1000;

// Whether a claim of at least `min_confidence` is about the entity. Linear in
// its relations.
Result<bool> HasClaim(const Reader& reader, const QueryLimits& limits,
                      EntityNumber entity, int min_confidence) {
  std::vector<RelationNumber> numbers;
  for (const Direction direction : {Direction::kOut, Direction::kIn}) {
    QUIPU_CHECK(relations::ForEachEdge(reader, entity, direction,
                                       [&](const AdjacentEdge& edge) {
                                         numbers.push_back(edge.relation);
                                         return true;
                                       }));
  }
  QUIPU_CHECK(relations::ForEachAttribute(
      reader, entity, [&](PredicateNumber, RelationNumber relation) {
        numbers.push_back(relation);
        return true;
      }));
  for (const RelationNumber number : numbers) {
    QUIPU_CHECK(limits.CheckRunning());
    QUIPU_TRY(const bool sure, HasSureClaim(reader, number, min_confidence));
    if (sure) return true;
  }
  return false;
}

}  // namespace

Result<bool> HasSureClaim(const Reader& reader, RelationNumber relation,
                          int min_confidence) {
  bool found = false;
  QUIPU_CHECK(relations::ForEachClaim(
      reader, relation, [&](const ClaimRef&, const ClaimFacts& facts) {
        found = facts.confidence >= min_confidence;
        return !found;
      }));
  return found;
}

Result<EntityHits> SearchSureEntities(const Reader& reader,
                                      const QueryLimits& limits,
                                      std::string_view text, size_t limit,
                                      int min_confidence) {
  QUIPU_TRY(const EntityHits all, SearchEntities(reader, text, kMostLookedAt));
  EntityHits found;
  for (const EntityHit& hit : all.hits) {
    QUIPU_TRY(const bool sure,
              HasClaim(reader, limits, hit.number, min_confidence));
    if (!sure) continue;
    found.more = found.hits.size() == limit;
    if (found.more) break;
    found.hits.push_back(hit);
  }
  found.more |= all.more;
  return found;
}

}  // namespace quipu
