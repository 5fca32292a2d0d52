// Documents as they arrive in a stream, put together into batches.

#include "ingest/service/arrivals.h"

#include <utility>

#include "rpc/resource_names.h"

namespace quipu {

Result<void> Arrivals::Add(v1::IngestDocumentsRequest part) {
  if (open_) {
    if (!part.key().empty() && part.key() != batch_.back().key) {
      return InvalidArgument("document " + part.key() +
                             " begins before the last part of " +
                             batch_.back().key);
    }
  } else {
    if (keys_.size() >= options_.max_documents_per_stream) {
      return Limit("more than " +
                   std::to_string(options_.max_documents_per_stream) +
                   " documents in one call");
    }
    ArrivedDocument document;
    document.key = part.key();
    if (!IsAcceptableKey(document.key)) {
      document.refusal = "the key must be 1 to " +
                         std::to_string(kMaxDocumentKeyBytes) +
                         " bytes of UTF-8 without control characters";
    } else if (!keys_.insert(Sha256Of(document.key)).second) {
      document.refusal = "the key was sent before in this call";
    }
    batch_.push_back(std::move(document));
  }
  open_ = part.more();

  ArrivedDocument& document = batch_.back();
  document.size += part.content().size();
  if (document.refusal.empty() && document.size > options_.max_document_bytes) {
    document.refusal =
        "longer than " + std::to_string(options_.max_document_bytes) + " bytes";
    batch_bytes_ -= document.content.size();
    document.content = std::string();
  }
  if (document.refusal.empty()) {
    batch_bytes_ += part.content().size();
    if (document.content.empty()) {
      document.content = std::move(*part.mutable_content());
    } else {
      document.content += part.content();
    }
  }
  return {};
}

Result<void> Arrivals::CheckWhole() const {
  if (open_) {
    return InvalidArgument("the last part of document " + batch_.back().key +
                           " is missing");
  }
  return {};
}

std::vector<ArrivedDocument> Arrivals::Take() {
  batch_bytes_ = 0;
  return std::exchange(batch_, {});
}

}  // namespace quipu
