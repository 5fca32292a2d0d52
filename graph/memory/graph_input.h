// What a KnowledgeGraph is built from. It knows nothing of where it came from,
// so that tests and benchmarks can make one by hand.

#ifndef QUIPU_GRAPH_MEMORY_GRAPH_INPUT_H_
#define QUIPU_GRAPH_MEMORY_GRAPH_INPUT_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/hash.h"
#include "graph/model/extraction.h"
#include "graph/model/ids.h"
#include "graph/model/partial_date.h"

namespace quipu {

// Things refer to each other by position in these vectors. The order of a
// vector never shows in the graph, but for relations with equal subject,
// predicate and object, which stay apart in the order given.
struct GraphInput {
  struct Entity {
    Handle id;  // distinct
    std::string name;
    uint32_t type = 0;    // position in `types`
    EntityNumber number;  // of the store; distinct
  };
  struct Predicate {
    std::string name;        // distinct among primary, and among secondary ones
    bool secondary = false;  // links that are not walked unless asked for
  };
  struct Document {
    DocumentKey key;        // distinct
    DocumentNumber number;  // of the store
    std::optional<PartialDate> published = {};
  };
  struct Relation {
    uint32_t subject = 0;    // position in `entities`
    uint32_t predicate = 0;  // position in `predicates`
    uint32_t object = 0;     // position in `entities`
  };
  struct Claim {
    uint32_t relation = 0;  // position in `relations`
    uint32_t document = 0;  // position in `documents`
    ClaimIndex index;       // in the document's extraction
    uint32_t source = 0;    // equal numbers: not independent of each other
    Polarity polarity = Polarity::kPositive;
    Modality modality = Modality::kAsserted;
    uint16_t confidence = 1000;  // per mille
    std::optional<TimeBounds> time;
  };

  std::vector<std::string> types;  // distinct
  std::vector<Entity> entities;
  std::vector<Predicate> predicates;
  std::vector<Document> documents;
  std::vector<Relation> relations;
  std::vector<Claim> claims;
  uint64_t generation = 0;
  Sha256Digest input;  // of the documents and decisions behind all this
};

}  // namespace quipu

#endif  // QUIPU_GRAPH_MEMORY_GRAPH_INPUT_H_
