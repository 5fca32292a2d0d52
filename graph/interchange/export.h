// The merged graph as JSON that outside programs read: one object a line, keys
// in a fixed order, UTF-8. docs/interchange.md describes it.

#ifndef QUIPU_GRAPH_INTERCHANGE_EXPORT_H_
#define QUIPU_GRAPH_INTERCHANGE_EXPORT_H_

#include <functional>
#include <string_view>

#include "base/result.h"
#include "graph/store/reader.h"

namespace quipu {

// Called with each line, without its end; returns false to stop the export.
using LineSink = std::function<bool(std::string_view line)>;

struct ExportOptions {
  // Claims that are less sure are left out, and relations that have no others.
  int min_confidence = 0;
};

// Entities by id, then relations by (subject id, predicate, object). The same
// input gives the same bytes whatever the history of the store. Linear in the
// size of the graph up to about half a million mentions and as many claims;
// beyond, each further half million reads its documents once more. Holds that
// many at a time, the ids of all entities, and the sort keys of all relations.
// Errors of Reader; kCorruption where records contradict each other.
Result<void> ExportLines(const Reader& reader, const LineSink& sink,
                         const ExportOptions& options = {});

}  // namespace quipu

#endif  // QUIPU_GRAPH_INTERCHANGE_EXPORT_H_
