// Paths and neighbourhoods with the claims that they stand on.

#ifndef QUIPU_QUERY_ENGINE_CONNECTIONS_H_
#define QUIPU_QUERY_ENGINE_CONNECTIONS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "graph/model/ids.h"
#include "query/engine/claim_view.h"
#include "query/engine/generation.h"
#include "query/engine/query_limits.h"
#include "query/search/answer.h"
#include "query/search/filters.h"

namespace quipu {

// What a question asks for if it does not say.
inline constexpr uint32_t kDefaultPaths = 3;
inline constexpr uint32_t kDefaultQuotes = 3;

// How much of the evidence is read.
struct QuoteLimits {
  size_t claims_per_relation = kDefaultQuotes;  // for it, and as many against
  size_t relations_per_hop = SIZE_MAX;
  size_t claims = SIZE_MAX;  // of the whole answer
};

// What paths and neighbourhoods have in common. The vertices of `filters` are
// left empty: entities are given by number.
struct ConnectionQuestion {
  Filters filters = {};
  std::vector<EntityNumber> avoid = {};
  bool raw_hops = false;
  QuoteLimits quotes = {};
};

struct PathQuestion : ConnectionQuestion {
  EntityNumber from;
  EntityNumber to;
  std::vector<EntityNumber> via = {};
  uint32_t k = kDefaultPaths;
  std::optional<uint32_t> max_hops = {};
};

struct NeighborQuestion : ConnectionQuestion {
  EntityNumber center;
  uint32_t depth = 1;
  uint64_t offset = 0;
  uint32_t limit = 25;
};

// A relation between two neighbours, and the first of its claims.
struct RelationEvidence {
  EntityLabel subject;
  std::string predicate;
  EntityLabel object;
  bool forward = true;     // walked from subject to object
  bool secondary = false;  // an attribution or a qualifier, no stated relation
  bool contested = false;  // supporting and opposing claims, of all
                           // that are sure enough
  uint32_t sources = 0;    // independent ones of the claims that pass
  uint32_t claim_count = 0;
  uint32_t opposing_count = 0;
  std::vector<ClaimView> claims;
  std::vector<ClaimView> opposing;
};

struct HopView {
  EntityLabel from;
  EntityLabel to;
  int half_hops = 2;
  uint32_t relation_count = 0;
  std::vector<RelationEvidence> relations;  // the first ones; at least one
};

struct PathView {
  EntityLabel start;
  std::vector<HopView> hops;  // empty if both ends are one entity
  int half_hops = 0;
};

struct NeighborView {
  EntityLabel entity;
  int half_hops = 0;
  uint64_t claim_count = 0;  // on all relations of `hop`
  HopView hop;               // from the neighbour before it
};

// How far a search got; see PathAnswer.
struct Outcome {
  Completeness completeness;
  bool used_secondary = false;
  uint64_t expansions = 0;
  LeftOut left_out;  // relations
  std::vector<std::string> unknown_names;
};

struct PathsView {
  EntityLabel from;
  EntityLabel to;
  std::vector<PathView> paths;
  Outcome outcome;
};

struct NeighborsView {
  EntityLabel center;
  std::vector<NeighborView> neighbors;
  uint64_t total = 0;
  std::optional<uint64_t> next_offset;
  Outcome outcome;
};

// See QueryEngine.
Result<PathsView> ReadPaths(const Generation& generation,
                            const QueryLimits& limits,
                            const PathQuestion& question);
Result<NeighborsView> ReadNeighbors(const Generation& generation,
                                    const QueryLimits& limits,
                                    const NeighborQuestion& question);

}  // namespace quipu

#endif  // QUIPU_QUERY_ENGINE_CONNECTIONS_H_
