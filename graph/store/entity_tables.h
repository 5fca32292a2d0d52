// Typed reading and writing of who is who: profiles, handles, entities, and the
// names that entities are found under. Errors as in document_tables.h.

#ifndef QUIPU_GRAPH_STORE_ENTITY_TABLES_H_
#define QUIPU_GRAPH_STORE_ENTITY_TABLES_H_

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

struct Member {
  Handle handle;
  LocalRef local;
  friend auto operator<=>(const Member&, const Member&) = default;
};

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
// Named things that those who bear a key may be.
void AddOffer(Transaction&, const Offer&);
void EraseOffer(Transaction&, const Offer&);
Result<void> ForEachOffer(const Reader&, std::string_view key,
                          const std::function<bool(const Handle&)>&);
Result<uint64_t> CountOffers(const Reader&);  // under all keys together
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

#endif  // QUIPU_GRAPH_STORE_ENTITY_TABLES_H_
