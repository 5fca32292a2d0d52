// Extractions that somebody else's extractor made, in files of JSON Lines
// (docs/interchange.md).

#ifndef QUIPU_INGEST_PIPELINE_EXTERNAL_EXTRACTION_H_
#define QUIPU_INGEST_PIPELINE_EXTERNAL_EXTRACTION_H_

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "base/hash.h"
#include "base/json.h"
#include "base/result.h"
#include "graph/model/document.h"
#include "graph/model/extraction.h"
#include "graph/model/ontology.h"
#include "ingest/pipeline/source.h"

namespace quipu {

// One line of a file. It is read again whenever it is needed, so that large
// files take little memory. Immutable.
class ExternalExtraction {
 public:
  ExternalExtraction(std::filesystem::path file, uint64_t number,
                     uint64_t offset, std::string_view line);

  // "FILE:LINE", as errors call it.
  std::string Place() const;
  // Of the line's bytes: what tells whether it has changed.
  const Sha256Digest& digest() const { return digest_; }
  uint64_t size() const { return size_; }  // of the line, in bytes

  // The text of the document, of a line that has one in place of a file. Errors
  // of this and the next are without Place().
  Result<std::string> ReadText() const;
  // What the line says of a document that was read from its file, which gets
  // the line's metadata. Errors name the member at fault, or tell that the line
  // is of another version of the file.
  Result<Extraction> Read(Document& document, const Ontology& ontology) const;

 private:
  Result<Json> ReadLine() const;

  std::filesystem::path file_;
  uint64_t number_;
  uint64_t offset_;
  uint64_t size_;
  Sha256Digest digest_;
};

// Gives each line of `files` to the source whose key is its document's URI, or
// ends with "/" and that; lines with a text become sources of their own. Reads
// all files once. Nothing is to be ingested after an error, which names the
// place of a line that is no JSON, is longer than `limits`, names no document,
// or is nobody's or the second one of a source.
Result<void> AddExtractions(std::span<const std::filesystem::path> files,
                            const ReadLimits& limits,
                            std::vector<IngestSource>& sources);

}  // namespace quipu

#endif  // QUIPU_INGEST_PIPELINE_EXTERNAL_EXTRACTION_H_
