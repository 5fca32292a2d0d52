#include "ingest/pipeline/prepare.h"

#include <utility>

#include "graph/store/tables.h"
#include "ingest/read/read_document.h"

namespace quipu {

Result<std::optional<DocumentVersion>> StoredVersion(const Reader& reader,
                                                     const DocumentKey& key) {
  QUIPU_TRY(const auto number, documents::FindNumber(reader, key));
  if (!number) return std::optional<DocumentVersion>();
  QUIPU_TRY(const Document document,
            documents::ReadWithoutText(reader, *number));
  QUIPU_TRY(const Extraction extraction,
            documents::ReadExtraction(reader, *number));
  return std::optional<DocumentVersion>(
      DocumentVersion{*number, document.source_digest, extraction.extractor});
}

PreparedDocument Prepare(const DocumentKey& key, std::string bytes,
                         const std::optional<DocumentVersion>& stored,
                         const Extractor& extractor) {
  PreparedDocument prepared;
  prepared.key = key;
  prepared.source_bytes = bytes.size();
  if (stored && stored->extractor == extractor.digest() &&
      stored->source == Sha256Of(bytes)) {
    prepared.outcome = IngestOutcome::kUnchanged;
    prepared.version = stored;
    prepared.bytes = std::move(bytes);
    return prepared;
  }
  Result<Document> document = ReadDocument(key, bytes);
  if (!document) {
    prepared.outcome = IngestOutcome::kSkipped;
    prepared.reason = document.error().message;
    return prepared;
  }
  prepared.outcome = stored ? IngestOutcome::kReplaced : IngestOutcome::kAdded;
  prepared.document = std::move(*document);
  prepared.extraction = extractor.Extract(prepared.document);
  return prepared;
}

}  // namespace quipu
