#include "ingest/service/document_assembler.h"

#include <utility>

#include "rpc/resource_names.h"

namespace quipu {

Result<void> DocumentAssembler::Begin(const std::string& key) {
  if (keys_.size() >= options_.max_documents_per_stream) {
    return Limit("more than " +
                 std::to_string(options_.max_documents_per_stream) +
                 " documents in one call");
  }
  open_.emplace().key = key;
  if (!IsAcceptableKey(key)) {
    open_->refusal = "the key must be 1 to " +
                     std::to_string(kMaxDocumentKeyBytes) +
                     " bytes of UTF-8 without control characters";
  } else if (!keys_.insert(Sha256Of(key)).second) {
    open_->refusal = "the key was sent before in this call";
  }
  return {};
}

Result<std::optional<AssembledDocument>> DocumentAssembler::Add(
    v1::IngestDocumentsRequest part) {
  if (!open_) {
    QUIPU_CHECK(Begin(part.key()));
  } else if (!part.key().empty() && part.key() != open_->key) {
    return InvalidArgument("document " + part.key() +
                           " begins before the last part of " + open_->key);
  }

  open_->size += part.content().size();
  if (open_->refusal.empty() && open_->size > options_.max_document_bytes) {
    open_->refusal =
        "longer than " + std::to_string(options_.max_document_bytes) + " bytes";
    open_->content = std::string();
  }
  if (open_->refusal.empty()) {
    if (open_->content.empty()) {
      open_->content = std::move(*part.mutable_content());
    } else {
      open_->content += part.content();
    }
  }
  if (part.more()) return std::optional<AssembledDocument>();
  return std::exchange(open_, std::nullopt);
}

Result<void> DocumentAssembler::CheckWhole() const {
  if (!open_) return {};
  return InvalidArgument("the last part of document " + open_->key +
                         " is missing");
}

}  // namespace quipu
