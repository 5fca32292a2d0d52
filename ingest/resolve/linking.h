// Claims -> relations: the last stratum.

#ifndef QUIPU_INGEST_RESOLVE_LINKING_H_
#define QUIPU_INGEST_RESOLVE_LINKING_H_

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "graph/model/extraction.h"
#include "graph/store/knowledge_store.h"
#include "graph/store/records.h"
#include "graph/store/tables.h"
#include "ingest/resolve/record_cache.h"

namespace quipu {

// Links that no sentence states as a relation make secondary relations:
// "attributed_to" from who is made to speak to each entity of the claim, and
// "qualifier:<name>" from the claim's subject to an entity that qualifies it.
inline constexpr std::string_view kAttributedTo = "attributed_to";
inline constexpr std::string_view kQualifierPrefix = "qualifier:";

// The normal form under which literals are the same object.
LiteralKey KeyOfLiteral(const Literal& literal);

// All local entities that a claim speaks of; some may come twice.
std::vector<LocalIndex> LocalsOf(const Claim& claim);

using EntityOfLocal = std::function<Result<EntityNumber>(LocalIndex)>;

// A claim as it is entered in one relation.
struct ClaimEntry {
  bool secondary = false;
  std::string predicate;
  EntityNumber subject;
  std::variant<EntityNumber, LiteralKey> object;
  ClaimFacts facts;
};

// All entries of a claim: that of its own relation first, then those of the
// secondary ones, none of which leads from an entity to itself or comes twice.
Result<std::vector<ClaimEntry>> EntriesOf(const Claim& claim,
                                          const EntityOfLocal& entity_of);

// Used once: unlink and link, then Finish.
class Linking {
 public:
  Linking(Transaction& transaction, StoreState& state);

  // Takes the claim out of its relations, each of which goes with its last
  // claim, and out of the contribution of its document.
  Result<void> Unlink(const ClaimRef& ref, ContributionRecord& contribution);
  // Puts the claim into the relations between the entities that its arguments
  // belong to now, which are made if there are none, and into the contribution.
  Result<void> Link(const ClaimRef& ref, const Claim& claim,
                    const EntityOfLocal& entity_of,
                    ContributionRecord& contribution);
  Result<void> Finish();

 private:
  Result<void> Erase(RelationNumber relation, const ClaimRef& claim);
  Result<RelationNumber> Enter(const ClaimRef& ref, const ClaimEntry& entry);
  Result<PredicateNumber> NumberOf(const ClaimEntry& entry);

  Transaction& transaction_;
  StoreState& state_;
  RecordCache<RelationNumber, RelationRecord> relations_;
};

}  // namespace quipu

#endif  // QUIPU_INGEST_RESOLVE_LINKING_H_
