// The relations of one entity as the store has them: no graph is loaded.

#ifndef QUIPU_QUERY_ENGINE_ENTITY_RELATIONS_H_
#define QUIPU_QUERY_ENGINE_ENTITY_RELATIONS_H_

#include <variant>
#include <vector>

#include "base/result.h"
#include "graph/model/ids.h"
#include "graph/store/reader.h"
#include "graph/store/records.h"
#include "query/engine/query_limits.h"

namespace quipu {

// What a relation joins.
struct RelationEnds {
  EntityNumber subject;
  std::variant<EntityNumber, LiteralKey> object;
};

// A relation, as one of its entities sees it.
struct EntityRelation {
  RelationNumber number;
  PredicateNumber predicate;
  bool outgoing = true;  // the entity is its subject
  RelationEnds ends;

  // The entity at the other end; nullptr: a literal is.
  const EntityNumber* other() const {
    return outgoing ? std::get_if<EntityNumber>(&ends.object) : &ends.subject;
  }
};

// Those that a sentence states: to entities, from entities, and to literals,
// each by predicate. A relation to itself comes twice.
Result<std::vector<EntityRelation>> ReadEntityRelations(
    const Reader& reader, const QueryLimits& limits, EntityNumber entity);
// Only those to literals.
Result<std::vector<EntityRelation>> ReadEntityAttributes(
    const Reader& reader, const QueryLimits& limits, EntityNumber entity);

// A claim with what the store keeps of it beside its relation.
struct StoredClaim {
  ClaimRef ref;
  ClaimFacts facts;
};
Result<std::vector<StoredClaim>> ReadStoredClaims(const Reader& reader,
                                                  RelationNumber relation);

}  // namespace quipu

#endif  // QUIPU_QUERY_ENGINE_ENTITY_RELATIONS_H_
