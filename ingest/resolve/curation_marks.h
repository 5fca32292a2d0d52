// The curation log, read for one document: which of its local entities and
// claims an analyst has decided about.

#ifndef QUIPU_INGEST_RESOLVE_CURATION_MARKS_H_
#define QUIPU_INGEST_RESOLVE_CURATION_MARKS_H_

#include <optional>
#include <set>
#include <span>
#include <vector>

#include "graph/model/curation.h"
#include "graph/model/document.h"
#include "graph/model/extraction.h"
#include "ingest/resolve/profile.h"

namespace quipu {

// The bytes of the anchor's quote, if quote and context together stand exactly
// once in the text. A decision whose anchor is not found waits: it is without
// effect until the text comes back.
std::optional<Span> FindAnchor(const Anchor& anchor, std::string_view text);

// The anchor of a mention or sentence: its words and 32 characters around.
Anchor MakeAnchor(const Document& document, Span span);

struct DocumentMarks {
  std::vector<CurationMarks> locals;  // by LocalIndex
  std::set<ClaimIndex> rejected;
};

// What the entries of `log` that are anchored in `document` say of it. An
// anchor means the local entity with the mention that has exactly its span; a
// later rename or retype replaces an earlier one.
DocumentMarks MarksOf(const Document& document, const Extraction& extraction,
                      std::span<const CurationEntry> log);

// The documents that an entry speaks of, distinct.
std::set<DocumentKey> DocumentsOf(const CurationEntry& entry);

}  // namespace quipu

#endif  // QUIPU_INGEST_RESOLVE_CURATION_MARKS_H_
