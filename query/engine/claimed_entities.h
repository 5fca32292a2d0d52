// Entities found by name of which something is claimed that a question is
// about.

#ifndef QUIPU_QUERY_ENGINE_CLAIMED_ENTITIES_H_
#define QUIPU_QUERY_ENGINE_CLAIMED_ENTITIES_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "query/engine/claim_sieve.h"
#include "query/engine/entity_relations.h"
#include "query/engine/generation.h"
#include "query/engine/query_limits.h"
#include "query/names/entity_search.h"
#include "query/search/claim_filter.h"

namespace quipu {

// What becomes of the claims of a relation: kPasses if one of them passes, else
// what another lacks to pass.
Result<Verdict> JudgeRelation(const Reader& reader, ClaimSieve& sieve,
                              const EntityRelation& relation);

struct ClaimedEntities {
  EntityHits found;
  uint64_t fitting = 0;                    // looked at: the name fits
  LeftOut left_out;                        // of these
  std::vector<std::string> unknown_names;  // documents that the store has not
};

// As SearchEntities, but only entities that are subject or object of a claim
// that passes, unless all do. Looks at the first 1,000 that the name fits.
Result<ClaimedEntities> SearchClaimedEntities(const Generation& generation,
                                              const QueryLimits& limits,
                                              std::string_view text,
                                              size_t limit,
                                              const ClaimFilters& filters);

}  // namespace quipu

#endif  // QUIPU_QUERY_ENGINE_CLAIMED_ENTITIES_H_
