// IngestService: its methods, for the registry.

#ifndef QUIPU_INGEST_SERVICE_INGEST_SERVICE_H_
#define QUIPU_INGEST_SERVICE_INGEST_SERVICE_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

#include "base/result.h"
#include "ingest/pipeline/store_writer.h"
#include "rpc/method.h"

namespace quipu {

struct IngestServiceOptions {
  unsigned threads = 0;  // of each stream, that prepare; 0: one per core
  uint64_t max_document_bytes = 64ULL << 20;
  // Documents are acknowledged together when there are so many, or bytes.
  size_t batch_documents = 64;
  uint64_t batch_bytes = 32ULL << 20;
  // Acknowledged documents of a stream that goes on become visible when
  // there are so many, or after so long.
  PublicationPolicy publication{{}, std::chrono::seconds(5)};
  unsigned max_streams = 4;  // more are refused with RESOURCE_EXHAUSTED
  size_t max_documents_per_stream = 1'000'000;
  size_t waiting_changes = 32;
};

// Changes go through `writer`, which must outlive the methods. When a call has
// changed something, `await_served` is called before its client is told that it
// is done: it returns when queries see what is published, and its error ends
// the call.
std::vector<Method> IngestServiceMethods(
    StoreWriter& writer, std::function<Result<void>()> await_served,
    const IngestServiceOptions& options);

}  // namespace quipu

#endif  // QUIPU_INGEST_SERVICE_INGEST_SERVICE_H_
