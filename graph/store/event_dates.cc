#include "graph/store/event_dates.h"

#include <string>
#include <utility>
#include <vector>

#include "graph/model/confidence.h"
#include "graph/model/stance.h"
#include "graph/store/tables.h"

namespace quipu {

bool DatesEvent(const ClaimFacts& facts) {
  return facts.time && facts.confidence >= kDefaultMinConfidence &&
         Supports(facts.polarity, facts.modality);
}

Result<EventDates> ReadEventDates(const Reader& reader, const StoreState& state,
                                  EntityNumber event) {
  std::vector<RelationNumber> dating;
  QUIPU_CHECK(relations::ForEachAttribute(
      reader, event, [&](PredicateNumber predicate, RelationNumber relation) {
        const std::string* const name = state.NameOf(predicate);
        if (name != nullptr && *name == kEventDatePredicate) {
          dating.push_back(relation);
        }
        return true;
      }));
  std::vector<EventDates::Date> dates;
  for (const RelationNumber relation : dating) {
    QUIPU_CHECK(relations::ForEachClaim(
        reader, relation, [&](const ClaimRef& claim, const ClaimFacts& facts) {
          if (DatesEvent(facts)) dates.push_back({claim.document, *facts.time});
          return true;
        }));
  }
  return EventDates(std::move(dates));
}

}  // namespace quipu
