// From what an analyst types to entities.

#ifndef QUIPU_QUERY_NAMES_ENTITY_SEARCH_H_
#define QUIPU_QUERY_NAMES_ENTITY_SEARCH_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/result.h"
#include "graph/model/ids.h"
#include "graph/store/reader.h"

namespace quipu {

enum class NameMatch : uint8_t {
  kId,      // "#" and a handle, or the beginning of one
  kExact,   // a name of the entity, but for case, accents, punctuation, article
  kPrefix,  // a name begins with the text
  kToken,   // each word of the text begins a word of one name
  kFuzzy,   // a name, or its end from some word on, is a few letters off
};

struct EntityHit {
  EntityNumber number;
  Handle id;
  std::string name;
  std::string type;
  uint32_t member_count = 0;  // local entities: at least one a document
  NameMatch match = NameMatch::kExact;
  std::string matched_name;  // the name, as written, that matched best
};

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

// One thing that a name may mean.
struct Candidate {
  EntityHit entity;
  // What tells it from the others: another name of it that none of them bears,
  // or else a neighbour ("leader_of San Dimas Committee"); may be "".
  std::string distinction;
};

struct AmbiguousName {
  std::vector<Candidate> candidates;  // at least two, ordered as hits are
  bool more = false;                  // there are others yet
};

struct UnknownName {
  std::vector<EntityHit> nearest;  // at most 5
};

using EntityResolution = std::variant<EntityHit, AmbiguousName, UnknownName>;

// The one entity that `text` means: "#" and a handle of a member or the
// beginning of one (at least 4 digits), or a name or alias, compared as
// NormalizeName does. If no name is equal, a single entity with a name that
// contains the words of `text` side by side is taken; `match` says so.
Result<EntityResolution> ResolveEntity(const Reader& reader,
                                       std::string_view text);

}  // namespace quipu

#endif  // QUIPU_QUERY_NAMES_ENTITY_SEARCH_H_
