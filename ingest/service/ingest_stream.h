// One call of IngestDocuments.

#ifndef QUIPU_INGEST_SERVICE_INGEST_STREAM_H_
#define QUIPU_INGEST_SERVICE_INGEST_STREAM_H_

#include <functional>
#include <mutex>
#include <utility>
#include <vector>

#include "ingest/service/changes.h"
#include "ingest/service/document_assembler.h"
#include "ingest/service/ingest_service.h"
#include "quipu/v1/ingest_service.pb.h"
#include "rpc/method.h"

namespace quipu {

// What the calls of IngestService share: the one way to the store.
struct WriteAccess {
  WriteAccess(KnowledgeStore& to, const Extractor& with,
              std::function<Result<void>()> published,
              const IngestServiceOptions& limits)
      : store(to),
        extractor(with),
        on_published(std::move(published)),
        options(limits) {}

  KnowledgeStore& store;
  const Extractor& extractor;
  const std::function<Result<void>()> on_published;
  const IngestServiceOptions options;
  std::mutex mutex;  // held by whoever changes the store
};

// Reads until a batch is full or the client has sent all; ingests the batch;
// writes its outcomes; and so on. While a batch is in progress nothing is read,
// so a client that is too fast, or reads nothing, holds no more memory than a
// batch.
class IngestStream {
 public:
  IngestStream(WriteAccess& access, const Call& call, MessageStream& stream)
      : access_(access),
        call_(call),
        stream_(stream),
        assembler_(access.options) {}

  ApiResult<void> Run();

 private:
  // Reads the next batch. False: the client has sent all.
  ApiResult<bool> ReadBatch();
  ApiResult<void> IngestBatch();
  void SendOutcome(v1::DocumentOutcome outcome);

  WriteAccess& access_;
  const Call& call_;
  MessageStream& stream_;
  DocumentAssembler assembler_;
  std::vector<AssembledDocument> batch_;
  uint64_t done_ = 0;  // documents told of
  v1::IngestSummary summary_;
  ChangeList<v1::IngestSummary> changes_{summary_};
};

}  // namespace quipu

#endif  // QUIPU_INGEST_SERVICE_INGEST_STREAM_H_
