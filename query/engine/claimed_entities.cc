#include "query/engine/claimed_entities.h"

#include <algorithm>

#include "graph/store/tables.h"

namespace quipu {
namespace {

constexpr size_t kMostLookedAt = 1000;

// What becomes of the claims about the entity. Linear in its relations.
Result<Verdict> JudgeEntity(const Reader& reader, const QueryLimits& limits,
                            ClaimSieve& sieve, EntityNumber entity) {
  Verdict best = Verdict::kFails;
  QUIPU_TRY(const std::vector<EntityRelation> relations,
            ReadEntityRelations(reader, limits, entity));
  for (const EntityRelation& relation : relations) {
    QUIPU_CHECK(limits.CheckRunning());
    QUIPU_TRY(const Verdict verdict, JudgeRelation(reader, sieve, relation));
    best = std::max(best, verdict);
    if (best == Verdict::kPasses) break;
  }
  return best;
}

}  // namespace

Result<Verdict> JudgeRelation(const Reader& reader, ClaimSieve& sieve,
                              const EntityRelation& relation) {
  Verdict best = Verdict::kFails;
  QUIPU_TRY(const std::vector<StoredClaim> claims,
            ReadStoredClaims(reader, relation.number));
  for (const StoredClaim& claim : claims) {
    QUIPU_TRY(const Verdict verdict, sieve.Judge(relation.ends, claim));
    best = std::max(best, verdict);
    if (best == Verdict::kPasses) break;
  }
  return best;
}

Result<ClaimedEntities> SearchClaimedEntities(const Generation& generation,
                                              const QueryLimits& limits,
                                              std::string_view text,
                                              size_t limit,
                                              const ClaimFilters& filters) {
  const Reader& reader = generation.reader();
  QUIPU_TRY(ClaimSieve sieve, ClaimSieve::Create(generation, filters));
  ClaimedEntities answer;
  if (sieve.passes_all()) {
    QUIPU_TRY(answer.found, SearchEntities(reader, text, limit));
    answer.fitting = answer.found.hits.size();
    return answer;
  }
  answer.unknown_names = sieve.unknown_names();
  QUIPU_TRY(const EntityHits all, SearchEntities(reader, text, kMostLookedAt));
  for (const EntityHit& hit : all.hits) {
    QUIPU_TRY(const Verdict verdict,
              JudgeEntity(reader, limits, sieve, hit.number));
    ++answer.fitting;
    answer.left_out.Count(verdict);
    if (verdict != Verdict::kPasses) continue;
    answer.found.more = answer.found.hits.size() == limit;
    if (answer.found.more) break;
    answer.found.hits.push_back(hit);
  }
  answer.found.more |= all.more;
  return answer;
}

}  // namespace quipu
