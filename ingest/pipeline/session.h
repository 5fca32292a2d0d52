// A stream of documents into a store.

#ifndef QUIPU_INGEST_PIPELINE_SESSION_H_
#define QUIPU_INGEST_PIPELINE_SESSION_H_

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "ingest/pipeline/source.h"
#include "ingest/pipeline/store_writer.h"
#include "ingest/pipeline/workers.h"

namespace quipu {

// What became of one source. Everything but kSkipped is on disk, synced, when
// it is reported.
struct IngestEvent {
  DocumentKey key;
  IngestOutcome outcome = IngestOutcome::kAdded;
  std::string reason;  // of kSkipped
  uint64_t source_bytes = 0;
  size_t done = 0;  // sources reported so far, this one included
};

struct IngestOptions {
  unsigned threads = 0;         // that prepare; 0: one per core
  size_t group_documents = 64;  // that are synced and reported together
  uint64_t group_bytes = 8U << 20;
  // Called from the session's thread, in the order of Add.
  std::function<void(const IngestEvent&)> on_event;
  // Looked at between documents: when set, what is not yet acknowledged is
  // forgotten, and Add takes nothing more.
  const std::atomic<bool>* cancel = nullptr;
};

struct IngestReport {
  size_t added = 0;
  size_t replaced = 0;
  size_t unchanged = 0;
  size_t skipped = 0;
  bool cancelled = false;
  // Merges and splits that the documents caused; of sessions that run side by
  // side, also those of the others.
  DerivationReport derivation;
};

// Documents are prepared by threads of the session's own, in parallel, and
// written in the order of Add, in groups. A document that cannot be read is
// skipped and reported; one whose bytes and extractor are unchanged is not
// written again. After an error of the store nothing more is possible; what was
// reported stays. For one thread; `writer` must outlive the session.
class IngestSession {
 public:
  IngestSession(StoreWriter& writer, const IngestOptions& options);

  // Waits while many documents are on their way; may write and report earlier
  // ones.
  Result<void> Add(IngestSource source);
  // The same of a document that comes from elsewhere than a source.
  Result<void> Add(PrepareTask task);
  // Writes and reports all that was added, and publishes if that is due.
  Result<void> Flush();
  // Flush, and publishes. The session's last call.
  Result<IngestReport> Finish();

 private:
  bool IsCancelled() const;
  Result<void> TakeOne();
  Result<void> WriteGroup();
  void Report(const PreparedDocument& prepared);

  StoreWriter& writer_;
  const IngestOptions options_;
  const size_t window_;  // documents on their way
  std::vector<PreparedDocument> group_;
  uint64_t group_bytes_ = 0;
  size_t done_ = 0;
  IngestReport report_;
  std::shared_ptr<DerivationReport> derived_;
  bool refused_ = false;  // a document, since the session was cancelled
  Workers workers_;
};

}  // namespace quipu

#endif  // QUIPU_INGEST_PIPELINE_SESSION_H_
