// The proof that a store is sound.

#ifndef QUIPU_INGEST_PIPELINE_CHECK_H_
#define QUIPU_INGEST_PIPELINE_CHECK_H_

#include "base/result.h"
#include "graph/model/ontology.h"
#include "graph/store/check_records.h"
#include "graph/store/knowledge_store.h"

namespace quipu {

// Verifies checksums; then that every record decodes, every quote equals its
// bytes, both directions of the adjacency agree, every index entry resolves,
// counters equal recounts, and derived records equal a fresh derivation. Reads
// the published state and writes nothing. Holds a second, fresh store in
// memory. Errors only where the store cannot be read at all.
Result<CheckReport> Check(const KnowledgeStore& store,
                          const Ontology& ontology);

}  // namespace quipu

#endif  // QUIPU_INGEST_PIPELINE_CHECK_H_
