// The curation log, read for one document: which of its local entities and
// claims an analyst has decided about.

#ifndef QUIPU_INGEST_RESOLVE_CURATION_MARKS_H_
#define QUIPU_INGEST_RESOLVE_CURATION_MARKS_H_

#include <set>
#include <span>
#include <vector>

#include "graph/model/curation.h"
#include "graph/model/extraction.h"
#include "ingest/resolve/curation_index.h"
#include "ingest/resolve/profile.h"

namespace quipu {

struct DocumentMarks {
  std::vector<CurationMarks> locals;  // by LocalIndex
  std::set<ClaimIndex> rejected;
};

// What decisions say of the document with this extraction; `anchors` are those
// of the index in it. An anchor means the local entity with the mention that
// has exactly its place; a later rename or retype replaces an earlier one.
DocumentMarks MarksOf(const Extraction& extraction,
                      std::span<const PlacedAnchor> anchors);

// The documents that an entry speaks of, distinct.
std::set<DocumentKey> DocumentsOf(const CurationEntry& entry);

}  // namespace quipu

#endif  // QUIPU_INGEST_RESOLVE_CURATION_MARKS_H_
