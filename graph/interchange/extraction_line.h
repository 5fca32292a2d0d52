// What one document says, for programs that score extractors.

#ifndef QUIPU_GRAPH_INTERCHANGE_EXTRACTION_LINE_H_
#define QUIPU_GRAPH_INTERCHANGE_EXTRACTION_LINE_H_

#include <string>

#include "graph/model/document.h"
#include "graph/model/extraction.h"

namespace quipu {

// One JSON object in one line without its end (`quipu extract`), as
// docs/interchange.md describes it. Every local index must be in range.
std::string ExtractionLine(const Document& document,
                           const Extraction& extraction);

}  // namespace quipu

#endif  // QUIPU_GRAPH_INTERCHANGE_EXTRACTION_LINE_H_
