// From what an analyst types to entities.

#ifndef QUIPU_QUERY_NAMES_ENTITY_SEARCH_H_
#define QUIPU_QUERY_NAMES_ENTITY_SEARCH_H_

#include <string_view>
#include <vector>

#include "base/result.h"
#include "graph/store/reader.h"
#include "query/names/resolution.h"

namespace quipu {

struct EntityHits {
  // By match, then members (most first), then name, then id.
  std::vector<EntityHit> hits;
  bool more = false;  // `limit` left some out, or too many keys begin so
};

// Entities whose names fit `text`. Fuzzy ones only if nothing else fits; "#"
// and the beginning of an id finds ids. Looks at no more than 20,000 keys of
// the name index for each word of the text, and 200,000 for fuzzy ones. A text
// without letters or digits finds nothing.
Result<EntityHits> SearchEntities(const Reader& reader, std::string_view text,
                                  size_t limit);

// Documents that mention the entity. Linear in its members.
Result<uint32_t> CountDocuments(const Reader& reader, EntityNumber entity);

// The one entity that `text` means: "#" and a handle of a member or the
// beginning of one (at least 4 digits), or a name or alias, compared as
// NormalizeName does. An entity's own name means it, even if others bear it as
// an alias. If no name is equal, a single entity with a name that contains the
// words of `text` side by side is taken; `match` says so.
Result<EntityResolution> ResolveEntity(const Reader& reader,
                                       std::string_view text);

}  // namespace quipu

#endif  // QUIPU_QUERY_NAMES_ENTITY_SEARCH_H_
