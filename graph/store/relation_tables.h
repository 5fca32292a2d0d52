// Typed reading and writing of relations, their claims, and the edges and
// attributes of entities. Errors as in document_tables.h.

#ifndef QUIPU_GRAPH_STORE_RELATION_TABLES_H_
#define QUIPU_GRAPH_STORE_RELATION_TABLES_H_

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "graph/model/ids.h"
#include "graph/store/knowledge_store.h"
#include "graph/store/reader.h"
#include "graph/store/records.h"

namespace quipu {

enum class Direction : uint8_t { kOut, kIn };

// An edge as its subject (kOut) or object (kIn) sees it.
struct AdjacentEdge {
  PredicateNumber predicate;
  EntityNumber other;
  RelationNumber relation;
  friend auto operator<=>(const AdjacentEdge&, const AdjacentEdge&) = default;
};

namespace relations {
Result<std::optional<RelationRecord>> Read(const Reader&, RelationNumber);
Result<std::vector<std::optional<RelationRecord>>> ReadMany(
    const Reader&, std::span<const RelationNumber>);
// Those that a sentence states; ForEachOfAll visits the secondary ones, too.
Result<void> ForEach(
    const Reader&,
    const std::function<bool(RelationNumber, const RelationRecord&)>&);
Result<void> ForEachOfAll(
    const Reader&,
    const std::function<bool(RelationNumber, const RelationRecord&)>&);
// The relation with this subject, predicate and object.
Result<std::optional<RelationNumber>> Find(const Reader&,
                                           const RelationRecord&);
// Write and Erase keep both directions of the adjacency, or the attributes.
Result<void> Write(Transaction&, RelationNumber, const RelationRecord&);
Result<void> Erase(Transaction&, RelationNumber, const RelationRecord&);
// Adds a claim, or gives it other facts.
Result<void> AddClaim(Transaction&, RelationNumber, const ClaimRef&,
                      const ClaimFacts&);
Result<void> EraseClaim(Transaction&, RelationNumber, const ClaimRef&);
Result<std::optional<ClaimFacts>> FindClaim(const Reader&, RelationNumber,
                                            const ClaimRef&);
Result<void> ForEachClaim(const Reader&, RelationNumber,
                          const std::function<bool(const ClaimRef&)>&);
Result<void> ForEachClaim(
    const Reader&, RelationNumber,
    const std::function<bool(const ClaimRef&, const ClaimFacts&)>&);
// Every relation's claims, by relation, then claim: for loading whole graphs.
Result<void> ForEachClaimOfAll(
    const Reader&, const std::function<bool(RelationNumber, const ClaimRef&,
                                            const ClaimFacts&)>&);
// The edges of one entity that a sentence states, by predicate, then other,
// then relation.
Result<void> ForEachEdge(const Reader&, EntityNumber, Direction,
                         const std::function<bool(const AdjacentEdge&)>&);
// Every entity's edges, secondary ones, too; by entity, then as above.
Result<void> ForEachEdgeOfAll(
    const Reader&, Direction,
    const std::function<bool(EntityNumber, const AdjacentEdge&)>&);
// Relations of `entity` whose object is a literal, by predicate.
Result<void> ForEachAttribute(
    const Reader&, EntityNumber,
    const std::function<bool(PredicateNumber, RelationNumber)>&);
// Every entity's, by entity, then as above.
Result<void> ForEachAttributeOfAll(
    const Reader&,
    const std::function<bool(EntityNumber, PredicateNumber, RelationNumber)>&);
}  // namespace relations

}  // namespace quipu

#endif  // QUIPU_GRAPH_STORE_RELATION_TABLES_H_
