// One source, from bytes to claims: the part of ingest that runs in parallel.

#ifndef QUIPU_INGEST_PIPELINE_PREPARE_H_
#define QUIPU_INGEST_PIPELINE_PREPARE_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "base/hash.h"
#include "base/result.h"
#include "graph/model/document.h"
#include "graph/model/extraction.h"
#include "graph/model/ids.h"
#include "graph/store/reader.h"
#include "ingest/extract/extractor.h"
#include "ingest/pipeline/external_extraction.h"

namespace quipu {

enum class IngestOutcome : uint8_t { kAdded, kReplaced, kUnchanged, kSkipped };

// What tells whether a document has changed.
struct DocumentVersion {
  DocumentNumber number;
  Sha256Digest source;
  Sha256Digest extractor;
  // Of the text and all that was read with it, where an earlier program may
  // have read it from the same bytes.
  std::optional<Sha256Digest> reading;
  // The reading follows from the others, and may not have been asked for.
  friend bool operator==(const DocumentVersion& a, const DocumentVersion& b) {
    return a.number == b.number && a.source == b.source &&
           a.extractor == b.extractor;
  }
};

// The version that is stored under a key; nullopt for a new one. With its
// reading, which takes the whole text, only if `with_reading`.
Result<std::optional<DocumentVersion>> StoredVersion(const Reader& reader,
                                                     const DocumentKey& key,
                                                     bool with_reading);

struct PreparedDocument {
  DocumentKey key;
  IngestOutcome outcome = IngestOutcome::kAdded;
  std::string reason;  // of kSkipped
  uint64_t source_bytes = 0;
  // Of kAdded and kReplaced.
  Document document;
  Extraction extraction;
  // Of kUnchanged: the version that it was compared with, the generation that
  // was published then, and what it was made of, in case that another version
  // comes in before the outcome is told.
  std::optional<DocumentVersion> version;
  uint64_t generation = 0;
  std::string bytes;
  std::shared_ptr<const ExternalExtraction> external;  // of any outcome

  bool is_written() const {
    return outcome == IngestOutcome::kAdded ||
           outcome == IngestOutcome::kReplaced;
  }
  // In memory, about.
  uint64_t held_bytes() const {
    return document.text.size() + bytes.size() +
           (external != nullptr ? external->size() : 0);
  }
};

// `stored`: the version that is there now. `external`: what others found, or
// null, which has the extractor read the document.
PreparedDocument Prepare(const DocumentKey& key, std::string bytes,
                         std::shared_ptr<const ExternalExtraction> external,
                         const std::optional<DocumentVersion>& stored,
                         const Extractor& extractor);

}  // namespace quipu

#endif  // QUIPU_INGEST_PIPELINE_PREPARE_H_
