// Derivation of a whole store, published.

#ifndef QUIPU_INGEST_PIPELINE_DERIVATION_H_
#define QUIPU_INGEST_PIPELINE_DERIVATION_H_

#include "base/result.h"
#include "graph/model/ontology.h"
#include "graph/store/knowledge_store.h"
#include "ingest/extract/extractor.h"
#include "ingest/resolve/derive.h"

namespace quipu {

// Derives all that is pending, in bounded transactions, and publishes. To be
// called after opening a store for writing, before it is read, since an
// earlier process may have left something. Cheap if nothing is pending.
// kInvalidArgument if the store remembers another ontology.
Result<DerivationReport> FinishDerivation(KnowledgeStore& store,
                                          const Ontology& ontology);

// Drops everything derived and derives it again from the stored extractions.
Result<DerivationReport> Rebuild(KnowledgeStore& store,
                                 const Ontology& ontology);
// As Rebuild, under the extractor's ontology, which the store remembers from
// now on in place of its own.
Result<DerivationReport> RebuildUnder(KnowledgeStore& store,
                                      const Extractor& extractor);

void Append(DerivationReport& sum, DerivationReport more);

}  // namespace quipu

#endif  // QUIPU_INGEST_PIPELINE_DERIVATION_H_
