// IngestService: its methods, for the registry.

#ifndef QUIPU_INGEST_SERVICE_INGEST_SERVICE_H_
#define QUIPU_INGEST_SERVICE_INGEST_SERVICE_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

#include "base/result.h"
#include "graph/store/knowledge_store.h"
#include "ingest/extract/extractor.h"
#include "rpc/method.h"

namespace quipu {

struct IngestServiceOptions {
  unsigned threads = 0;  // that read and extract; 0: one per core
  uint64_t max_document_bytes = 64ULL << 20;
  uint64_t batch_bytes = 32ULL << 20;  // a batch is run when it has so many,
  size_t batch_documents = 64;         // or so many
  unsigned max_streams = 4;  // more are refused with RESOURCE_EXHAUSTED
  size_t max_documents_per_stream = 1'000'000;
  size_t waiting_changes = 32;
};

// They change `store`, one batch or removal after another. `on_published` is
// called after each change, before the client is told that it is done; its
// error ends the call. `store` and `extractor` must outlive the methods, and
// nobody else may write to the store meanwhile.
std::vector<Method> IngestServiceMethods(
    KnowledgeStore& store, const Extractor& extractor,
    std::function<Result<void>()> on_published,
    const IngestServiceOptions& options);

}  // namespace quipu

#endif  // QUIPU_INGEST_SERVICE_INGEST_SERVICE_H_
