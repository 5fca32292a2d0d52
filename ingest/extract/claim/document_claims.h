// Claims that no sentence says in words of its own: other names, who wrote and
// who published the document.

#ifndef QUIPU_INGEST_EXTRACT_CLAIM_DOCUMENT_CLAIMS_H_
#define QUIPU_INGEST_EXTRACT_CLAIM_DOCUMENT_CLAIMS_H_

#include <vector>

#include "graph/model/document.h"
#include "ingest/extract/claim/candidate.h"
#include "ingest/extract/coreference/entities.h"
#include "ingest/extract/coreference/stated_aliases.h"
#include "ingest/extract/mention/document_context.h"
#include "ingest/extract/mention/names.h"

namespace quipu {

// The names of a document and what is known of them.
struct NamedEntities {
  const std::vector<Name>& names;
  size_t stated = 0;  // names from here on are authors and the publisher
  const std::vector<StatedAlias>& aliases;
};

// Appends the claims; adds the document itself to the table, as a Publication.
void FindDocumentClaims(const Document& document,
                        const DocumentContext& context,
                        const NamedEntities& named, EntityTable& table,
                        std::vector<ClaimCandidate>& candidates);

}  // namespace quipu

#endif  // QUIPU_INGEST_EXTRACT_CLAIM_DOCUMENT_CLAIMS_H_
