#include "query/engine/entity_relations.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "graph/store/tables.h"

namespace quipu {

Result<std::vector<EntityRelation>> ReadEntityRelations(
    const Reader& reader, const QueryLimits& limits, EntityNumber entity) {
  std::vector<EntityRelation> found;
  for (const Direction direction : {Direction::kOut, Direction::kIn}) {
    const bool out = direction == Direction::kOut;
    QUIPU_CHECK(relations::ForEachEdge(
        reader, entity, direction, [&](const AdjacentEdge& edge) {
          EntityRelation& added = found.emplace_back();
          added.number = edge.relation;
          added.predicate = edge.predicate;
          added.outgoing = out;
          added.ends.subject = out ? entity : edge.other;
          added.ends.object = out ? edge.other : entity;
          return limits.CheckRunning().has_value();
        }));
    QUIPU_CHECK(limits.CheckRunning());
  }
  QUIPU_TRY(std::vector<EntityRelation> attributes,
            ReadEntityAttributes(reader, limits, entity));
  std::ranges::move(attributes, std::back_inserter(found));
  return found;
}

Result<std::vector<EntityRelation>> ReadEntityAttributes(
    const Reader& reader, const QueryLimits& limits, EntityNumber entity) {
  std::vector<RelationNumber> attributes;
  QUIPU_CHECK(relations::ForEachAttribute(
      reader, entity, [&](PredicateNumber, RelationNumber relation) {
        attributes.push_back(relation);
        return limits.CheckRunning().has_value();
      }));
  QUIPU_CHECK(limits.CheckRunning());
  QUIPU_TRY(auto records, relations::ReadMany(reader, attributes));
  std::vector<EntityRelation> found;
  for (size_t i = 0; i < records.size(); ++i) {
    if (!records[i] ||
        !std::holds_alternative<LiteralKey>(records[i]->object)) {
      return Corruption("an attribute has no value");
    }
    EntityRelation& added = found.emplace_back();
    added.number = attributes[i];
    added.predicate = records[i]->predicate;
    added.ends.subject = entity;
    added.ends.object = std::move(records[i]->object);
  }
  return found;
}

Result<std::vector<StoredClaim>> ReadStoredClaims(const Reader& reader,
                                                  RelationNumber relation) {
  std::vector<StoredClaim> claims;
  QUIPU_CHECK(relations::ForEachClaim(
      reader, relation, [&](const ClaimRef& ref, const ClaimFacts& facts) {
        claims.push_back({ref, facts});
        return true;
      }));
  return claims;
}

}  // namespace quipu
