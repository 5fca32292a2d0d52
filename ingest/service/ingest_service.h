// IngestService over gRPC.

#ifndef QUIPU_INGEST_SERVICE_INGEST_SERVICE_H_
#define QUIPU_INGEST_SERVICE_INGEST_SERVICE_H_

#include <grpcpp/impl/codegen/service_type.h>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>

#include "base/result.h"
#include "graph/store/knowledge_store.h"
#include "ingest/extract/extractor.h"

namespace quipu {

struct IngestServiceOptions {
  unsigned threads = 0;  // that read and extract; 0: one per core
  uint64_t max_document_bytes = 64ULL << 20;
  uint64_t batch_bytes = 32ULL << 20;  // a batch is run when it has so many,
  size_t batch_documents = 64;         // or so many
  size_t max_streams = 4;  // more are refused with RESOURCE_EXHAUSTED
  size_t max_documents_per_stream = 1'000'000;
  size_t waiting_changes = 32;
};

// Changes `store`, one batch or removal after another, on a thread of the
// service's own. `on_published` is called on that thread after each change,
// before the client is told that it is done; its error ends the call. To be
// destroyed after the server it is registered with; `store` and `extractor`
// must outlive it, and nobody else may write to the store meanwhile.
std::unique_ptr<grpc::Service> MakeIngestService(
    KnowledgeStore& store, const Extractor& extractor,
    std::function<Result<void>()> on_published,
    const IngestServiceOptions& options);

}  // namespace quipu

#endif  // QUIPU_INGEST_SERVICE_INGEST_SERVICE_H_
