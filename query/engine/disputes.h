// Claims that cannot all be true, side by side.

#ifndef QUIPU_QUERY_ENGINE_DISPUTES_H_
#define QUIPU_QUERY_ENGINE_DISPUTES_H_

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/result.h"
#include "graph/model/ids.h"
#include "query/disputes/dispute_words.h"
#include "query/engine/claim_view.h"
#include "query/engine/connections.h"
#include "query/engine/generation.h"
#include "query/engine/query_limits.h"
#include "query/search/claim_filter.h"

namespace quipu {

// Claims that are shown of a position if the question does not say.
inline constexpr uint32_t kDefaultPositionQuotes = 5;

struct DisputeQuestion {
  // As the subject or the object of claims; absent: disputes on anything.
  std::optional<EntityNumber> entity = {};
  std::set<std::string> predicates = {};  // empty: any
  // Only disputes that a claim of this document takes part in; absent: all.
  std::optional<DocumentNumber> document = {};
  ClaimFilters filters = {};  // which claims count
  uint32_t claims_per_position = kDefaultPositionQuotes;
  uint64_t offset = 0;
  uint32_t limit = 25;
};

enum class DisputeKind : uint8_t {
  kValue,   // how many, where, what
  kDate,    // when
  kAgent,   // who
  kDenied,  // whether
};

// What some sources say, and the first of their claims.
struct PositionView {
  bool denied = false;            // that it is not so
  std::vector<ValueView> values;  // most sources first; at least one
  uint32_t sources = 0;           // independent ones
  uint32_t claim_count = 0;
  std::vector<uint32_t> conflicts;  // positions that cannot be true beside it
  // Of each source the first one, then others; both by document key, then as in
  // the text.
  std::vector<ClaimView> claims;
};

struct DisputeView {
  DisputeKind kind = DisputeKind::kValue;
  // What it is about: the subject of the claims, or, where they differ in who
  // did it, their object.
  EntityLabel subject;
  bool is_object = false;  // the latter
  std::string predicate;
  // What is affirmed and denied, or dated differently, where it is an entity.
  std::optional<EntityLabel> object;
  CountedScope scope;            // of numbers
  uint32_t sources_against = 0;  // most that stand on both sides of a conflict
  uint32_t sources = 0;          // independent ones
  std::vector<PositionView> positions;  // most sources first; at least two
};

struct DisputesView {
  // Most sources on both sides first, then most sources, then by subject.
  std::vector<DisputeView> disputes;
  uint64_t total = 0;  // on all pages
  Outcome outcome;     // claims are left out of it
};

// See QueryEngine.
Result<DisputesView> ReadDisputes(const Generation& generation,
                                  const QueryLimits& limits,
                                  const DisputeQuestion& question);

}  // namespace quipu

#endif  // QUIPU_QUERY_ENGINE_DISPUTES_H_
