// Claims about an entity, or of a document, page by page.

#ifndef QUIPU_QUERY_ENGINE_CLAIM_LIST_H_
#define QUIPU_QUERY_ENGINE_CLAIM_LIST_H_

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <variant>
#include <vector>

#include "base/result.h"
#include "graph/model/ids.h"
#include "query/engine/claim_view.h"
#include "query/engine/generation.h"
#include "query/engine/query_limits.h"
#include "query/search/claim_filter.h"

namespace quipu {

struct ClaimQuestion {
  // An entity, as subject or object, or a document.
  std::variant<EntityNumber, DocumentNumber> parent;
  std::optional<EntityNumber> other;  // of an entity: only claims on both
  bool include_secondary = false;     // of an entity: also where it is quoted
                                      // or named in a qualifier
  std::set<std::string> predicates;   // empty: any
  ClaimFilters filters = {};
  uint64_t offset = 0;
  uint32_t limit = 20;
};

struct ClaimList {
  std::vector<ClaimView> claims;  // by document key, then as in the text
  uint64_t total = 0;             // on all pages
  LeftOut left_out;               // claims
  std::vector<std::string> unknown_names;  // documents that the store has not
};

// See QueryEngine.
Result<ClaimList> ReadClaimList(const Generation& generation,
                                const QueryLimits& limits,
                                const ClaimQuestion& question);

}  // namespace quipu

#endif  // QUIPU_QUERY_ENGINE_CLAIM_LIST_H_
