// A sentence as rules see it: mentions, dates and quantities stand as one item
// each, all other words one by one.

#ifndef QUIPU_INGEST_EXTRACT_MENTION_ITEMS_H_
#define QUIPU_INGEST_EXTRACT_MENTION_ITEMS_H_

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "graph/model/extraction.h"
#include "ingest/extract/mention/words.h"

namespace quipu {

enum class ItemKind : uint8_t { kWord, kEntity, kDemonym, kDate, kQuantity };

struct Item {
  ItemKind kind = ItemKind::kWord;
  uint32_t begin = 0;  // words of the sentence
  uint32_t end = 0;
  Span span;        // of the mention, date or quantity itself
  int entity = -1;  // of kEntity and kDemonym: a number of the document's
  int type = -1;    // of the entity: index into Ontology::types
  MentionKind mention = MentionKind::kName;
  bool modifier = false;  // stands before the noun it tells of: "KLM members"
  bool country = false;   // a country, or the code of a state
  Literal literal;        // of kDate and kQuantity
  std::optional<TimeBounds> bounds;  // of kDate, where it can be told
};

struct ItemSentence {
  const WordSentence* sentence = nullptr;
  std::vector<Item> items;

  const SurfaceWord& word(int item) const {
    return sentence->words[items[static_cast<size_t>(item)].begin];
  }
  bool IsWord(int item) const {
    return item >= 0 && item < static_cast<int>(items.size()) &&
           items[static_cast<size_t>(item)].kind == ItemKind::kWord;
  }
  // Items that the longest phrase of `cls` at `item` covers, all of them words;
  // 0 if there is none.
  int PhraseLength(int item, ClassId cls) const;
  int PhraseLength(int item, Cue cue) const {
    return PhraseLength(item, ClassId{static_cast<uint16_t>(cue)});
  }
};

}  // namespace quipu

#endif  // QUIPU_INGEST_EXTRACT_MENTION_ITEMS_H_
