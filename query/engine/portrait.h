// All that is said of one entity.

#ifndef QUIPU_QUERY_ENGINE_PORTRAIT_H_
#define QUIPU_QUERY_ENGINE_PORTRAIT_H_

#include <cstdint>
#include <string>
#include <vector>

#include "base/result.h"
#include "graph/model/extraction.h"
#include "graph/model/ids.h"
#include "query/engine/claim_view.h"
#include "query/engine/generation.h"
#include "query/engine/query_limits.h"
#include "query/search/claim_filter.h"

namespace quipu {

struct NameCount {
  std::string text;
  NameKind kind = NameKind::kFull;
  uint32_t count = 0;  // local entities that bear it
};

struct KindCount {
  std::string kind;
  uint64_t count = 0;
};

struct EntityDetails {
  EntityLabel entity;
  uint32_t member_count = 0;     // local entities it is made of
  std::vector<NameCount> names;  // most counted first, then by text, kind
  std::vector<KindCount> types;  // likewise
  uint32_t relation_count = 0;   // to entities, both ways
  uint32_t attribute_count = 0;  // to words, dates, numbers
};

// A relation of the entity, from its point of view.
struct Connection {
  std::string predicate;
  bool outgoing = true;  // the entity is its subject
  ValueView other;
  uint32_t claim_count = 0;  // that pass
  bool contested = false;    // some of them support it, some oppose it
  std::vector<ClaimView> claims;
};

struct EntityPortrait {
  EntityDetails details;
  std::vector<Citation> documents;  // that mention it, by key
  // By predicate, outgoing first, then the other's name and id.
  std::vector<Connection> connections;
  uint64_t claim_count = 0;
  uint64_t claims_shown = 0;
  LeftOut left_out;                        // claims
  std::vector<std::string> unknown_names;  // documents that the store has not
};

// See QueryEngine.
Result<EntityDetails> ReadDetails(const Generation& generation,
                                  const QueryLimits& limits,
                                  EntityNumber entity,
                                  const ClaimFilters& filters);
Result<EntityPortrait> ReadPortrait(const Generation& generation,
                                    const QueryLimits& limits,
                                    EntityNumber entity, uint64_t max_claims,
                                    const ClaimFilters& filters);

}  // namespace quipu

#endif  // QUIPU_QUERY_ENGINE_PORTRAIT_H_
