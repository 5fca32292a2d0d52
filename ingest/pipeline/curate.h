// Decisions of an analyst, and what follows from them, published.

#ifndef QUIPU_INGEST_PIPELINE_CURATE_H_
#define QUIPU_INGEST_PIPELINE_CURATE_H_

#include <cstdint>
#include <variant>

#include "base/result.h"
#include "graph/model/curation.h"
#include "graph/model/ontology.h"
#include "graph/store/knowledge_store.h"
#include "ingest/curation/contradiction.h"
#include "ingest/resolve/derive.h"

namespace quipu {

struct DecisionReport {
  uint64_t sequence = 0;
  DerivationReport derivation;
};

// A decision is written, or refused for what it contradicts; then nothing is
// changed.
using DecisionOutcome = std::variant<DecisionReport, Contradiction>;

// What waits for its derivation is derived first. kInvalidArgument for an entry
// that is no decision.
Result<DecisionOutcome> Decide(KnowledgeStore& store, const Ontology& ontology,
                               const CurationEntry& entry);

// Takes any one decision back. kNotFound if there is none with this number.
Result<DerivationReport> UndoDecision(KnowledgeStore& store,
                                      const Ontology& ontology,
                                      uint64_t sequence);

}  // namespace quipu

#endif  // QUIPU_INGEST_PIPELINE_CURATE_H_
