// What claims tell of the types of their arguments.

#ifndef QUIPU_INGEST_EXTRACT_CLAIM_LEARNED_HEED_CLAIMS_H_
#define QUIPU_INGEST_EXTRACT_CLAIM_LEARNED_HEED_CLAIMS_H_

#include <span>

#include "graph/model/ontology.h"
#include "ingest/extract/claim/learned/learned_claims.h"
#include "ingest/extract/coreference/clusters.h"

namespace quipu {

// Makes each type of a cluster less likely by the claims that the ontology does
// not let such a thing have, by as much as they are likely: who "leads" a party
// is hardly a place. Linear in the claims.
void HeedClaims(const Ontology& ontology, const RelationModel& model,
                std::span<const LearnedClaim> claims, Clusters& clusters);

}  // namespace quipu

#endif  // QUIPU_INGEST_EXTRACT_CLAIM_LEARNED_HEED_CLAIMS_H_
