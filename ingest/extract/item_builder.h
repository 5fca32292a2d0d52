// Sentences become items: names, common nouns that stand for things, pronouns
// that are safe to resolve, dates and quantities.

#ifndef QUIPU_INGEST_EXTRACT_ITEM_BUILDER_H_
#define QUIPU_INGEST_EXTRACT_ITEM_BUILDER_H_

#include <vector>

#include "ingest/extract/coreference/entities.h"
#include "ingest/extract/coreference/references.h"
#include "ingest/extract/mention/document_context.h"
#include "ingest/extract/mention/item_draft.h"
#include "ingest/extract/mention/items.h"
#include "ingest/extract/mention/literal_finder.h"
#include "ingest/extract/mention/names.h"

namespace quipu {

// Called for the sentences in order: what "the prison" and "he" mean depends
// on the sentences before.
class ItemBuilder {
 public:
  ItemBuilder(const DocumentContext& context, const std::vector<Name>& names,
              const std::vector<FoundLiteral>& literals, EntityTable& table);

  ItemSentence Build(uint32_t sentence);

 private:
  void PlaceNames(ItemDraft& draft);
  void PlaceDates(ItemDraft& draft);
  void PlaceDemonyms(ItemDraft& draft);

  const DocumentContext& context_;
  const std::vector<Name>& names_;
  const std::vector<FoundLiteral>& literals_;
  EntityTable& table_;
  References references_;
  size_t next_name_ = 0;
  size_t next_literal_ = 0;
};

}  // namespace quipu

#endif  // QUIPU_INGEST_EXTRACT_ITEM_BUILDER_H_
