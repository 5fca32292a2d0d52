// An analyst's decisions. The log is input, as documents are: it is replayed
// over every derivation, and any entry can be taken out again.

#ifndef QUIPU_GRAPH_MODEL_CURATION_H_
#define QUIPU_GRAPH_MODEL_CURATION_H_

#include <cstdint>
#include <string>
#include <vector>

#include "graph/model/ids.h"

namespace quipu {

// A mention or sentence that the analyst saw: never an entity id, which the
// next document may change. Found again only if it is unique in its document.
struct Anchor {
  DocumentKey document;
  std::string quote;
  std::string before;  // up to 32 characters of context
  std::string after;
  friend auto operator<=>(const Anchor&, const Anchor&) = default;
};

enum class CurationKind : uint8_t {
  kSame,         // `anchors` are mentions of one thing
  kDistinct,     // `anchors[0]` is another thing than each of the others
  kRename,       // the entity of `anchors[0]` is called `value`
  kRetype,       // the local entity of `anchors[0]` is of type `value`
  kRejectClaim,  // no claim with predicate `value` stands on sentence
                 // `anchors[0]`
};

struct CurationEntry {
  uint64_t sequence = 0;  // ascending, never used twice
  CurationKind kind = CurationKind::kSame;
  std::vector<Anchor> anchors;
  std::string value;
  std::string author;
  std::string note;
  friend bool operator==(const CurationEntry&, const CurationEntry&) = default;
};

}  // namespace quipu

#endif  // QUIPU_GRAPH_MODEL_CURATION_H_
