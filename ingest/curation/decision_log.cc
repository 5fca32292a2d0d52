#include "ingest/curation/decision_log.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "graph/store/tables.h"
#include "ingest/resolve/curated_document.h"
#include "ingest/resolve/curation_index.h"
#include "ingest/resolve/curation_marks.h"
#include "ingest/resolve/mention_index.h"

namespace quipu {
namespace {

using FoundAnchors = std::map<const CurationEntry*, std::set<uint32_t>>;

// Whether the anchor points at words, and not at what mentions an entity.
bool IsOfWords(const CurationEntry& entry, uint32_t anchor) {
  switch (entry.kind) {
    case CurationKind::kRejectClaim:
    case CurationKind::kAddMention:
    case CurationKind::kAddEntity:
    case CurationKind::kAddClaim:
      return anchor == 0;
    default:
      return false;
  }
}

Result<void> FindIn(const Reader& reader, const CurationIndex& index,
                    const DocumentKey& key, FoundAnchors& found) {
  QUIPU_TRY(const auto number, documents::FindNumber(reader, key));
  if (!number) return {};
  QUIPU_TRY(const Document document, documents::Read(reader, *number));
  QUIPU_TRY(const Extraction extraction,
            documents::ReadExtraction(reader, *number));
  const MentionIndex mentions(extraction);
  for (const PlacedAnchor& anchor : index.In(document)) {
    if (anchor.entry->kind == CurationKind::kCorrect ||
        (anchor.place && (IsOfWords(*anchor.entry, anchor.anchor) ||
                          mentions.At(*anchor.place)))) {
      found[anchor.entry].insert(anchor.anchor);
    }
  }
  return {};
}

// Whether a decision has an effect with these of its anchors.
bool Counts(const CurationEntry& entry, const std::set<uint32_t>& found) {
  switch (entry.kind) {
    case CurationKind::kSame:
    case CurationKind::kDistinct:
      return found.size() >= 2;
    case CurationKind::kRename:
    case CurationKind::kRetype:
      return !found.empty();
    default:
      return found.size() == entry.anchors.size();
  }
}

}  // namespace

Result<std::optional<CurationEntry>> DecisionOfClaim(
    const Reader& reader, const DocumentKey& document, ClaimIndex claim) {
  QUIPU_TRY(const auto number, documents::FindNumber(reader, document));
  if (!number) {
    return NotFound(document.value + ": no such document in the store");
  }
  QUIPU_TRY(const Document text, uncurated::Read(reader, *number));
  QUIPU_TRY(const Extraction extraction,
            uncurated::ReadExtraction(reader, *number));
  const size_t extracted = extraction.claims.size();
  if (claim.value < extracted) return std::optional<CurationEntry>();
  QUIPU_TRY(const CurationIndex index, CurationIndex::Read(reader));
  const CuratedDocument curated = Curate(text, extraction, index.In(text));
  if (claim.value - extracted >= curated.decisions.size()) {
    return NotFound(document.value + " has no claim " +
                    std::to_string(claim.value));
  }
  return curation::Read(reader, curated.decisions[claim.value - extracted]);
}

Result<std::vector<LoggedDecision>> ReadDecisionLog(
    const Reader& reader, const LogQuestion& question) {
  QUIPU_TRY(const CurationIndex index, CurationIndex::Read(reader));
  std::vector<const CurationEntry*> entries;
  std::set<DocumentKey> documents;
  for (const CurationEntry& entry : index.log()) {
    if (entry.sequence <= question.after) continue;
    if (!question.pending_only && entries.size() == question.limit) break;
    entries.push_back(&entry);
    documents.merge(DocumentsOf(entry));
  }
  FoundAnchors found;
  for (const DocumentKey& key : documents) {
    QUIPU_CHECK(FindIn(reader, index, key, found));
  }
  std::vector<LoggedDecision> log;
  for (const CurationEntry* const entry : entries) {
    if (log.size() == question.limit) break;
    const std::set<uint32_t>& anchors = found[entry];
    const bool pending = !Counts(*entry, anchors);
    if (question.pending_only && !pending) continue;
    log.push_back(
        {*entry, static_cast<uint32_t>(entry->anchors.size() - anchors.size()),
         pending});
  }
  return log;
}

}  // namespace quipu
