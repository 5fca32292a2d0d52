// The claims that may contradict each other, before any of them is read.

#ifndef QUIPU_QUERY_ENGINE_DISPUTE_SLOTS_H_
#define QUIPU_QUERY_ENGINE_DISPUTE_SLOTS_H_

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <variant>
#include <vector>

#include "base/result.h"
#include "graph/memory/knowledge_graph.h"
#include "graph/model/extraction.h"
#include "graph/model/ids.h"
#include "graph/model/ontology.h"
#include "graph/store/records.h"
#include "query/engine/generation.h"
#include "query/engine/query_limits.h"
#include "query/search/claim_filter.h"
#include "query/search/search_meter.h"

namespace quipu {

// What the claims of a slot may differ in.
enum class DisputeSlotKind : uint8_t {
  kObjects,   // what the predicate says of the subject, which has one object
  kSubjects,  // of whom it is said of the object, which has one subject
  kStance,    // whether it is so
  kDates,     // when it was, which was once
  kKinship,   // how the two are related, whichever is the subject
  kCrowd,     // how many did what only one can have done
  kNature,    // what an event was, in words
};

struct SlotClaim {
  ClaimRef ref;
  uint32_t document = 0;  // rank by key
  uint32_t source = 0;    // equal numbers in one slot: one source
  uint32_t text = 0;      // equal numbers: near-copies of one text
  uint32_t printer = 0;   // equal numbers: of one publisher, or else document
  bool denied = false;
  std::optional<TimeBounds> time;
  // What the claims of kObjects and kSubjects differ in: an entity, or which
  // relation with a literal.
  std::variant<Vertex, RelationNumber> value;
  Vertex group = kNoVertex;  // of kCrowd: whom it counts
};

struct DisputeSlot {
  DisputeSlotKind kind = DisputeSlotKind::kObjects;
  // The subject; of kSubjects the object; of kCrowd what they did.
  Vertex about = kNoVertex;
  std::string predicate;
  // Of kStance and kDates, where it is an entity; of kKinship the other one.
  std::optional<Vertex> object;
  // Of at least two sources, or printers of one text; by document, claim.
  std::vector<SlotClaim> claims;
};

struct SlotQuestion {
  std::optional<Vertex> entity;      // only slots that it is part of
  std::set<std::string> predicates;  // empty: all
  ClaimFilters filters;
};

struct CollectedSlots {
  std::vector<DisputeSlot> slots;
  LeftOut left_out;  // claims
  std::vector<std::string> unknown_names;
};

// All slots whose claims could contradict each other by their stance and by the
// number of their values. Stops where the meter does. Errors of Reader.
Result<CollectedSlots> CollectSlots(const Generation& generation,
                                    const ConflictRules& rules,
                                    const SlotQuestion& question,
                                    SearchMeter& meter);

}  // namespace quipu

#endif  // QUIPU_QUERY_ENGINE_DISPUTE_SLOTS_H_
