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

// An external extraction stands in the text as it was read then.
bool IsUpToDate(const DocumentKey& key, const std::string& bytes,
                const ExternalExtraction* external,
                const DocumentVersion& stored, const Extractor& extractor) {
  const Sha256Digest& wanted =
      external != nullptr ? external->digest() : extractor.digest();
  if (stored.extractor != wanted || stored.source != Sha256Of(bytes)) {
    return false;
  }
  if (external != nullptr || !stored.reading) return true;
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
            with_reading ? uncurated::Read(reader, *number)
                         : uncurated::ReadWithoutText(reader, *number));
  QUIPU_TRY(const ExtractionOrigin origin,
            documents::ReadOrigin(reader, *number));
  DocumentVersion version{
      *number, document.source_digest, origin.extractor, {}};
  if (with_reading) version.reading = ReadingOf(document);
  return std::optional(version);
}

PreparedDocument Prepare(const DocumentKey& key, std::string bytes,
                         std::shared_ptr<const ExternalExtraction> external,
                         const std::optional<DocumentVersion>& stored,
                         const Extractor& extractor) {
  PreparedDocument prepared;
  prepared.key = key;
  prepared.source_bytes = bytes.size();
  prepared.external = external;
  if (stored && IsUpToDate(key, bytes, external.get(), *stored, extractor)) {
    prepared.outcome = IngestOutcome::kUnchanged;
    prepared.version = stored;
    prepared.bytes = std::move(bytes);
    return prepared;
  }
  const auto skip = [&prepared](const Error& error) {
    prepared.outcome = IngestOutcome::kSkipped;
    prepared.reason = error.message;
    return std::move(prepared);
  };
  Result<Document> document = ReadDocument(key, bytes);
  if (!document) return skip(document.error());
  if (external != nullptr) {
    auto extraction = external->Read(*document, extractor.ontology());
    if (!extraction) {
      return skip(Annotate(std::move(extraction.error()), external->Place()));
    }
    prepared.extraction = std::move(*extraction);
  } else {
    prepared.extraction = extractor.Extract(*document);
  }
  prepared.outcome = stored ? IngestOutcome::kReplaced : IngestOutcome::kAdded;
  prepared.document = std::move(*document);
  return prepared;
}

}  // namespace quipu
