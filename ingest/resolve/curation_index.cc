#include "ingest/resolve/curation_index.h"

#include "graph/store/document_tables.h"
#include "ingest/resolve/anchor.h"

namespace quipu {

CurationIndex::CurationIndex(std::vector<CurationEntry> log)
    : log_(std::move(log)) {
  for (size_t i = 0; i < log_.size(); ++i) {
    for (uint32_t a = 0; a < log_[i].anchors.size(); ++a) {
      by_document_[log_[i].anchors[a].document].emplace_back(i, a);
    }
  }
}

Result<CurationIndex> CurationIndex::Read(const Reader& reader) {
  QUIPU_TRY(auto log, curation::ReadAll(reader));
  return CurationIndex(std::move(log));
}

std::vector<PlacedAnchor> CurationIndex::In(const Document& document) const {
  std::vector<PlacedAnchor> placed;
  const auto found = by_document_.find(document.key);
  if (found == by_document_.end()) return placed;
  std::vector<const Anchor*> anchors;
  for (const auto& [entry, anchor] : found->second) {
    placed.push_back({&log_[entry], anchor, std::nullopt});
    anchors.push_back(&log_[entry].anchors[anchor]);
  }
  const auto places = FindAnchors(anchors, document.text);
  for (size_t i = 0; i < placed.size(); ++i) placed[i].place = places[i];
  return placed;
}

}  // namespace quipu
