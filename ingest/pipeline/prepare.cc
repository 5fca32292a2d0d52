#include "ingest/pipeline/prepare.h"

#include <utility>

#include "graph/store/records.h"
#include "graph/store/tables.h"
#include "ingest/read/read_document.h"

namespace quipu {
namespace {

Sha256Digest ReadingOf(const Document& document) {
  return Sha256()
      .AddField(EncodeDocument(document))
      .AddField(document.text)
      .Finish();
}

bool IsUpToDate(const DocumentKey& key, const std::string& bytes,
                const DocumentVersion& stored, const Extractor& extractor) {
  if (stored.extractor != extractor.digest() ||
      stored.source != Sha256Of(bytes)) {
    return false;
  }
  if (!stored.reading) return true;
  const Result<Document> document = ReadDocument(key, bytes);
  return document && ReadingOf(*document) == *stored.reading;
}

}  // namespace

Result<std::optional<DocumentVersion>> StoredVersion(const Reader& reader,
                                                     const DocumentKey& key,
                                                     bool with_reading) {
  QUIPU_TRY(const auto number, documents::FindNumber(reader, key));
  if (!number) return std::optional<DocumentVersion>();
  QUIPU_TRY(const Document document,
            with_reading ? documents::Read(reader, *number)
                         : documents::ReadWithoutText(reader, *number));
  QUIPU_TRY(const Sha256Digest extractor,
            documents::ReadExtractor(reader, *number));
  DocumentVersion version{*number, document.source_digest, extractor, {}};
  if (with_reading) version.reading = ReadingOf(document);
  return std::optional(version);
}

PreparedDocument Prepare(const DocumentKey& key, std::string bytes,
                         const std::optional<DocumentVersion>& stored,
                         const Extractor& extractor) {
  PreparedDocument prepared;
  prepared.key = key;
  prepared.source_bytes = bytes.size();
  if (stored && IsUpToDate(key, bytes, *stored, extractor)) {
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
