// The curation log by document: a log of any length costs a document only the
// decisions that speak of it.

#ifndef QUIPU_INGEST_RESOLVE_CURATION_INDEX_H_
#define QUIPU_INGEST_RESOLVE_CURATION_INDEX_H_

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "base/result.h"
#include "graph/model/curation.h"
#include "graph/model/document.h"
#include "graph/model/ids.h"
#include "graph/model/span.h"
#include "graph/store/reader.h"

namespace quipu {

// One anchor of a decision, and where its words stand.
struct PlacedAnchor {
  const CurationEntry* entry = nullptr;
  uint32_t anchor = 0;  // position in the entry's
  std::optional<Span> place;
};

// Visits anchors decision by decision: all that one has in the document.
template <typename Visit>
void ForEachDecision(std::span<const PlacedAnchor> anchors,
                     const Visit& visit) {
  while (!anchors.empty()) {
    size_t count = 1;
    while (count < anchors.size() &&
           anchors[count].entry == anchors.front().entry) {
      ++count;
    }
    visit(anchors.first(count));
    anchors = anchors.subspan(count);
  }
}

class CurationIndex {
 public:
  CurationIndex() = default;
  explicit CurationIndex(std::vector<CurationEntry> log);  // by sequence
  static Result<CurationIndex> Read(const Reader& reader);

  const std::vector<CurationEntry>& log() const { return log_; }

  // The anchors in this document, by decision, then as they stand in it. The
  // entries are the index's own.
  std::vector<PlacedAnchor> In(const Document& document) const;

 private:
  std::vector<CurationEntry> log_;
  // Positions in `log_` and among the entry's anchors.
  std::map<DocumentKey, std::vector<std::pair<size_t, uint32_t>>> by_document_;
};

}  // namespace quipu

#endif  // QUIPU_INGEST_RESOLVE_CURATION_INDEX_H_
