// The JSON that outside programs read: one object a line, keys in a fixed
// order, UTF-8. docs/interchange.md describes it. Spans are bytes of the
// original file for plain text and Markdown.

#ifndef QUIPU_GRAPH_INTERCHANGE_JSON_LINES_H_
#define QUIPU_GRAPH_INTERCHANGE_JSON_LINES_H_

#include <functional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "graph/model/document.h"
#include "graph/model/extraction.h"
#include "graph/store/reader.h"

namespace quipu {

// Called with each line, without its end; returns false to stop the export.
using LineSink = std::function<bool(std::string_view line)>;

// What one document says, as one line (`quipu extract`).
std::string ExtractionLine(const Document& document,
                           const Extraction& extraction);

// The merged graph: entities by id, then relations by (subject id, predicate,
// object). The same input gives the same bytes whatever the history of the
// store. Holds one entity or relation at a time, and the ids of all.
Result<void> ExportLines(const Reader& reader, const LineSink& sink);

}  // namespace quipu

#endif  // QUIPU_GRAPH_INTERCHANGE_JSON_LINES_H_
