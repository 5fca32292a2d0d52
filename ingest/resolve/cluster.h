// Which profiles of one component are one thing.

#ifndef QUIPU_INGEST_RESOLVE_CLUSTER_H_
#define QUIPU_INGEST_RESOLVE_CLUSTER_H_

#include <map>
#include <vector>

#include "graph/store/records.h"

namespace quipu {

// Joins profiles that share a strong key, stronger keys first and then in
// order of key and profile id, as long as no two sides of one "not the same"
// decision meet. A pure function of the profiles; components that share no key
// do not influence one another, so clustering them apart or together gives the
// same. Clusters and their members are ascending.
//
// Constrained single-link agglomeration; near-linear in the keys where there
// are no vetoes.
std::vector<std::vector<ProfileId>> ClusterProfiles(
    const std::map<ProfileId, ProfileRecord>& profiles);

// Whether some decision keeps the two apart. Both sorted.
bool VetoesConflict(const std::vector<VetoMark>& a,
                    const std::vector<VetoMark>& b);

}  // namespace quipu

#endif  // QUIPU_INGEST_RESOLVE_CLUSTER_H_
