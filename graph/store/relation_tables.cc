// Relations, their claims, and the two ways to find them from an entity: edges
// to entities, attributes with literals.

#include "graph/store/relation_tables.h"

#include <utility>

#include "base/hash.h"
#include "graph/store/claim_fields.h"
#include "graph/store/keys.h"
#include "graph/store/record_fields.h"
#include "graph/store/segments.h"
#include "graph/store/typed_read.h"

namespace quipu {
namespace {

constexpr size_t kPredicateSize = sizeof(PredicateNumber::value);
constexpr size_t kEntitySize = sizeof(EntityNumber::value);
constexpr size_t kRelationSize = sizeof(RelationNumber::value);
constexpr size_t kClaimRefSize =
    sizeof(DocumentNumber::value) + sizeof(ClaimIndex::value);
constexpr size_t kLiteralDigestSize = 16;

// Speaker, two ranges of days, stance, confidence.
constexpr size_t kClaimFactsSize = sizeof(EntityNumber::value) +
                                   4 * sizeof(DayNumber) + sizeof(uint8_t) +
                                   sizeof(uint16_t);
constexpr EntityNumber kNoSpeaker{UINT32_MAX};
// Bits of the stance; below them the polarity and the modality.
constexpr uint8_t kDated = 0x80;
constexpr int kPolarityShift = 4;
constexpr uint8_t kPolarityMask = 0x7;
constexpr uint8_t kModalityMask = 0xF;

constexpr SegmentedSet kClaims{Family::kRelationClaims, kClaimRefSize,
                               kClaimFactsSize};
constexpr SegmentedSet kAdjacency{Family::kAdjacency,
                                  kPredicateSize + kEntitySize, kRelationSize};
constexpr SegmentedSet kAttributes{
    Family::kAttributes, kPredicateSize + kLiteralDigestSize, kRelationSize};

// Direction first, so that one direction of all entities is one range.
std::string AdjacencyOwner(EntityNumber entity, Direction direction) {
  return Key(uint8_t{direction == Direction::kIn}, entity);
}

std::string LiteralDigest(const LiteralKey& literal) {
  const Sha256Digest digest = Sha256()
                                  .AddNumber(static_cast<uint64_t>(
                                      ToStored(kLiteralKinds, literal.kind)))
                                  .AddField(literal.text)
                                  .Finish();
  return {digest.bytes.begin(), digest.bytes.begin() + kLiteralDigestSize};
}

// An entry of a segmented set: whose it is, and the part of its element that
// is its key there.
struct Place {
  const SegmentedSet& set;
  std::string owner;
  std::string key;
};

// Where a relation is entered: in both directions of the adjacency, or among
// the attributes of its subject.
std::vector<Place> PlacesOf(const RelationRecord& record) {
  if (const auto* object = std::get_if<EntityNumber>(&record.object)) {
    return {{kAdjacency, AdjacencyOwner(record.subject, Direction::kOut),
             Key(record.predicate, *object)},
            {kAdjacency, AdjacencyOwner(*object, Direction::kIn),
             Key(record.predicate, record.subject)}};
  }
  const auto& literal = std::get<LiteralKey>(record.object);
  return {{kAttributes, Key(record.subject),
           Key(record.predicate, LiteralDigest(literal))}};
}

bool SameTriple(const RelationRecord& a, const RelationRecord& b) {
  return a.subject == b.subject && a.predicate == b.predicate &&
         a.object == b.object;
}

Result<void> EraseFromPlaces(Transaction& transaction,
                             const RelationRecord& record) {
  for (const Place& place : PlacesOf(record)) {
    QUIPU_CHECK(place.set.Erase(transaction, place.owner, place.key));
  }
  return {};
}

AdjacentEdge ToEdge(std::string_view element) {
  KeyParts parts(element);
  AdjacentEdge edge;
  edge.predicate = parts.TakeId<PredicateNumber>();
  edge.other = parts.TakeId<EntityNumber>();
  edge.relation = parts.TakeId<RelationNumber>();
  return edge;
}

RelationNumber RelationOfAttribute(std::string_view element) {
  return KeyParts(element.substr(kPredicateSize + kLiteralDigestSize))
      .TakeId<RelationNumber>();
}

std::string FactsBytes(const ClaimFacts& facts) {
  const TimeBounds time = facts.time.value_or(TimeBounds{});
  const auto day = [](DayNumber number) {
    return static_cast<uint32_t>(number);
  };
  const auto stance = static_cast<uint8_t>(
      (facts.time ? kDated : 0) |
      ToStored(kPolarities, facts.polarity) << kPolarityShift |
      ToStored(kModalities, facts.modality));
  return Key(facts.speaker.value_or(kNoSpeaker), day(time.begin.earliest),
             day(time.begin.latest), day(time.end.earliest),
             day(time.end.latest), stance, facts.confidence);
}

Result<ClaimFacts> ToFacts(std::string_view bytes) {
  KeyParts parts(bytes);
  ClaimFacts facts;
  const auto speaker = parts.TakeId<EntityNumber>();
  if (speaker != kNoSpeaker) facts.speaker = speaker;
  TimeBounds time;
  for (DayNumber* day : {&time.begin.earliest, &time.begin.latest,
                         &time.end.earliest, &time.end.latest}) {
    *day = static_cast<DayNumber>(parts.Take<uint32_t>());
  }
  const auto stance = parts.Take<uint8_t>();
  if ((stance & kDated) != 0) facts.time = time;
  QUIPU_TRY(facts.polarity,
            FromStored(kPolarities,
                       static_cast<pb::Polarity>(stance >> kPolarityShift &
                                                 kPolarityMask),
                       "polarity"));
  QUIPU_TRY(
      facts.modality,
      FromStored(kModalities, static_cast<pb::Modality>(stance & kModalityMask),
                 "modality"));
  facts.confidence = parts.Take<uint16_t>();
  if (facts.confidence > 1000) return Corruption("confidence above 1000");
  return facts;
}

ClaimRef ToClaim(std::string_view element) {
  KeyParts parts(element);
  ClaimRef claim;
  claim.document = parts.TakeId<DocumentNumber>();
  claim.claim = parts.TakeId<ClaimIndex>();
  return claim;
}

// Visits all elements of all owners whose keys begin with `prefix`, in order;
// owners are `owner_size` bytes wide.
template <typename VisitElement>
Result<void> VisitAll(const Reader& reader, Family family,
                      const SegmentedSet& set, std::string_view prefix,
                      size_t owner_size, const VisitElement& visit) {
  return ScanEntries(
      reader, family, prefix,
      [&](std::string_view key, std::string_view segment) -> Result<bool> {
        if (key.size() < owner_size) {
          QUIPU_CHECK(CheckSize(key, owner_size, family));
        }
        QUIPU_TRY(const auto elements, set.Split(segment));
        for (const std::string_view element : elements) {
          if (!visit(key.substr(0, owner_size), element)) return false;
        }
        return true;
      });
}

}  // namespace

namespace relations {

Result<std::optional<RelationRecord>> Read(const Reader& reader,
                                           RelationNumber number) {
  return ReadRecord<RelationRecord>(reader, Family::kRelations, Key(number));
}

Result<std::vector<std::optional<RelationRecord>>> ReadMany(
    const Reader& reader, std::span<const RelationNumber> numbers) {
  return ReadRecords<RelationRecord>(reader, Family::kRelations, numbers);
}

Result<void> ForEach(
    const Reader& reader,
    const std::function<bool(RelationNumber, const RelationRecord&)>& visit) {
  return ForEachOfAll(
      reader, [&visit](RelationNumber number, const RelationRecord& record) {
        return IsSecondary(record.predicate) || visit(number, record);
      });
}

Result<void> ForEachOfAll(
    const Reader& reader,
    const std::function<bool(RelationNumber, const RelationRecord&)>& visit) {
  return ScanRecords<RelationRecord, RelationNumber>(reader, Family::kRelations,
                                                     visit);
}

Result<std::optional<RelationNumber>> Find(const Reader& reader,
                                           const RelationRecord& record) {
  const Place place = PlacesOf(record).front();
  QUIPU_TRY(const auto element, place.set.Find(reader, place.owner, place.key));
  if (!element) return std::nullopt;
  return KeyParts(std::string_view(*element).substr(place.key.size()))
      .TakeId<RelationNumber>();
}

Result<void> Write(Transaction& transaction, RelationNumber number,
                   const RelationRecord& record) {
  QUIPU_TRY(const auto earlier, Read(transaction, number));
  transaction.Put(Family::kRelations, Key(number), Encode(record));
  if (earlier) {
    if (SameTriple(*earlier, record)) return {};
    QUIPU_CHECK(EraseFromPlaces(transaction, *earlier));
  }
  for (const Place& place : PlacesOf(record)) {
    QUIPU_CHECK(place.set.Insert(transaction, place.owner,
                                 Key(std::string_view(place.key), number)));
  }
  return {};
}

Result<void> Erase(Transaction& transaction, RelationNumber number,
                   const RelationRecord& record) {
  transaction.Delete(Family::kRelations, Key(number));
  return EraseFromPlaces(transaction, record);
}

Result<void> AddClaim(Transaction& transaction, RelationNumber number,
                      const ClaimRef& claim, const ClaimFacts& facts) {
  QUIPU_CHECK(kClaims.Insert(
      transaction, Key(number),
      Key(claim.document, claim.claim, std::string_view(FactsBytes(facts)))));
  return {};
}

Result<void> EraseClaim(Transaction& transaction, RelationNumber number,
                        const ClaimRef& claim) {
  QUIPU_CHECK(kClaims.Erase(transaction, Key(number),
                            Key(claim.document, claim.claim)));
  return {};
}

Result<std::optional<ClaimFacts>> FindClaim(const Reader& reader,
                                            RelationNumber number,
                                            const ClaimRef& claim) {
  QUIPU_TRY(const auto found, kClaims.Find(reader, Key(number),
                                           Key(claim.document, claim.claim)));
  if (!found) return std::optional<ClaimFacts>();
  QUIPU_TRY(ClaimFacts facts,
            ToFacts(std::string_view(*found).substr(kClaimRefSize)));
  return std::optional<ClaimFacts>(facts);
}

Result<void> ForEachClaim(const Reader& reader, RelationNumber number,
                          const std::function<bool(const ClaimRef&)>& visit) {
  return kClaims.ForEach(
      reader, Key(number), {},
      [&visit](std::string_view element) { return visit(ToClaim(element)); });
}

Result<void> ForEachClaim(
    const Reader& reader, RelationNumber number,
    const std::function<bool(const ClaimRef&, const ClaimFacts&)>& visit) {
  Result<void> outcome;
  QUIPU_CHECK(
      kClaims.ForEach(reader, Key(number), {}, [&](std::string_view element) {
        const Result<ClaimFacts> facts = ToFacts(element.substr(kClaimRefSize));
        if (!facts) {
          outcome =
              Annotate(facts.error(), FamilyName(Family::kRelationClaims));
          return false;
        }
        return visit(ToClaim(element), *facts);
      }));
  return outcome;
}

Result<void> ForEachClaimOfAll(
    const Reader& reader,
    const std::function<bool(RelationNumber, const ClaimRef&,
                             const ClaimFacts&)>& visit) {
  Result<void> outcome;
  QUIPU_CHECK(VisitAll(
      reader, Family::kRelationClaims, kClaims, {}, kRelationSize,
      [&](std::string_view owner, std::string_view element) {
        const Result<ClaimFacts> facts = ToFacts(element.substr(kClaimRefSize));
        if (!facts) {
          outcome =
              Annotate(facts.error(), FamilyName(Family::kRelationClaims));
          return false;
        }
        return visit(KeyParts(owner).TakeId<RelationNumber>(), ToClaim(element),
                     *facts);
      }));
  return outcome;
}

Result<void> ForEachEdge(
    const Reader& reader, EntityNumber entity, Direction direction,
    const std::function<bool(const AdjacentEdge&)>& visit) {
  return kAdjacency.ForEach(reader, AdjacencyOwner(entity, direction), {},
                            [&visit](std::string_view element) {
                              const AdjacentEdge edge = ToEdge(element);
                              return !IsSecondary(edge.predicate) &&
                                     visit(edge);
                            });
}

Result<void> ForEachEdgeOfAll(
    const Reader& reader, Direction direction,
    const std::function<bool(EntityNumber, const AdjacentEdge&)>& visit) {
  return VisitAll(reader, Family::kAdjacency, kAdjacency,
                  Key(uint8_t{direction == Direction::kIn}), 1 + kEntitySize,
                  [&visit](std::string_view owner, std::string_view element) {
                    return visit(
                        KeyParts(owner.substr(1)).TakeId<EntityNumber>(),
                        ToEdge(element));
                  });
}

Result<void> ForEachAttribute(
    const Reader& reader, EntityNumber entity,
    const std::function<bool(PredicateNumber, RelationNumber)>& visit) {
  return kAttributes.ForEach(
      reader, Key(entity), {}, [&visit](std::string_view element) {
        return visit(KeyParts(element).TakeId<PredicateNumber>(),
                     RelationOfAttribute(element));
      });
}

Result<void> ForEachAttributeOfAll(
    const Reader& reader,
    const std::function<bool(EntityNumber, PredicateNumber, RelationNumber)>&
        visit) {
  return VisitAll(reader, Family::kAttributes, kAttributes, {}, kEntitySize,
                  [&visit](std::string_view owner, std::string_view element) {
                    return visit(KeyParts(owner).TakeId<EntityNumber>(),
                                 KeyParts(element).TakeId<PredicateNumber>(),
                                 RelationOfAttribute(element));
                  });
}

}  // namespace relations
}  // namespace quipu
