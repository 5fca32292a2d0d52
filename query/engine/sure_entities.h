// Entities found by name of which something is claimed surely enough.

#ifndef QUIPU_QUERY_ENGINE_SURE_ENTITIES_H_
#define QUIPU_QUERY_ENGINE_SURE_ENTITIES_H_

#include <cstddef>
#include <string_view>

#include "base/result.h"
#include "graph/model/ids.h"
#include "graph/store/reader.h"
#include "query/engine/query_limits.h"
#include "query/names/entity_search.h"

namespace quipu {

// Whether the relation has a claim of at least `min_confidence`.
Result<bool> HasSureClaim(const Reader& reader, RelationNumber relation,
                          int min_confidence);

// As SearchEntities, but only entities that are subject or object of a claim of
// at least `min_confidence`. Looks at the first 1,000 that the name fits.
Result<EntityHits> SearchSureEntities(const Reader& reader,
                                      const QueryLimits& limits,
                                      std::string_view text, size_t limit,
                                      int min_confidence);

}  // namespace quipu

#endif  // QUIPU_QUERY_ENGINE_SURE_ENTITIES_H_
