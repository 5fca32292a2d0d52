// What is said of an entity, by when it was.

#ifndef QUIPU_QUERY_ENGINE_TIMELINE_H_
#define QUIPU_QUERY_ENGINE_TIMELINE_H_

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

struct TimelineQuestion {
  EntityNumber entity;
  ClaimFilters filters = {};
  uint64_t offset = 0;
  uint32_t limit = 25;  // claims
};

// Another date of what a claim dates, which cannot be true beside it.
struct DateClash {
  TimeBounds time;
  uint64_t claims = 0;   // that give it, none of them the same source's
  DocumentKey document;  // the first of them, by document key, claim
  ClaimIndex claim;
};

struct TimelineEntry {
  TimeBounds time;
  bool by_event = false;  // it is its event's: the claim does not say when
  ClaimView claim;
  std::vector<DateClash> clashes;  // the first 10, by time
  uint64_t clash_count = 0;
};

struct Timeline {
  EntityLabel entity;
  // Earliest first. What has no first day stands with its last; of one time,
  // claims that date something come first, then by predicate, subject, object,
  // document key, claim.
  std::vector<TimelineEntry> entries;
  uint64_t total = 0;                      // on all pages
  LeftOut left_out;                        // claims; undated ones always are
  std::vector<std::string> unknown_names;  // documents that the store has not
};

// See QueryEngine.
Result<Timeline> ReadTimeline(const Generation& generation,
                              const QueryLimits& limits,
                              const TimelineQuestion& question);

}  // namespace quipu

#endif  // QUIPU_QUERY_ENGINE_TIMELINE_H_
