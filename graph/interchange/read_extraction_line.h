// The way back from a line of ExtractionLine, which other extractors write,
// too.

#ifndef QUIPU_GRAPH_INTERCHANGE_READ_EXTRACTION_LINE_H_
#define QUIPU_GRAPH_INTERCHANGE_READ_EXTRACTION_LINE_H_

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/hash.h"
#include "base/json.h"
#include "base/result.h"
#include "graph/model/document.h"
#include "graph/model/extraction.h"
#include "graph/model/ontology.h"

namespace quipu {

// That one entity may have.
inline constexpr size_t kMostNames = 1000;

// What a line says of its document. What it does not give is empty.
struct LineDocument {
  std::string uri;                     // never empty
  std::optional<std::string> text;     // to be read in place of a file
  std::optional<Sha256Digest> sha256;  // of the file
  DocumentMetadata metadata;           // without places in the text
};

// Entities and claims in the order of the line.
struct LineExtraction {
  std::vector<LocalEntity> entities;  // without handles; "" for no name
  std::vector<bool> named;  // parallel: whether the line lists the names
  std::vector<Claim> claims;
};

// All errors name the member at fault: "entities[3]: type: …". A line may have
// members that nobody knows.
Result<Json> ParseExtractionLine(std::string_view line);
Result<LineDocument> ReadLineDocument(const Json& line);
// `document` is the one that the line speaks of, as it was read.
// kInvalidArgument for what the ontology does not have, places outside of the
// text, and all else that docs/interchange.md forbids. Linear, but for the
// look-up of ids.
Result<LineExtraction> ReadLineExtraction(const Json& line,
                                          const Document& document,
                                          const Ontology& ontology);

}  // namespace quipu

#endif  // QUIPU_GRAPH_INTERCHANGE_READ_EXTRACTION_LINE_H_
