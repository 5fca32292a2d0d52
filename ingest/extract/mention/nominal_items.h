// Common nouns that stand for things: "some 150 soldiers", "the massacre".

#ifndef QUIPU_INGEST_EXTRACT_MENTION_NOMINAL_ITEMS_H_
#define QUIPU_INGEST_EXTRACT_MENTION_NOMINAL_ITEMS_H_

#include "ingest/extract/coreference/entities.h"
#include "ingest/extract/mention/item_draft.h"
#include "ingest/extract/mention/names.h"

namespace quipu {

// Places groups, with their numbers, and events on words that are still free.
// Equal words are one entity, but for groups with a number: each is its own.
void PlaceNominals(const NameContext& context, EntityTable& table,
                   ItemDraft& draft);

}  // namespace quipu

#endif  // QUIPU_INGEST_EXTRACT_MENTION_NOMINAL_ITEMS_H_
