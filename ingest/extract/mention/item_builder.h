// Sentences become items: names, common nouns that stand for things, pronouns
// that are safe to resolve, dates and quantities.

#ifndef QUIPU_INGEST_EXTRACT_MENTION_ITEM_BUILDER_H_
#define QUIPU_INGEST_EXTRACT_MENTION_ITEM_BUILDER_H_

#include <optional>
#include <string>
#include <vector>

#include "graph/model/partial_date.h"
#include "ingest/extract/coreference/entities.h"
#include "ingest/extract/mention/item_draft.h"
#include "ingest/extract/mention/items.h"
#include "ingest/extract/mention/names.h"

namespace quipu {

// A date of the text with what its context adds.
struct ResolvedDate {
  Span span;
  std::optional<PartialDate> date;
};

// The dates of a document. A date without a year takes that of the last full
// date before it, else the document's own; one after "last" is never later
// than the document.
std::vector<ResolvedDate> ResolveDates(const Document& document,
                                       const NameContext& context);

// Called for the sentences in order: what "the prison" and "he" mean depends
// on the sentences before.
class ItemBuilder {
 public:
  ItemBuilder(const NameContext& context, const std::vector<Name>& names,
              const std::vector<ResolvedDate>& dates, EntityTable& table);

  ItemSentence Build(uint32_t sentence);

 private:
  void PlaceNames(ItemDraft& draft);
  void PlaceDates(ItemDraft& draft);
  void PlaceDefinites(ItemDraft& draft);
  void PlacePronouns(ItemDraft& draft);
  void PlaceDemonyms(ItemDraft& draft);
  void Remember(const ItemSentence& items);
  int EntityWithHead(const std::string& word) const;

  const NameContext& context_;
  const std::vector<Name>& names_;
  const std::vector<ResolvedDate>& dates_;
  EntityTable& table_;
  size_t next_name_ = 0;
  size_t next_date_ = 0;
  std::unordered_map<int, int> prison_mentions_;
  int prison_ = -1;        // the one mentioned most so far, then the last
  int last_subject_ = -1;  // first entity of the sentence before
  uint32_t last_paragraph_ = 0;
  // Last word of a name -> the entity; -2 if there are several.
  std::unordered_map<std::string, int> heads_;
};

}  // namespace quipu

#endif  // QUIPU_INGEST_EXTRACT_MENTION_ITEM_BUILDER_H_
