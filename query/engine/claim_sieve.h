// Which claims of a store a question is about.

#ifndef QUIPU_QUERY_ENGINE_CLAIM_SIEVE_H_
#define QUIPU_QUERY_ENGINE_CLAIM_SIEVE_H_

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "graph/model/dating.h"
#include "graph/model/ids.h"
#include "query/engine/entity_relations.h"
#include "query/engine/generation.h"
#include "query/search/claim_filter.h"

namespace quipu {

// A ClaimFilter for the records of a store. It reads the dates of documents and
// events as it meets them, once each, and only if the filters ask for them. The
// generation must outlive it. One thread.
class ClaimSieve {
 public:
  // kInvalidArgument for values out of bounds.
  static Result<ClaimSieve> Create(const Generation& generation,
                                   const ClaimFilters& filters);

  bool passes_all() const { return filter_.passes_all(); }
  bool asks_time() const { return filter_.asks_time(); }
  // Documents of the filters that the store has not.
  const std::vector<std::string>& unknown_names() const {
    return unknown_names_;
  }

  Result<Verdict> Judge(const RelationEnds& ends, const StoredClaim& claim);
  // Of a claim with this time; nullptr: it is undated.
  Result<Verdict> Judge(DocumentNumber document, int confidence,
                        const TimeBounds* time);

  // When the claim was: as it says, or else as the event was that it is about.
  // An event does not date words about it: they may be of any time. nullptr:
  // undated. Good as long as the claim and the sieve.
  Result<const TimeBounds*> TimeOf(const RelationEnds& ends,
                                   const StoredClaim& claim);

 private:
  ClaimSieve(const Generation& generation, ClaimFilter filter)
      : generation_(&generation), filter_(std::move(filter)) {}
  // nullptr for what is no event.
  Result<const EventDates*> DatesOf(EntityNumber entity);
  Result<Verdict> OfDocument(DocumentNumber document);

  const Generation* generation_;
  ClaimFilter filter_;
  std::vector<std::string> unknown_names_;
  std::unordered_map<EntityNumber, std::optional<EventDates>> events_;
  std::unordered_map<DocumentNumber, Verdict> documents_;
};

}  // namespace quipu

#endif  // QUIPU_QUERY_ENGINE_CLAIM_SIEVE_H_
