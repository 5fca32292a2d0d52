// Groups of people told by common nouns: "some 150 soldiers".

#ifndef QUIPU_INGEST_EXTRACT_COREFERENCE_GROUPS_H_
#define QUIPU_INGEST_EXTRACT_COREFERENCE_GROUPS_H_

#include "ingest/extract/coreference/entities.h"
#include "ingest/extract/mention/document_context.h"
#include "ingest/extract/mention/item_draft.h"

namespace quipu {

// Places groups, with their numbers, on words that are still free. Equal words
// are one entity, but for groups with a number: each is its own.
void PlaceGroups(const DocumentContext& context, EntityTable& table,
                 ItemDraft& draft);

}  // namespace quipu

#endif  // QUIPU_INGEST_EXTRACT_COREFERENCE_GROUPS_H_
