// Claims -> relations: the last stratum.

#ifndef QUIPU_INGEST_RESOLVE_LINKING_H_
#define QUIPU_INGEST_RESOLVE_LINKING_H_

#include <functional>
#include <optional>

#include "base/result.h"
#include "graph/model/extraction.h"
#include "graph/store/knowledge_store.h"
#include "graph/store/records.h"
#include "ingest/resolve/record_cache.h"

namespace quipu {

// The normal form under which literals are the same object.
LiteralKey KeyOfLiteral(const Literal& literal);

// Used once: unlink and link, then Finish.
class Linking {
 public:
  using EntityOfLocal = std::function<Result<EntityNumber>(LocalIndex)>;

  Linking(Transaction& transaction, StoreState& state);

  // Takes the claim out of its relation, which goes with its last claim.
  Result<void> Unlink(RelationNumber relation, const ClaimRef& claim);
  // Puts the claim into the relation between the entities that its arguments
  // belong to now, which is made if there is none.
  Result<RelationNumber> Link(const ClaimRef& ref, const Claim& claim,
                              const EntityOfLocal& entity_of);
  Result<void> Finish();

 private:
  PredicateNumber NumberOf(const std::string& predicate);

  Transaction& transaction_;
  StoreState& state_;
  RecordCache<RelationNumber, RelationRecord> relations_;
};

}  // namespace quipu

#endif  // QUIPU_INGEST_RESOLVE_LINKING_H_
