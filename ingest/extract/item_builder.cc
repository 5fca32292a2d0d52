#include "ingest/extract/item_builder.h"

#include <algorithm>

#include "ingest/extract/coreference/groups.h"
#include "ingest/extract/event/event_nouns.h"

namespace quipu {

ItemBuilder::ItemBuilder(const DocumentContext& context,
                         const std::vector<Name>& names,
                         const std::vector<FoundLiteral>& literals,
                         EntityTable& table)
    : context_(context),
      names_(names),
      literals_(literals),
      table_(table),
      references_(context, names, table) {}

void ItemBuilder::PlaceNames(ItemDraft& draft) {
  while (next_name_ < names_.size() &&
         names_[next_name_].sentence < draft.index) {
    ++next_name_;
  }
  int last = -1;
  for (;
       next_name_ < names_.size() && names_[next_name_].sentence == draft.index;
       ++next_name_) {
    const Name& name = names_[next_name_];
    const int entity = table_.of_name(next_name_);
    if (entity < 0 || name.nested || !draft.Free(name.begin, name.end)) {
      continue;
    }
    // "Long Name (LN)": one item, if both are one thing.
    if (last >= 0) {
      Item& before = draft.items[static_cast<size_t>(last)];
      const auto& words = draft.sentence.words;
      if (before.entity == entity && name.begin == before.end + 1 &&
          words[before.end].Is("(") && name.end < words.size() &&
          words[name.end].Is(")")) {
        before.end = name.end + 1;
        std::fill(draft.at.begin() + before.begin,
                  draft.at.begin() + before.end, last);
        continue;
      }
    }
    Item item;
    item.kind = ItemKind::kEntity;
    item.entity = entity;
    item.type = table_.entity(entity).type;
    item.span = name.span;
    item.country = table_.entity(entity).country >= 0 ||
                   (item.type == context_.types.place && name.acronym &&
                    name.key.size() == 2);
    item.begin = name.begin;
    item.end = name.end;
    if (draft.Free(name.outer_begin, name.begin)) item.begin = name.outer_begin;
    if (draft.Free(name.end, name.outer_end)) item.end = name.outer_end;
    last = static_cast<int>(draft.items.size());
    draft.Place(std::move(item));
  }
}

void ItemBuilder::PlaceDates(ItemDraft& draft) {
  const WordSentence& sentence = draft.sentence;
  while (next_literal_ < literals_.size() &&
         literals_[next_literal_].span.begin < sentence.span.begin) {
    ++next_literal_;
  }
  uint32_t word = 0;
  for (; next_literal_ < literals_.size() &&
         literals_[next_literal_].span.end <= sentence.span.end;
       ++next_literal_) {
    const FoundLiteral& date = literals_[next_literal_];
    if (date.literal.kind != LiteralKind::kDate) continue;
    while (word < sentence.words.size() &&
           sentence.words[word].span.end <= date.span.begin) {
      ++word;
    }
    Item item;
    item.kind = ItemKind::kDate;
    item.begin = word;
    while (word < sentence.words.size() &&
           sentence.words[word].span.begin < date.span.end) {
      ++word;
    }
    item.end = word;
    item.span = date.span;
    item.literal = date.literal;
    item.bounds = date.bounds;
    if (draft.Free(item.begin, item.end)) draft.Place(std::move(item));
  }
}

void ItemBuilder::PlaceDemonyms(ItemDraft& draft) {
  const WordSentence& sentence = draft.sentence;
  for (uint32_t i = 0; i < sentence.words.size(); ++i) {
    const auto* match = sentence.cues.At(i, context_.file.lexicon.demonym());
    if (match == nullptr || !draft.Free(i, i + match->length)) continue;
    if (sentence.languages == kEnglish && !sentence.words[i].capital())
      continue;
    const int entity = table_.of_country(match->value);
    if (entity < 0) continue;
    Item item;
    item.kind = ItemKind::kDemonym;
    item.begin = i;
    item.end = i + match->length;
    item.span = draft.SpanOf(i, item.end);
    item.entity = entity;
    item.type = table_.entity(entity).type;
    item.mention = MentionKind::kAdjectival;
    draft.Place(std::move(item));
  }
}

ItemSentence ItemBuilder::Build(uint32_t sentence) {
  const WordSentence& words = context_.sentences[sentence];
  ItemDraft draft{
      words, sentence, {}, std::vector<int>(words.words.size(), -1)};
  PlaceNames(draft);
  PlaceDates(draft);
  references_.Place(draft);
  PlaceGroups(context_, table_, draft);
  PlaceEventNouns(context_, table_, draft);
  PlaceDemonyms(draft);
  ItemSentence out = draft.Finish();
  for (const Item& item : out.items) {
    if (item.entity >= 0 && item.mention != MentionKind::kName) {
      table_.entity(item.entity).mentions.push_back({item.span, item.mention});
    }
  }
  references_.Remember(out);
  return out;
}

}  // namespace quipu
