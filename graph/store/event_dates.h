// When events were, from the claims that say so.

#ifndef QUIPU_GRAPH_STORE_EVENT_DATES_H_
#define QUIPU_GRAPH_STORE_EVENT_DATES_H_

#include "base/result.h"
#include "graph/model/dating.h"
#include "graph/model/ids.h"
#include "graph/store/reader.h"
#include "graph/store/records.h"

namespace quipu {

// Whether a claim with the predicate kEventDatePredicate counts: it has a date,
// supports it, and is sure enough to be shown.
bool DatesEvent(const ClaimFacts& facts);

// Linear in the attributes of the event and their claims.
Result<EventDates> ReadEventDates(const Reader& reader, const StoreState& state,
                                  EntityNumber event);

}  // namespace quipu

#endif  // QUIPU_GRAPH_STORE_EVENT_DATES_H_
