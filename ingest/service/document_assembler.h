// Documents put together from the parts that arrive in a stream.

#ifndef QUIPU_INGEST_SERVICE_DOCUMENT_ASSEMBLER_H_
#define QUIPU_INGEST_SERVICE_DOCUMENT_ASSEMBLER_H_

#include <cstdint>
#include <optional>
#include <set>
#include <string>

#include "base/hash.h"
#include "base/result.h"
#include "ingest/service/ingest_service.h"
#include "quipu/v1/ingest_service.pb.h"

namespace quipu {

struct AssembledDocument {
  std::string key;
  std::string content;  // empty if it is refused
  uint64_t size = 0;    // of the content as sent
  std::string refusal;  // why it is not to be ingested; empty if it is
};

// For one thread.
class DocumentAssembler {
 public:
  explicit DocumentAssembler(const IngestServiceOptions& options)
      : options_(options) {}

  // The document that this part completes. kInvalidArgument: the part belongs
  // to another document than the one that is not yet whole. kLimit: too many
  // documents.
  Result<std::optional<AssembledDocument>> Add(v1::IngestDocumentsRequest part);

  // kInvalidArgument if a document is not yet whole.
  Result<void> CheckWhole() const;

 private:
  Result<void> Begin(const std::string& key);

  const IngestServiceOptions options_;
  std::optional<AssembledDocument> open_;  // until its last part is here
  std::set<Sha256Digest> keys_;            // of all documents of the stream
};

}  // namespace quipu

#endif  // QUIPU_INGEST_SERVICE_DOCUMENT_ASSEMBLER_H_
