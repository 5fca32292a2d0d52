// Why local entities are one entity, and who was kept apart from it.

#ifndef QUIPU_INGEST_RESOLVE_IDENTITY_REASONS_H_
#define QUIPU_INGEST_RESOLVE_IDENTITY_REASONS_H_

#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "graph/store/reader.h"
#include "graph/store/records.h"

namespace quipu {

// Something that several hold in common: "sounds alike: othman rahal".
struct SharedEvidence {
  std::string kind;   // in words of English
  std::string words;  // the name in the form in which it is shared
};

struct IdentityReasons {
  // Local entities that nothing tells apart: their names are equal.
  struct Alike {
    std::string name;                    // the most telling one
    std::vector<DocumentKey> documents;  // sorted, distinct
  };
  struct Join {
    SharedEvidence evidence;
    std::vector<size_t> alike;  // indices in `alike` of who shares it; two or
                                // more
    std::vector<size_t> attached;  // those of them that it joins as the only
                                   // bearer of a short name
  };
  // Another entity that shares evidence with this one.
  struct KeptApart {
    Handle id;
    std::string name;
    std::string type;
    SharedEvidence evidence;
    std::string reason;         // in words of English
    int strength = 0;           // of the evidence: see StrengthOfKey
    bool decided = false;       // an analyst keeps them apart
    bool contradicted = false;  // something tells them apart
  };
  std::vector<Alike> alike;          // by documents, then name
  std::vector<Join> joins;           // most trusted first
  std::optional<KeptApart> nearest;  // by the most trusted evidence
};

// Of an entity of the reader's generation. kCorruption where records contradict
// each other. Linear in the entity's members and, up to 257 for each of its
// keys, in who else bears them.
Result<IdentityReasons> ReasonsOf(const Reader& reader, EntityNumber entity);

}  // namespace quipu

#endif  // QUIPU_INGEST_RESOLVE_IDENTITY_REASONS_H_
