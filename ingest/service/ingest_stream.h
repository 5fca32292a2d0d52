// One call of IngestDocuments.

#ifndef QUIPU_INGEST_SERVICE_INGEST_STREAM_H_
#define QUIPU_INGEST_SERVICE_INGEST_STREAM_H_

#include <grpcpp/support/server_callback.h>

#include <atomic>
#include <deque>
#include <mutex>
#include <optional>
#include <vector>

#include "ingest/service/arrivals.h"
#include "ingest/service/changer.h"
#include "ingest/service/changes.h"
#include "quipu/v1/ingest_service.pb.h"

namespace quipu {

// Reads until a batch is full or the client has sent all; has the batch
// ingested; writes its outcomes; and so on. While a batch is in progress
// nothing is read, so a client that is too fast, or reads nothing, holds no
// more memory than a batch. Deletes itself when gRPC is done with it.
class IngestStream final
    : public grpc::ServerBidiReactor<v1::IngestDocumentsRequest,
                                     v1::IngestDocumentsResponse> {
 public:
  explicit IngestStream(Changer& changer);

  void OnReadDone(bool ok) override;
  void OnWriteDone(bool ok) override;
  void OnCancel() override { cancelled_.store(true); }
  void OnDone() override;

 private:
  // Hands the batch over to the changer's thread.
  void Submit();
  // On that thread.
  void RunBatch(std::vector<ArrivedDocument> batch);
  grpc::Status IngestBatch(std::vector<ArrivedDocument> batch);
  void SendOutcome(v1::DocumentOutcome outcome);

  // Each leaves the call to whatever is next: writing, reading or the end. The
  // call may be gone when they return.
  void EndBatch(const grpc::Status& status);
  void Proceed();

  Changer& changer_;
  std::atomic<bool> cancelled_{false};

  // Of the reading side, which rests while a batch is in progress.
  v1::IngestDocumentsRequest part_;
  Arrivals arrivals_;
  bool all_sent_ = false;  // by the client
  uint64_t done_ = 0;      // documents told of
  v1::IngestSummary summary_;
  ChangeList<v1::IngestSummary> changes_{summary_};

  std::mutex mutex_;  // of what follows
  std::deque<v1::IngestDocumentsResponse> outbox_;
  v1::IngestDocumentsResponse written_;
  bool writing_ = false;
  bool read_next_ = false;           // once the outbox is empty
  std::optional<grpc::Status> end_;  // once the outbox is empty
};

}  // namespace quipu

#endif  // QUIPU_INGEST_SERVICE_INGEST_STREAM_H_
