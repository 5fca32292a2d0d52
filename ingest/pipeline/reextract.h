// Documents that an earlier extractor read, and reading them again.

#ifndef QUIPU_INGEST_PIPELINE_REEXTRACT_H_
#define QUIPU_INGEST_PIPELINE_REEXTRACT_H_

#include <cstdint>

#include "base/hash.h"
#include "base/result.h"
#include "graph/store/knowledge_store.h"
#include "graph/store/reader.h"
#include "ingest/extract/extractor.h"
#include "ingest/pipeline/session.h"
#include "language/analyzer.h"

namespace quipu {

// The digest of the extractor that would read documents now: the program's, the
// store's own ontology and kind of models, as `models` has them. Opens no
// model.
Result<Sha256Digest> PresentExtractor(const Reader& store,
                                      AnalyzerOptions models);

// Whether a document was read by another extractor than `present`; external
// extractions are as they are to be. Almost always at once; linear in the
// documents after a session that replaced only some of those that others had
// read.
Result<bool> HoldsOutdated(const Reader& store, const Sha256Digest& present);
// How many were. Linear.
Result<uint64_t> CountOutdated(const Reader& store,
                               const Sha256Digest& present);

// Extracts again, from the stored texts and metadata, every document that
// another extractor of Quipu read, and derives what follows; under the
// extractor's ontology, which the store remembers from now on. `unchanged` of
// the report and of its events are those that are up to date; a call that was
// cancelled or killed leaves less to do for the next. Memory does not depend on
// the number of documents, but for the changes of identity in the report.
Result<IngestReport> ReExtract(KnowledgeStore& store,
                               const Extractor& extractor,
                               const IngestOptions& options,
                               const PublicationPolicy& policy = {});

// Has the store remember, if it is so, that one extractor has read all
// documents.
Result<void> SettleExtractor(KnowledgeStore& store);

}  // namespace quipu

#endif  // QUIPU_INGEST_PIPELINE_REEXTRACT_H_
