// Markables that refer to one thing.

#ifndef QUIPU_INGEST_EXTRACT_COREFERENCE_CLUSTERS_H_
#define QUIPU_INGEST_EXTRACT_COREFERENCE_CLUSTERS_H_

#include <array>
#include <cstdint>
#include <limits>
#include <vector>

#include "ingest/extract/mention/markable.h"

namespace quipu {

inline constexpr uint32_t kNoCluster = std::numeric_limits<uint32_t>::max();

struct Clusters {
  std::vector<uint32_t> of;  // parallel to Markables::all; kNoCluster: literals
  // Of each cluster, in the order of first markables: what its markables
  // together say of its type.
  TypeScores types;
};

}  // namespace quipu

#endif  // QUIPU_INGEST_EXTRACT_COREFERENCE_CLUSTERS_H_
