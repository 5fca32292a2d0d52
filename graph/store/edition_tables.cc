// Editions of texts: their documents, the near-copies among them, and the
// sketches that these are found by.

#include "graph/store/edition_tables.h"

#include <utility>

#include "graph/store/keys.h"
#include "graph/store/typed_read.h"

namespace quipu {
namespace {

constexpr size_t kEditionSize = sizeof(EditionId::bytes);
constexpr size_t kDaySize = sizeof(DayNumber);

// Days sort as numbers do: the sign bit is flipped.
constexpr uint32_t kSignBit = 0x80000000;
uint32_t ToKeyPart(DayNumber day) {
  return static_cast<uint32_t>(day) ^ kSignBit;
}
DayNumber TakeDay(KeyParts& parts) {
  return static_cast<DayNumber>(parts.Take<uint32_t>() ^ kSignBit);
}

std::string DocumentKeyOf(const EditionId& edition,
                          const Appearance& appearance) {
  return Key(edition.bytes, ToKeyPart(appearance.day),
             std::string_view(appearance.document.value));
}

Result<EditionDocument> ToDocument(std::string_view key,
                                   std::string_view value) {
  constexpr size_t kFixed = kEditionSize + kDaySize;
  QUIPU_CHECK(
      CheckSize(key.substr(0, kFixed), kFixed, Family::kEditionDocuments));
  EditionDocument document;
  KeyParts day(key.substr(kEditionSize));
  document.appearance.day = TakeDay(day);
  document.appearance.document.value = key.substr(kFixed);
  QUIPU_TRY(document.member,
            DecodeIn<EditionMember>(Family::kEditionDocuments, value));
  return document;
}

// Where a document stands among those of its edition, but for its key.
struct Place {
  EditionId edition;
  DayNumber day = 0;
};

Result<std::optional<Place>> ReadPlace(const Reader& reader,
                                       DocumentNumber number) {
  QUIPU_TRY(const auto value,
            reader.Get(Family::kDocumentEditions, Key(number)));
  if (!value) return std::nullopt;
  QUIPU_CHECK(
      CheckSize(*value, kEditionSize + kDaySize, Family::kDocumentEditions));
  KeyParts parts(*value);
  Place place;
  place.edition = parts.TakeDigest<EditionId>();
  place.day = TakeDay(parts);
  return place;
}

// Scans the keys PREFIX + edition id, and visits the edition and the value.
template <typename Visit>
Result<void> ScanEditions(const Reader& reader, Family family,
                          const std::string& prefix, const Visit& visit) {
  return ScanEntries(
      reader, family, prefix,
      [&](std::string_view key, std::string_view value) -> Result<bool> {
        QUIPU_CHECK(CheckSize(key, prefix.size() + kEditionSize, family));
        return visit(
            KeyParts(key.substr(prefix.size())).TakeDigest<EditionId>(), value);
      });
}

}  // namespace

namespace editions {

Result<std::optional<EditionRecord>> Read(const Reader& reader,
                                          const EditionId& id) {
  return ReadRecord<EditionRecord>(reader, Family::kEditions, Key(id.bytes));
}

void Write(Transaction& transaction, const EditionId& id,
           const EditionRecord& record) {
  transaction.Put(Family::kEditions, Key(id.bytes), Encode(record));
}

void Erase(Transaction& transaction, const EditionId& id) {
  transaction.Delete(Family::kEditions, Key(id.bytes));
}

Result<void> ForEach(
    const Reader& reader,
    const std::function<bool(const EditionId&, const EditionRecord&)>& visit) {
  return ScanEditions(
      reader, Family::kEditions, {},
      [&](const EditionId& id, std::string_view value) -> Result<bool> {
        QUIPU_TRY(const auto record,
                  DecodeIn<EditionRecord>(Family::kEditions, value));
        return visit(id, record);
      });
}

Result<std::optional<EditionId>> Of(const Reader& reader,
                                    DocumentNumber number) {
  QUIPU_TRY(const auto place, ReadPlace(reader, number));
  return place ? std::optional(place->edition) : std::nullopt;
}

void AddDocument(Transaction& transaction, const EditionId& id,
                 const EditionDocument& document) {
  transaction.Put(Family::kDocumentEditions, Key(document.member.document),
                  Key(id.bytes, ToKeyPart(document.appearance.day)));
  transaction.Put(Family::kEditionDocuments,
                  DocumentKeyOf(id, document.appearance),
                  Encode(document.member));
}

Result<std::optional<EditionId>> EraseDocument(Transaction& transaction,
                                               DocumentNumber number,
                                               const DocumentKey& key) {
  QUIPU_TRY(const auto place, ReadPlace(transaction, number));
  if (!place) return std::nullopt;
  transaction.Delete(Family::kEditionDocuments,
                     DocumentKeyOf(place->edition, {place->day, key}));
  transaction.Delete(Family::kDocumentEditions, Key(number));
  return place->edition;
}

Result<void> ForEachDocument(
    const Reader& reader, const EditionId& id,
    const std::function<bool(const EditionDocument&)>& visit) {
  return ScanEntries(
      reader, Family::kEditionDocuments, Key(id.bytes),
      [&](std::string_view key, std::string_view value) -> Result<bool> {
        QUIPU_TRY(const EditionDocument document, ToDocument(key, value));
        return visit(document);
      });
}

Result<std::optional<EditionDocument>> FirstDocument(const Reader& reader,
                                                     const EditionId& id) {
  std::optional<EditionDocument> first;
  QUIPU_CHECK(
      ForEachDocument(reader, id, [&first](const EditionDocument& document) {
        first = document;
        return false;
      }));
  return first;
}

void Link(Transaction& transaction, const EditionId& a, const EditionId& b,
          uint16_t share) {
  transaction.Put(Family::kEditionLinks, Key(a.bytes, b.bytes), Key(share));
  transaction.Put(Family::kEditionLinks, Key(b.bytes, a.bytes), Key(share));
}

void Unlink(Transaction& transaction, const EditionId& a, const EditionId& b) {
  transaction.Delete(Family::kEditionLinks, Key(a.bytes, b.bytes));
  transaction.Delete(Family::kEditionLinks, Key(b.bytes, a.bytes));
}

Result<void> ForEachLink(
    const Reader& reader, const EditionId& id,
    const std::function<bool(const EditionId&, uint16_t)>& visit) {
  return ScanEditions(
      reader, Family::kEditionLinks, Key(id.bytes),
      [&](const EditionId& other, std::string_view value) -> Result<bool> {
        QUIPU_CHECK(CheckSize(value, sizeof(uint16_t), Family::kEditionLinks));
        return visit(other, KeyParts(value).Take<uint16_t>());
      });
}

}  // namespace editions

namespace sketches {

Result<std::optional<Sketch>> Read(const Reader& reader, const EditionId& id) {
  return ReadRecord<Sketch>(reader, Family::kSketches, Key(id.bytes));
}

void Write(Transaction& transaction, const EditionId& id,
           const Sketch& sketch) {
  transaction.Put(Family::kSketches, Key(id.bytes), Encode(sketch));
}

void Erase(Transaction& transaction, const EditionId& id) {
  transaction.Delete(Family::kSketches, Key(id.bytes));
}

void AddKey(Transaction& transaction, uint64_t element, const EditionId& id) {
  transaction.Put(Family::kSketchKeys, Key(element, id.bytes), {});
}

void EraseKey(Transaction& transaction, uint64_t element, const EditionId& id) {
  transaction.Delete(Family::kSketchKeys, Key(element, id.bytes));
}

Result<void> ForEachUnderKey(
    const Reader& reader, uint64_t element,
    const std::function<bool(const EditionId&)>& visit) {
  return ScanEditions(
      reader, Family::kSketchKeys, Key(element),
      [&visit](const EditionId& id, std::string_view) -> Result<bool> {
        return visit(id);
      });
}

}  // namespace sketches

namespace imprints {

void AddKey(Transaction& transaction, uint64_t digest, ImprintRole role,
            const EditionId& id) {
  transaction.Put(Family::kImprintKeys,
                  Key(digest, static_cast<uint8_t>(role), id.bytes), {});
}

void EraseKey(Transaction& transaction, uint64_t digest, ImprintRole role,
              const EditionId& id) {
  transaction.Delete(Family::kImprintKeys,
                     Key(digest, static_cast<uint8_t>(role), id.bytes));
}

Result<void> ForEachUnderKey(
    const Reader& reader, uint64_t digest, ImprintRole role,
    const std::function<bool(const EditionId&)>& visit) {
  return ScanEditions(
      reader, Family::kImprintKeys, Key(digest, static_cast<uint8_t>(role)),
      [&visit](const EditionId& id, std::string_view) -> Result<bool> {
        return visit(id);
      });
}

}  // namespace imprints
}  // namespace quipu
