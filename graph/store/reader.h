// Raw reading: families of ordered keys. Everything typed is built on this.

#ifndef QUIPU_GRAPH_STORE_READER_H_
#define QUIPU_GRAPH_STORE_READER_H_

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace quipu {

// One RocksDB column family per kind of record; docs/storage_format.md gives
// the keys and values of each. The first block is the ground truth; all the
// rest is derived from it and can be rebuilt.
enum class Family : uint8_t {
  kMeta,          // format version, counters, generation, dictionary
  kDocuments,     // document number -> metadata, regions, source map
  kTexts,         // document number -> clean text
  kExtractions,   // document number -> extraction
  kDocumentKeys,  // document key -> document number
  kCuration,      // sequence -> curation entry
  kPending,       // document number -> a change that is not derived yet

  kContributions,       // document number -> what it last contributed below
  kSources,             // document number -> whose word it is
  kCuratedDocuments,    // document number -> metadata, where it is corrected
  kCuratedExtractions,  // document number -> extraction, where it is added to
  kProfiles,            // profile id -> profile
  kProfileMembers,      // segments: profile -> handle, document, index
  kBlocks,              // segments: block key -> profile id
  kHandles,             // handle -> document, index, profile
  kEntities,            // entity number -> entity
  kEntityMembers,       // segments: entity -> handle, document, index
  kRelations,           // relation number -> relation
  kRelationClaims,      // segments: relation -> document, claim, its facts
  kAdjacency,   // segments: direction, entity -> predicate, other, relation
  kAttributes,  // segments: entity -> predicate, literal, relation
  kNames,       // search key, entity number -> (nothing)

  kDocumentEditions,  // document number -> edition id, day
  kEditions,          // edition id -> edition
  kEditionDocuments,  // edition id, day, document key -> edition member
  kEditionLinks,      // edition id, edition id -> share
  kSketches,          // edition id -> sketch
  kSketchKeys,        // element of a sketch, edition id -> (nothing)
  kImprintKeys,       // digest of an imprint, role, edition id -> (nothing)

  kOffers,  // block key, handle -> (nothing)
};
inline constexpr size_t kFamilyCount = 30;
inline constexpr Family kFirstDerivedFamily = Family::kContributions;

std::string_view FamilyName(Family family);

struct KeyValue {
  std::string key;
  std::string value;
};

// A consistent state of a store. Implementations: Snapshot (any number of
// threads), Transaction (one thread). Errors: kIo, or kCorruption where
// RocksDB's checksums fail; the message names the family.
class Reader {
 public:
  // Stops the scan when it returns false. The views are valid in the call only.
  using Visit =
      std::function<bool(std::string_view key, std::string_view value)>;

  virtual ~Reader() = default;
  virtual Result<std::optional<std::string>> Get(
      Family family, std::string_view key) const = 0;
  // As Get of each key, in the same order, in one call to the engine.
  virtual Result<std::vector<std::optional<std::string>>> MultiGet(
      Family family, std::span<const std::string> keys) const = 0;
  // Visits keys that begin with `prefix` and are not less than `from`, in
  // ascending order. An empty `from` begins at the prefix.
  virtual Result<void> Scan(Family family, std::string_view prefix,
                            std::string_view from,
                            const Visit& visit) const = 0;
  // The greatest key that begins with `prefix` and is not greater than `key`.
  virtual Result<std::optional<KeyValue>> FindLast(
      Family family, std::string_view prefix, std::string_view key) const = 0;
};

}  // namespace quipu

#endif  // QUIPU_GRAPH_STORE_READER_H_
