// Documents as they arrive in a stream, put together into batches.

#ifndef QUIPU_INGEST_SERVICE_ARRIVALS_H_
#define QUIPU_INGEST_SERVICE_ARRIVALS_H_

#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "base/hash.h"
#include "ingest/service/ingest_service.h"
#include "quipu/v1/ingest_service.pb.h"

namespace quipu {

struct ArrivedDocument {
  std::string key;
  std::string content;  // empty if it is refused
  uint64_t size = 0;    // of the content as sent
  std::string refusal;  // why it is not to be ingested; empty if it is
};

// Joins the parts of documents. One thread.
class Arrivals {
 public:
  explicit Arrivals(const IngestServiceOptions& options) : options_(options) {}

  // kInvalidArgument: the part belongs to another document than the one that
  // is not yet whole. kLimit: too many documents.
  Result<void> Add(v1::IngestDocumentsRequest part);

  // kInvalidArgument if a document is not yet whole.
  Result<void> CheckWhole() const;

  // Enough for a batch, and all of it whole.
  bool full() const {
    return !open_ && (batch_.size() >= options_.batch_documents ||
                      batch_bytes_ >= options_.batch_bytes);
  }
  // The documents since the last call, in the order they came.
  std::vector<ArrivedDocument> Take();

 private:
  const IngestServiceOptions options_;
  std::vector<ArrivedDocument> batch_;
  uint64_t batch_bytes_ = 0;
  bool open_ = false;  // the last document of the batch is not yet whole
  std::set<Sha256Digest> keys_;  // of all documents of the stream
};

}  // namespace quipu

#endif  // QUIPU_INGEST_SERVICE_ARRIVALS_H_
