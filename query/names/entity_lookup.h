// Candidates for a name, from the store's indexes.

#ifndef QUIPU_QUERY_NAMES_ENTITY_LOOKUP_H_
#define QUIPU_QUERY_NAMES_ENTITY_LOOKUP_H_

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "graph/store/reader.h"
#include "graph/store/records.h"
#include "query/names/entity_search.h"

namespace quipu {

struct FoundEntity {
  EntityHit hit;
  size_t edits = 0;  // of a fuzzy match
  EntityRecord record;
};

struct FoundEntities {
  std::vector<FoundEntity> entities;  // ranked
  bool more = false;                  // a bound was reached
};

// What an "#..." means: entities with a member whose handle begins so.
Result<FoundEntities> FindById(const Reader& reader, std::string_view digits);

// Entities with a name that `normal` (not empty) is, begins, or is made of
// beginnings of words of.
Result<FoundEntities> FindByName(const Reader& reader, std::string_view normal);

// Entities with a name, or the end of one, a few letters off.
Result<FoundEntities> FindSimilar(const Reader& reader,
                                  std::string_view normal);

}  // namespace quipu

#endif  // QUIPU_QUERY_NAMES_ENTITY_LOOKUP_H_
