// Who is who: profiles, their blocks and members, handles, entities, and the
// names that entities are found under.

#include "graph/store/entity_tables.h"

#include <cassert>
#include <utility>

#include "graph/store/keys.h"
#include "graph/store/segments.h"
#include "graph/store/typed_read.h"

namespace quipu {
namespace {

constexpr size_t kHandleSize = sizeof(Handle::bytes);
constexpr size_t kProfileIdSize = sizeof(ProfileId::bytes);
constexpr size_t kLocalRefSize =
    sizeof(DocumentNumber::value) + sizeof(LocalIndex::value);

// Members are keyed on their handle: it is what they are erased by.
constexpr SegmentedSet kProfileMembers{Family::kProfileMembers, kHandleSize,
                                       kLocalRefSize};
constexpr SegmentedSet kEntityMembers{Family::kEntityMembers, kHandleSize,
                                      kLocalRefSize};
constexpr SegmentedSet kBlocks{Family::kBlocks, kProfileIdSize, 0};

std::string ToElement(const Member& member) {
  return Key(member.handle.bytes, member.local.document, member.local.index);
}

Member ToMember(std::string_view element) {
  KeyParts parts(element);
  Member member;
  member.handle = parts.TakeDigest<Handle>();
  member.local.document = parts.TakeId<DocumentNumber>();
  member.local.index = parts.TakeId<LocalIndex>();
  return member;
}

// The bool says whether the set has changed; callers of these do not ask.
Result<void> Insert(const SegmentedSet& set, Transaction& transaction,
                    std::string_view owner, std::string_view element) {
  QUIPU_CHECK(set.Insert(transaction, owner, element));
  return {};
}

Result<void> Remove(const SegmentedSet& set, Transaction& transaction,
                    std::string_view owner, std::string_view key) {
  QUIPU_CHECK(set.Erase(transaction, owner, key));
  return {};
}

Result<void> VisitMembers(const SegmentedSet& set, const Reader& reader,
                          std::string_view owner,
                          const std::function<bool(const Member&)>& visit) {
  return set.ForEach(reader, owner, {}, [&visit](std::string_view element) {
    return visit(ToMember(element));
  });
}

// A block's key ends in a zero byte, which none contains, so that none is a
// prefix of another.
std::string BlockOwner(std::string_view key) {
  assert(key.find('\0') == std::string_view::npos);
  return Key(key, uint8_t{0});
}

std::string OfferKey(const Offer& offer) {
  return BlockOwner(offer.key) + Key(offer.named.bytes);
}

std::string NameKey(std::string_view key, EntityNumber entity) {
  return Key(key, uint8_t{0}, entity);
}

}  // namespace

namespace profiles {

Result<std::optional<ProfileRecord>> Read(const Reader& reader,
                                          const ProfileId& id) {
  return ReadRecord<ProfileRecord>(reader, Family::kProfiles, Key(id.bytes));
}

void Write(Transaction& transaction, const ProfileId& id,
           const ProfileRecord& record) {
  transaction.Put(Family::kProfiles, Key(id.bytes), Encode(record));
}

void Erase(Transaction& transaction, const ProfileId& id) {
  transaction.Delete(Family::kProfiles, Key(id.bytes));
}

Result<void> ForEach(
    const Reader& reader,
    const std::function<bool(const ProfileId&, const ProfileRecord&)>& visit) {
  return ScanEntries(
      reader, Family::kProfiles, {},
      [&](std::string_view key, std::string_view value) -> Result<bool> {
        QUIPU_CHECK(CheckSize(key, kProfileIdSize, Family::kProfiles));
        QUIPU_TRY(const auto record,
                  DecodeIn<ProfileRecord>(Family::kProfiles, value));
        return visit(KeyParts(key).TakeDigest<ProfileId>(), record);
      });
}

Result<void> AddMember(Transaction& transaction, const ProfileId& id,
                       const Member& member) {
  return Insert(kProfileMembers, transaction, Key(id.bytes), ToElement(member));
}

Result<void> EraseMember(Transaction& transaction, const ProfileId& id,
                         const Handle& handle) {
  return Remove(kProfileMembers, transaction, Key(id.bytes), Key(handle.bytes));
}

Result<void> ForEachMember(const Reader& reader, const ProfileId& id,
                           const std::function<bool(const Member&)>& visit) {
  return VisitMembers(kProfileMembers, reader, Key(id.bytes), visit);
}

Result<void> AddToBlock(Transaction& transaction, std::string_view key,
                        const ProfileId& id) {
  return Insert(kBlocks, transaction, BlockOwner(key), Key(id.bytes));
}

Result<void> EraseFromBlock(Transaction& transaction, std::string_view key,
                            const ProfileId& id) {
  return Remove(kBlocks, transaction, BlockOwner(key), Key(id.bytes));
}

Result<void> ForEachInBlock(
    const Reader& reader, std::string_view key,
    const std::function<bool(const ProfileId&)>& visit) {
  return kBlocks.ForEach(
      reader, BlockOwner(key), {}, [&visit](std::string_view element) {
        return visit(KeyParts(element).TakeDigest<ProfileId>());
      });
}

Result<bool> IsInBlock(const Reader& reader, std::string_view key,
                       const ProfileId& id) {
  QUIPU_TRY(const auto found,
            kBlocks.Find(reader, BlockOwner(key), Key(id.bytes)));
  return found.has_value();
}

Result<uint64_t> CountBlockEntries(const Reader& reader) {
  uint64_t count = 0;
  Result<void> scanned = ScanEntries(
      reader, Family::kBlocks, {},
      [&count](std::string_view, std::string_view value) -> Result<bool> {
        QUIPU_TRY(const auto elements, kBlocks.Split(value));
        count += elements.size();
        return true;
      });
  QUIPU_CHECK(std::move(scanned));
  return count;
}

void AddOffer(Transaction& transaction, const Offer& offer) {
  transaction.Put(Family::kOffers, OfferKey(offer), {});
}

void EraseOffer(Transaction& transaction, const Offer& offer) {
  transaction.Delete(Family::kOffers, OfferKey(offer));
}

Result<void> ForEachOffer(const Reader& reader, std::string_view key,
                          const std::function<bool(const Handle&)>& visit) {
  const std::string owner = BlockOwner(key);
  return ScanEntries(
      reader, Family::kOffers, owner,
      [&](std::string_view entry, std::string_view) -> Result<bool> {
        QUIPU_CHECK(
            CheckSize(entry, owner.size() + kHandleSize, Family::kOffers));
        return visit(KeyParts(entry.substr(owner.size())).TakeDigest<Handle>());
      });
}

Result<uint64_t> CountOffers(const Reader& reader) {
  uint64_t count = 0;
  QUIPU_CHECK(reader.Scan(Family::kOffers, {}, {},
                          [&count](std::string_view, std::string_view) {
                            ++count;
                            return true;
                          }));
  return count;
}

Result<std::optional<HandleRecord>> FindHandle(const Reader& reader,
                                               const Handle& handle) {
  return ReadRecord<HandleRecord>(reader, Family::kHandles, Key(handle.bytes));
}

Result<std::vector<Handle>> FindHandles(const Reader& reader,
                                        std::string_view prefix, size_t limit) {
  static constexpr size_t kTextSize = 16;
  static constexpr size_t kBitsPerDigit = 5;
  std::vector<Handle> handles;
  if (prefix.size() > kTextSize || limit == 0) return handles;
  // The least handle with the prefix: zeros in its place.
  std::string least_text(prefix);
  least_text.resize(kTextSize, '0');
  const std::optional<Handle> least = Handle::Parse(least_text);
  if (!least) return handles;
  const std::string wanted = least->ToString().substr(0, prefix.size());
  const std::string from = Key(least->bytes);
  const size_t whole_bytes = prefix.size() * kBitsPerDigit / 8;
  Result<void> outcome;
  QUIPU_CHECK(reader.Scan(
      Family::kHandles, std::string_view(from).substr(0, whole_bytes), from,
      [&](std::string_view key, std::string_view) {
        outcome = CheckSize(key, kHandleSize, Family::kHandles);
        if (!outcome) return false;
        const auto handle = KeyParts(key).TakeDigest<Handle>();
        if (!handle.ToString().starts_with(wanted)) return false;
        handles.push_back(handle);
        return handles.size() < limit;
      }));
  QUIPU_CHECK(std::move(outcome));
  return handles;
}

void WriteHandle(Transaction& transaction, const Handle& handle,
                 const HandleRecord& record) {
  transaction.Put(Family::kHandles, Key(handle.bytes), Encode(record));
}

void EraseHandle(Transaction& transaction, const Handle& handle) {
  transaction.Delete(Family::kHandles, Key(handle.bytes));
}

}  // namespace profiles

namespace entities {

Result<std::optional<EntityRecord>> Read(const Reader& reader,
                                         EntityNumber number) {
  return ReadRecord<EntityRecord>(reader, Family::kEntities, Key(number));
}

Result<std::vector<std::optional<EntityRecord>>> ReadMany(
    const Reader& reader, std::span<const EntityNumber> numbers) {
  return ReadRecords<EntityRecord>(reader, Family::kEntities, numbers);
}

void Write(Transaction& transaction, EntityNumber number,
           const EntityRecord& record) {
  transaction.Put(Family::kEntities, Key(number), Encode(record));
}

void Erase(Transaction& transaction, EntityNumber number) {
  transaction.Delete(Family::kEntities, Key(number));
}

Result<void> ForEach(
    const Reader& reader,
    const std::function<bool(EntityNumber, const EntityRecord&)>& visit) {
  return ScanRecords<EntityRecord, EntityNumber>(reader, Family::kEntities,
                                                 visit);
}

Result<std::optional<EntityNumber>> Find(const Reader& reader,
                                         const Handle& handle) {
  QUIPU_TRY(const auto found, profiles::FindHandle(reader, handle));
  if (!found) return std::nullopt;
  QUIPU_TRY(const auto profile, profiles::Read(reader, found->profile));
  if (!profile) {
    return Corruption("handle " + handle.ToString() + " without its profile");
  }
  return profile->entity;
}

Result<void> AddMember(Transaction& transaction, EntityNumber number,
                       const Member& member) {
  return Insert(kEntityMembers, transaction, Key(number), ToElement(member));
}

Result<void> EraseMember(Transaction& transaction, EntityNumber number,
                         const Handle& handle) {
  return Remove(kEntityMembers, transaction, Key(number), Key(handle.bytes));
}

Result<std::optional<Handle>> LeastMember(const Reader& reader,
                                          EntityNumber number) {
  QUIPU_TRY(const auto first, kEntityMembers.First(reader, Key(number)));
  if (!first) return std::nullopt;
  return ToMember(*first).handle;
}

Result<bool> HasMember(const Reader& reader, EntityNumber number,
                       const Handle& handle) {
  QUIPU_TRY(const auto member,
            kEntityMembers.Find(reader, Key(number), Key(handle.bytes)));
  return member.has_value();
}

Result<void> ForEachMember(const Reader& reader, EntityNumber number,
                           const std::function<bool(const Member&)>& visit) {
  return VisitMembers(kEntityMembers, reader, Key(number), visit);
}

}  // namespace entities

namespace names {

void Add(Transaction& transaction, std::string_view key, EntityNumber entity) {
  transaction.Put(Family::kNames, NameKey(key, entity), {});
}

void Erase(Transaction& transaction, std::string_view key,
           EntityNumber entity) {
  transaction.Delete(Family::kNames, NameKey(key, entity));
}

Result<void> ForEach(
    const Reader& reader, std::string_view prefix,
    const std::function<bool(std::string_view, EntityNumber)>& visit) {
  static constexpr size_t kEnd = 1 + sizeof(EntityNumber::value);
  return ScanEntries(
      reader, Family::kNames, prefix,
      [&](std::string_view entry, std::string_view) -> Result<bool> {
        const size_t size = entry.size() < kEnd ? 0 : entry.size() - kEnd;
        // The bytes of a short name's number may look like the prefix.
        if (size < prefix.size()) return true;
        QUIPU_CHECK(CheckSize(entry, size + kEnd, Family::kNames));
        return visit(entry.substr(0, size),
                     KeyParts(entry.substr(size + 1)).TakeId<EntityNumber>());
      });
}

}  // namespace names
}  // namespace quipu
