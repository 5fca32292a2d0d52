// Which profiles of one component are one thing.

#ifndef QUIPU_INGEST_RESOLVE_CLUSTER_H_
#define QUIPU_INGEST_RESOLVE_CLUSTER_H_

#include <map>
#include <vector>

#include "graph/store/records.h"

namespace quipu {

// A key of likeness with more bearers than this identifies nobody.
inline constexpr size_t kMostAlike = 256;

// Joins profiles that share a strong key, stronger keys first and then in
// order of the ids of their bearers, as long as their marks allow it. Those of
// a key's bearers that must be kept apart from another of them are not joined
// by it: which of them the others are is not told. A pure function of the
// profiles; components that share no key do not influence one another, so
// clustering them apart or together gives the same. Clusters and their members
// are ascending.
//
// Constrained single-link agglomeration; near-linear in the keys where there
// are no vetoes.
std::vector<std::vector<ProfileId>> ClusterProfiles(
    const std::map<ProfileId, ProfileRecord>& profiles);

}  // namespace quipu

#endif  // QUIPU_INGEST_RESOLVE_CLUSTER_H_
