// Documents into a store, and out of it.

#ifndef QUIPU_INGEST_PIPELINE_INGEST_H_
#define QUIPU_INGEST_PIPELINE_INGEST_H_

#include <span>

#include "base/result.h"
#include "graph/model/ids.h"
#include "graph/model/ontology.h"
#include "graph/store/knowledge_store.h"
#include "ingest/extract/extractor.h"
#include "ingest/pipeline/derivation.h"
#include "ingest/pipeline/session.h"
#include "ingest/pipeline/source.h"

namespace quipu {

// One session with all `sources`. Two of them with one key are
// kInvalidArgument, before anything is read.
Result<IngestReport> Ingest(KnowledgeStore& store, const Extractor& extractor,
                            std::span<const IngestSource> sources,
                            const IngestOptions& options);

// Takes documents out. kNotFound names the first key that is not there, and
// then nothing is removed.
Result<DerivationReport> Remove(KnowledgeStore& store, const Ontology& ontology,
                                std::span<const DocumentKey> keys);

}  // namespace quipu

#endif  // QUIPU_INGEST_PIPELINE_INGEST_H_
