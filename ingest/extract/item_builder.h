// Sentences become items: names, common nouns and pronouns that stand for
// things, dates and quantities.

#ifndef QUIPU_INGEST_EXTRACT_ITEM_BUILDER_H_
#define QUIPU_INGEST_EXTRACT_ITEM_BUILDER_H_

#include <vector>

#include "ingest/extract/coreference/entities.h"
#include "ingest/extract/mention/document_context.h"
#include "ingest/extract/mention/item_draft.h"
#include "ingest/extract/mention/items.h"
#include "ingest/extract/mention/markable.h"
#include "ingest/extract/mention/names.h"

namespace quipu {

// Called for the sentences in order. All arguments must outlive the builder.
class ItemBuilder {
 public:
  ItemBuilder(const DocumentContext& context, const Markables& markables,
              const TypeScores& types, const std::vector<Name>& names,
              const EntityTable& table);

  // Names first, then dates and quantities, then what else refers: pronouns,
  // demonyms, and common nouns that are likely mentions or whose entity has
  // others. Words that nothing covers become items of their own.
  ItemSentence Build(uint32_t sentence);

 private:
  void PlaceNames(ItemDraft& draft);
  void PlaceLiterals(ItemDraft& draft);
  void PlaceCountries(ItemDraft& draft);
  void PlaceReferences(ItemDraft& draft);
  bool MayStand(uint32_t markable) const;
  static Item* ModifierOf(ItemDraft& draft, uint32_t noun);
  bool IsPlainNoun(const ItemDraft& draft, Span phrase, uint32_t begin,
                   uint32_t end) const;

  const DocumentContext& context_;
  const Markables& markables_;
  const TypeScores& types_;
  const std::vector<Name>& names_;
  const EntityTable& table_;
  size_t next_name_ = 0;
  uint32_t next_markable_ = 0;
  uint32_t end_ = 0;  // of the sentence's markables
};

}  // namespace quipu

#endif  // QUIPU_INGEST_EXTRACT_ITEM_BUILDER_H_
