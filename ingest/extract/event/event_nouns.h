// Events told by common nouns: "the bloody massacre".

#ifndef QUIPU_INGEST_EXTRACT_EVENT_EVENT_NOUNS_H_
#define QUIPU_INGEST_EXTRACT_EVENT_EVENT_NOUNS_H_

#include "ingest/extract/coreference/entities.h"
#include "ingest/extract/mention/document_context.h"
#include "ingest/extract/mention/item_draft.h"

namespace quipu {

// Places events on words that are still free: an article, perhaps adjectives,
// and a noun for an event. Equal words are one entity.
void PlaceEventNouns(const DocumentContext& context, EntityTable& table,
                     ItemDraft& draft);

}  // namespace quipu

#endif  // QUIPU_INGEST_EXTRACT_EVENT_EVENT_NOUNS_H_
