// The arrays that a KnowledgeGraph is made of. Only graph/memory looks inside.

#ifndef QUIPU_GRAPH_MEMORY_GRAPH_ARRAYS_H_
#define QUIPU_GRAPH_MEMORY_GRAPH_ARRAYS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/hash.h"
#include "graph/model/extraction.h"
#include "graph/model/ids.h"
#include "graph/model/partial_date.h"

namespace quipu {

using Vertex = uint32_t;       // rank of a public id among all of the graph
using EdgeIndex = uint32_t;    // rank by (subject, predicate, object)
using PredicateId = uint16_t;  // rank by (secondary, name)
using TypeId = uint16_t;       // rank by name

inline constexpr Vertex kNoVertex = UINT32_MAX;
inline constexpr PredicateId kMaxPredicates = 1 << 13;

// The type whose entities count as half a hop on a path.
inline constexpr std::string_view kEventType = "Event";

// What a search must know of an edge before it looks at its claims.
struct EdgeMark {
  uint16_t bits = 0;

  EdgeMark() = default;
  // `shown` implies `supported`.
  EdgeMark(PredicateId predicate, bool touches_event, bool supported,
           bool shown)
      : bits(static_cast<uint16_t>(predicate << 3 | (shown ? 4 : 0) |
                                   (touches_event ? 2 : 0) |
                                   (supported ? 1 : 0))) {}
  PredicateId predicate() const { return static_cast<PredicateId>(bits >> 3); }
  bool touches_event() const { return (bits & 2) != 0; }
  // Some claim is positive and asserted or alleged.
  bool supported() const { return (bits & 1) != 0; }
  // One such claim has kDefaultMinConfidence or more.
  bool shown() const { return (bits & 4) != 0; }
};

// One claim of a relation: all that a filter can ask about, in 20 bytes.
struct GraphClaim {
  uint32_t document;  // position in KnowledgeGraph::documents
  uint32_t claim;     // its ClaimIndex
  uint32_t source;    // equal numbers: not independent of each other
  uint32_t time;      // position among the bounds of time, or kUndated
  uint16_t confidence;
  Polarity polarity;
  Modality modality;
};
inline constexpr uint32_t kUndated = UINT32_MAX;

struct PredicateEntry {
  std::string name;
  bool secondary;
};

struct DocumentEntry {
  DocumentKey key;
  DocumentNumber number;
  std::optional<PartialDate> published = {};
};

// Strings end to end.
struct StringTable {
  std::string bytes;
  std::vector<uint64_t> begins;  // one more than there are strings
  std::string_view operator[](size_t i) const {
    return std::string_view(bytes).substr(begins[i], begins[i + 1] - begins[i]);
  }
};

// Where the edges of a vertex begin; side by side, so that both are one look.
struct EdgeBegins {
  EdgeIndex out = 0;
  EdgeIndex in = 0;
};

// Edge e is position e of the out arrays; the in arrays say which edge each of
// their positions is.
struct GraphArrays {
  std::vector<EdgeBegins> begins;  // by vertex, one more at the end
  std::vector<Vertex> out_neighbors;
  std::vector<EdgeMark> out_marks;
  std::vector<Vertex> in_neighbors;
  std::vector<EdgeMark> in_marks;
  std::vector<EdgeIndex> in_edges;

  std::vector<uint32_t> claim_begins;  // by edge, one more at the end
  std::vector<GraphClaim> claims;
  std::vector<TimeBounds> times;  // of the dated claims, in their order

  std::vector<Handle> ids;  // by vertex, ascending
  std::vector<EntityNumber> numbers;
  std::vector<Vertex> by_number;  // vertices in ascending order of number
  std::vector<TypeId> type_of;
  StringTable names;

  std::vector<std::string> types;
  std::vector<PredicateEntry> predicates;
  std::vector<DocumentEntry> documents;
  uint64_t generation = 0;
  Sha256Digest input;
};

}  // namespace quipu

#endif  // QUIPU_GRAPH_MEMORY_GRAPH_ARRAYS_H_
