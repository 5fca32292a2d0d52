// Named things that described ones may be: in two texts on the same things,
// "the governor" of the one is Governor Vidal of the other.

#ifndef QUIPU_INGEST_RESOLVE_OFFERS_H_
#define QUIPU_INGEST_RESOLVE_OFFERS_H_

#include <functional>
#include <set>
#include <string>

#include "base/result.h"
#include "graph/store/reader.h"
#include "graph/store/records.h"

namespace quipu {

// Whether the profile is of one local entity without any name or description
// that others could share; what it is described by does not count.
bool IsNameless(const ProfileRecord& profile);

using EntityOfProfile = std::function<Result<EntityNumber>(const ProfileId&)>;

// The entities that are offered under one of the keys. Of a key with more than
// 256 offers, and of a handle that is gone, none.
Result<std::set<EntityNumber>> OfferedEntities(
    const Reader& reader, const std::set<std::string>& keys,
    const EntityOfProfile& entity_of);

}  // namespace quipu

#endif  // QUIPU_INGEST_RESOLVE_OFFERS_H_
