// The claims that the relation model finds in a document.

#ifndef QUIPU_INGEST_EXTRACT_CLAIM_LEARNED_LEARNED_CLAIMS_H_
#define QUIPU_INGEST_EXTRACT_CLAIM_LEARNED_LEARNED_CLAIMS_H_

#include <cstdint>
#include <vector>

#include "graph/model/extraction.h"
#include "ingest/extract/claim/learned/pair_features.h"
#include "ingest/extract/claim/learned/relation_model.h"

namespace quipu {

// A claim between clusters, or a cluster and a literal, with the pair that
// carries it best.
struct LearnedClaim {
  uint16_t output = 0;  // index in RelationModel::outputs
  uint32_t sentence = 0;
  MarkablePair pair;
  Literal literal;  // unless the object is an entity
  float probability = 0;
};

// Whether a markable may be the object of an output of this kind.
bool MayBeObject(ObjectKind wanted, const Markable& object);

// The claims of at least this probability, each once: with the subject's
// cluster, predicate, and the object's cluster or an equal literal. In the
// order of their sentences. Linear for sentences of bounded length.
std::vector<LearnedClaim> FindLearnedClaims(const MarkedDocument& document,
                                            const RelationModel& model,
                                            const TriggerLexicon& triggers,
                                            float least);

}  // namespace quipu

#endif  // QUIPU_INGEST_EXTRACT_CLAIM_LEARNED_LEARNED_CLAIMS_H_
