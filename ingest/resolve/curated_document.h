// A document as it was read, and what analysts corrected and added -> the
// document and extraction that everything else sees.

#ifndef QUIPU_INGEST_RESOLVE_CURATED_DOCUMENT_H_
#define QUIPU_INGEST_RESOLVE_CURATED_DOCUMENT_H_

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "graph/model/document.h"
#include "graph/model/extraction.h"
#include "ingest/resolve/curation_index.h"

namespace quipu {

// Claim::rule of what an analyst added.
inline constexpr std::string_view kCuratedRule = "curated";

// Absent where nothing differs from what was read.
struct CuratedDocument {
  std::optional<Document> document;
  std::optional<Extraction> extraction;
  std::vector<uint64_t> decisions;  // that added its last claims, one a claim
};

// Applies corrections and additions in the order of the log. What was extracted
// keeps its place: added entities and claims follow, mentions go among those of
// their entity. A mention that was extracted by now is not added again; an
// addition whose anchors are not all found adds nothing, but for a mention of
// what only another document mentions. `anchors` are those of the index in the
// document.
CuratedDocument Curate(const Document& document, const Extraction& extraction,
                       std::span<const PlacedAnchor> anchors);

}  // namespace quipu

#endif  // QUIPU_INGEST_RESOLVE_CURATED_DOCUMENT_H_
