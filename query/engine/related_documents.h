// Which documents speak of the same things as another.

#ifndef QUIPU_QUERY_ENGINE_RELATED_DOCUMENTS_H_
#define QUIPU_QUERY_ENGINE_RELATED_DOCUMENTS_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "base/result.h"
#include "graph/model/ids.h"
#include "graph/store/records.h"
#include "query/engine/generation.h"
#include "query/search/search_meter.h"

namespace quipu {

// The entity of each local entity of a document.
Result<std::vector<EntityNumber>> EntitiesOf(
    const Reader& reader, const ContributionRecord& contribution);

struct RelatedDocuments {
  // Those that share most entities with it first, then by key.
  std::vector<DocumentNumber> nearest;
  uint64_t total = 0;  // that share any
};

// At most `limit` of them, without the document itself. Linear in the members
// of its entities; stops where the meter does.
Result<RelatedDocuments> FindRelatedDocuments(const Generation& generation,
                                              DocumentNumber document,
                                              size_t limit, SearchMeter& meter);

}  // namespace quipu

#endif  // QUIPU_QUERY_ENGINE_RELATED_DOCUMENTS_H_
