// Typed reading and writing of a store's records: one small struct a family,
// each with the calls that are made. All errors of Reader, and kCorruption for
// records that do not decode.

#ifndef QUIPU_GRAPH_STORE_TABLES_H_
#define QUIPU_GRAPH_STORE_TABLES_H_

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "graph/model/curation.h"
#include "graph/model/document.h"
#include "graph/model/extraction.h"
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

struct Member {
  Handle handle;
  LocalRef local;
  friend auto operator<=>(const Member&, const Member&) = default;
};

// As a new store has it if there is none.
Result<StoreState> ReadState(const Reader& reader);
void WriteState(Transaction& transaction, const StoreState& state);

// What the store remembers of the ontology; nullopt before the first ingest.
Result<std::optional<OntologyRecord>> ReadOntology(const Reader& reader);
void WriteOntology(Transaction& transaction, const OntologyRecord& record);

namespace documents {
Result<std::optional<DocumentNumber>> FindNumber(const Reader&,
                                                 const DocumentKey&);
// kNotFound if there is no such document.
Result<Document> Read(const Reader&, DocumentNumber);
Result<Document> ReadWithoutText(const Reader&, DocumentNumber);
Result<Extraction> ReadExtraction(const Reader&, DocumentNumber);
// In ascending order of key.
Result<void> ForEachKey(
    const Reader&,
    const std::function<bool(const DocumentKey&, DocumentNumber)>&);
void Write(Transaction&, DocumentNumber, const Document&, const Extraction&);
void Erase(Transaction&, DocumentNumber, const DocumentKey&);
}  // namespace documents

namespace curation {
Result<std::vector<CurationEntry>> ReadAll(const Reader&);  // by sequence
void Write(Transaction&, const CurationEntry&);
void Erase(Transaction&, uint64_t sequence);
}  // namespace curation

namespace contributions {
Result<std::optional<ContributionRecord>> Read(const Reader&, DocumentNumber);
Result<bool> IsEmpty(const Reader&);  // true if no document has one
void Write(Transaction&, DocumentNumber, const ContributionRecord&);
void Erase(Transaction&, DocumentNumber);
}  // namespace contributions

// Of each derived document: whose word its claims are (SourceOf in
// ingest/resolve).
namespace sources {
Result<std::optional<std::string>> Read(const Reader&, DocumentNumber);
Result<void> ForEach(
    const Reader&,
    const std::function<bool(DocumentNumber, std::string_view source)>&);
void Write(Transaction&, DocumentNumber, std::string_view source);
void Erase(Transaction&, DocumentNumber);
}  // namespace sources

namespace profiles {
Result<std::optional<ProfileRecord>> Read(const Reader&, const ProfileId&);
void Write(Transaction&, const ProfileId&, const ProfileRecord&);
void Erase(Transaction&, const ProfileId&);
Result<void> ForEach(
    const Reader&,
    const std::function<bool(const ProfileId&, const ProfileRecord&)>&);
Result<void> AddMember(Transaction&, const ProfileId&, const Member&);
Result<void> EraseMember(Transaction&, const ProfileId&, const Handle&);
Result<void> ForEachMember(const Reader&, const ProfileId&,
                           const std::function<bool(const Member&)>&);
// The block index: which profiles bear a key. Keys contain no zero byte.
Result<void> AddToBlock(Transaction&, std::string_view key, const ProfileId&);
Result<void> EraseFromBlock(Transaction&, std::string_view key,
                            const ProfileId&);
Result<void> ForEachInBlock(const Reader&, std::string_view key,
                            const std::function<bool(const ProfileId&)>&);
Result<bool> IsInBlock(const Reader&, std::string_view key, const ProfileId&);
Result<uint64_t> CountBlockEntries(const Reader&);  // of all blocks together
Result<std::optional<HandleRecord>> FindHandle(const Reader&, const Handle&);
// Handles whose text form begins with `prefix`, at most `limit`, ascending.
Result<std::vector<Handle>> FindHandles(const Reader&, std::string_view prefix,
                                        size_t limit);
void WriteHandle(Transaction&, const Handle&, const HandleRecord&);
void EraseHandle(Transaction&, const Handle&);
}  // namespace profiles

namespace entities {
Result<std::optional<EntityRecord>> Read(const Reader&, EntityNumber);
Result<std::vector<std::optional<EntityRecord>>> ReadMany(
    const Reader&, std::span<const EntityNumber>);
void Write(Transaction&, EntityNumber, const EntityRecord&);
void Erase(Transaction&, EntityNumber);
Result<void> ForEach(
    const Reader&,
    const std::function<bool(EntityNumber, const EntityRecord&)>&);
// The entity that a member's handle addresses now.
Result<std::optional<EntityNumber>> Find(const Reader&, const Handle&);
Result<void> AddMember(Transaction&, EntityNumber, const Member&);
Result<void> EraseMember(Transaction&, EntityNumber, const Handle&);
Result<std::optional<Handle>> LeastMember(const Reader&, EntityNumber);
Result<bool> HasMember(const Reader&, EntityNumber, const Handle&);
Result<void> ForEachMember(const Reader&, EntityNumber,
                           const std::function<bool(const Member&)>&);
}  // namespace entities

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
}  // namespace relations

namespace names {
// An entity is found under each key (see NameKeys in graph/model).
void Add(Transaction&, std::string_view key, EntityNumber);
void Erase(Transaction&, std::string_view key, EntityNumber);
// Keys that begin with `prefix`, ascending; stops when `visit` returns false.
Result<void> ForEach(
    const Reader&, std::string_view prefix,
    const std::function<bool(std::string_view key, EntityNumber)>&);
}  // namespace names

}  // namespace quipu

#endif  // QUIPU_GRAPH_STORE_TABLES_H_
