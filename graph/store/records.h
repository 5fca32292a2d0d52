// The records of a store as values, and their bytes. Values are protobuf
// messages of quipu.storage.v1, except the elements of segmented sets, which
// have fixed widths. docs/storage_format.md describes both.

#ifndef QUIPU_GRAPH_STORE_RECORDS_H_
#define QUIPU_GRAPH_STORE_RECORDS_H_

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/result.h"
#include "base/strong_id.h"
#include "graph/model/confidence.h"
#include "graph/model/curation.h"
#include "graph/model/document.h"
#include "graph/model/extraction.h"
#include "graph/model/ids.h"
#include "graph/model/ontology.h"
#include "graph/model/partial_date.h"

namespace quipu {

// Position of a predicate's name in the store's dictionary. Those of secondary
// relations, which no sentence states, have a dictionary of their own and
// numbers from kFirstSecondaryPredicate on: they come last wherever relations
// are sorted by predicate.
using PredicateNumber = StrongId<struct PredicateNumberTag, uint16_t>;
inline constexpr uint16_t kFirstSecondaryPredicate = 0x8000;
inline bool IsSecondary(PredicateNumber predicate) {
  return predicate.value >= kFirstSecondaryPredicate;
}

// A digest of all that identity looks at in a local entity: family of its
// type, names, curation marks. Local entities with equal profiles are one.
struct ProfileId {
  std::array<uint8_t, 16> bytes{};
  friend auto operator<=>(const ProfileId&, const ProfileId&) = default;
};

// How many local entities bear a name (or a type).
struct Tally {
  std::string text;
  NameKind kind = NameKind::kFull;  // of a type: kFull, or kCurated if it is an
                                    // analyst's
  uint32_t count = 0;
  friend auto operator<=>(const Tally&, const Tally&) = default;
};

// Side of a "not the same" decision; two sides of one decision never join.
struct VetoMark {
  uint64_t decision = 0;
  uint32_t side = 0;
  friend auto operator<=>(const VetoMark&, const VetoMark&) = default;
};

struct ProfileRecord {
  std::vector<std::string> strong_keys;  // sorted, distinct; see ingest/resolve
  std::vector<std::string> weak_keys;    // sorted: offered by a profile with
                                         // strong keys, needed by one without
  std::vector<VetoMark> vetoes;          // sorted
  EntityNumber entity;                   // what it belongs to
  uint32_t member_count = 0;
  std::vector<Tally> names;  // sorted by (text, kind)
  std::vector<Tally> types;  // sorted by text
  friend bool operator==(const ProfileRecord&, const ProfileRecord&) = default;
};

struct EntityRecord {
  Handle id;  // least handle of the members
  std::string name;
  std::string type;
  uint32_t member_count = 0;
  std::vector<Tally> names;  // sums over the profiles, sorted
  std::vector<Tally> types;
  std::vector<VetoMark> vetoes;  // of its strong profiles, sorted
  friend bool operator==(const EntityRecord&, const EntityRecord&) = default;
};

// An object that is no entity, in normal form: equal keys, equal values.
struct LiteralKey {
  LiteralKind kind = LiteralKind::kText;
  std::string text;
  friend auto operator<=>(const LiteralKey&, const LiteralKey&) = default;
};

struct RelationRecord {
  EntityNumber subject;
  PredicateNumber predicate;
  std::variant<EntityNumber, LiteralKey> object;
  uint32_t claim_count = 0;
  friend bool operator==(const RelationRecord&,
                         const RelationRecord&) = default;
};

// What a search asks of a claim that stands in a relation.
struct ClaimFacts {
  Polarity polarity = Polarity::kPositive;
  Modality modality = Modality::kAsserted;
  uint16_t confidence = 0;  // per mille
  // Whose word it is; absent: that of the document's source.
  std::optional<EntityNumber> speaker;
  std::optional<TimeBounds> time;
  friend bool operator==(const ClaimFacts&, const ClaimFacts&) = default;
};

// A claim in a secondary relation.
struct SecondaryLink {
  ClaimIndex claim;
  RelationNumber relation;
  friend auto operator<=>(const SecondaryLink&, const SecondaryLink&) = default;
};

// A local entity's place: which document, and which of its entities.
struct LocalRef {
  DocumentNumber document;
  LocalIndex index;
  friend auto operator<=>(const LocalRef&, const LocalRef&) = default;
};

struct HandleRecord {
  LocalRef local;
  ProfileId profile;
  friend bool operator==(const HandleRecord&, const HandleRecord&) = default;
};

// What the last derivation added on behalf of one document, so that it can be
// taken out again when the document has changed or is gone.
// That a named thing may be spoken of without its name: under which block key.
struct Offer {
  Handle named;
  std::string key;
  friend bool operator==(const Offer&, const Offer&) = default;
};

struct ContributionRecord {
  struct Local {
    Handle handle;
    ProfileId profile;
    std::string type;
    std::vector<Tally> names;  // each counted once
    std::string curated_type;  // "" unless an analyst gave one
    friend bool operator==(const Local&, const Local&) = default;
  };
  std::vector<Local> locals;                          // by LocalIndex
  std::vector<std::optional<RelationNumber>> claims;  // by ClaimIndex; absent
                                                      // for a rejected claim
  std::vector<SecondaryLink> links;                   // sorted
  std::vector<Offer> offers;                          // of its named things
  Sha256Digest input;  // the document's share of the input digest
  friend bool operator==(const ContributionRecord&,
                         const ContributionRecord&) = default;
};

// What made an extraction: see Extraction.
struct ExtractionOrigin {
  Sha256Digest extractor;
  bool external = false;
};

// All documents of one text, as far as its sketch tells: 128 bits of a digest
// of the sketch, or of the file's bytes where the text is too short for one.
struct EditionId {
  std::array<uint8_t, 16> bytes{};
  friend auto operator<=>(const EditionId&, const EditionId&) = default;
};

// What a text is compared by (ingest/resolve/sketch.h).
struct Sketch {
  uint32_t shingle_count = 0;      // distinct ones of the text
  std::vector<uint64_t> elements;  // the least of their hashes, ascending
  friend bool operator==(const Sketch&, const Sketch&) = default;
};

// When a document came out, as far as the order of copies goes: by the latest
// day that its date leaves open, undated ones last, then by key.
struct Appearance {
  static constexpr DayNumber kUndated = INT32_MAX;
  DayNumber day = kUndated;
  DocumentKey document;
  friend auto operator<=>(const Appearance&, const Appearance&) = default;
};

// Digests of what a document may be referred to by, its issue and its title,
// and of what it says that it was taken from (ingest/resolve/imprint.h).
struct Imprint {
  std::vector<uint64_t> names;
  std::vector<uint64_t> taken_from;
  friend bool operator==(const Imprint&, const Imprint&) = default;
};

struct EditionRecord {
  Appearance first;  // the earliest of its documents
  Imprint imprint;   // of that document
  // The earliest edition that is a near-copy of this one and came out before
  // it, and how much of the shorter text they share, per mille; 0 for what its
  // first document says that it was taken from.
  std::optional<EditionId> copied_from;
  uint16_t share = 0;
  EditionId original;  // where following copied_from ends; itself if nowhere
  std::string source;  // whose word its claims are: the original's
  friend bool operator==(const EditionRecord&, const EditionRecord&) = default;
};

// A document among those of its edition; its appearance is its key there.
struct EditionMember {
  DocumentNumber document;
  std::string source;  // its own, whatever it is a copy of
  Imprint imprint;
  friend bool operator==(const EditionMember&, const EditionMember&) = default;
};

// What the documents of a store are read with.
struct OntologyRecord {
  std::string yaml;                       // the bytes of the file
  Sha256Digest digest;                    // of the ontology
  Sha256Digest extractor;                 // the one that read documents last
  int min_confidence = kConfidenceFloor;  // it left out claims below
  bool mixed = false;        // others may have read some of the documents
  bool reextracted = false;  // some from their stored texts, not their files
  bool fast = false;         // read with the fast models
  ConflictRules conflicts = {};  // of the ontology
  friend bool operator==(const OntologyRecord&,
                         const OntologyRecord&) = default;
};

// Counters and states of the whole store, under one key of kMeta.
struct StoreState {
  uint64_t generation = 0;
  uint32_t next_document = 0;  // numbers are never used twice
  uint32_t next_entity = 0;
  uint32_t next_relation = 0;
  uint64_t next_decision = 1;
  uint32_t document_count = 0;  // derived documents, entities and so on
  uint32_t entity_count = 0;
  uint32_t relation_count = 0;  // without secondary ones
  uint64_t claim_count = 0;     // each once
  Sha256Digest input;           // sum modulo 2^256 of the documents' shares
  std::vector<std::string> predicates;  // the dictionary, by PredicateNumber
  std::vector<std::string> secondary_predicates;

  // nullptr for a number that is in neither dictionary.
  const std::string* NameOf(PredicateNumber predicate) const;
  friend bool operator==(const StoreState&, const StoreState&) = default;
};

// Equal values give equal bytes. Strings must be UTF-8: bytes that are not
// encode, but do not decode.

// Document without its text, which is stored beside it.
std::string EncodeDocument(const Document& document);
// `text` is the document's, or empty to leave it out; kCorruption if it is of
// another length than the one that was encoded.
Result<Document> DecodeDocument(std::string_view bytes, std::string text);

// When an encoded document was published, without decoding the rest of it.
Result<std::optional<PartialDate>> DecodePublished(std::string_view bytes);

std::string Encode(const Extraction& extraction);
std::string Encode(const CurationEntry& entry);
std::string Encode(const ProfileRecord& record);
std::string Encode(const EntityRecord& record);
std::string Encode(const RelationRecord& record);
std::string Encode(const HandleRecord& record);
std::string Encode(const ContributionRecord& record);
std::string Encode(const Sketch& sketch);
std::string Encode(const EditionRecord& record);
std::string Encode(const EditionMember& member);
std::string Encode(const OntologyRecord& record);
std::string Encode(const StoreState& state);

// Of an encoded extraction, without decoding the rest of it.
Result<ExtractionOrigin> DecodeOrigin(std::string_view bytes);

// kCorruption for bytes that are no such record: they do not parse, or hold a
// value that the model has no room for. T is one of the above. Never crashes.
template <typename T>
Result<T> Decode(std::string_view bytes);
template <>
Result<Extraction> Decode(std::string_view bytes);
template <>
Result<CurationEntry> Decode(std::string_view bytes);
template <>
Result<ProfileRecord> Decode(std::string_view bytes);
template <>
Result<EntityRecord> Decode(std::string_view bytes);
template <>
Result<RelationRecord> Decode(std::string_view bytes);
template <>
Result<HandleRecord> Decode(std::string_view bytes);
template <>
Result<ContributionRecord> Decode(std::string_view bytes);
template <>
Result<Sketch> Decode(std::string_view bytes);
template <>
Result<EditionRecord> Decode(std::string_view bytes);
template <>
Result<EditionMember> Decode(std::string_view bytes);
template <>
Result<OntologyRecord> Decode(std::string_view bytes);
template <>
Result<StoreState> Decode(std::string_view bytes);

}  // namespace quipu

#endif  // QUIPU_GRAPH_STORE_RECORDS_H_
