#include "ingest/extract/mention/item_builder.h"

#include <algorithm>

#include "ingest/extract/mention/item_draft.h"
#include "ingest/extract/mention/nominal_items.h"

namespace quipu {

ItemBuilder::ItemBuilder(const NameContext& context,
                         const std::vector<Name>& names,
                         const std::vector<ResolvedDate>& dates,
                         EntityTable& table)
    : context_(context), names_(names), dates_(dates), table_(table) {
  for (size_t i = 0; i < names.size(); ++i) {
    const Name& name = names[i];
    const int entity = table.of_name(i);
    if (entity < 0 || name.acronym) continue;
    for (uint32_t w = name.begin; w < name.end; ++w) {
      const WordSentence& sentence = context.sentences[name.sentence];
      if (HeadTypeAt(context, sentence, w) !=
          table.entities()[static_cast<size_t>(entity)].type) {
        continue;
      }
      const auto [at, added] = heads_.emplace(sentence.words[w].folded, entity);
      if (!added && at->second != entity) at->second = -2;
    }
  }
}

int ItemBuilder::EntityWithHead(const std::string& word) const {
  const auto found = heads_.find(word);
  return found == heads_.end() || found->second < 0 ? -1 : found->second;
}

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
  while (next_date_ < dates_.size() &&
         dates_[next_date_].span.begin < sentence.span.begin) {
    ++next_date_;
  }
  uint32_t word = 0;
  for (; next_date_ < dates_.size() &&
         dates_[next_date_].span.end <= sentence.span.end;
       ++next_date_) {
    const ResolvedDate& date = dates_[next_date_];
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
    item.literal.kind = LiteralKind::kDate;
    item.literal.text = std::string(date.span.In(context_.text));
    item.literal.date = date.date;
    if (draft.Free(item.begin, item.end)) draft.Place(std::move(item));
  }
}

// "the government", "the prison", "the committee".
void ItemBuilder::PlaceDefinites(ItemDraft& draft) {
  const WordSentence& sentence = draft.sentence;
  for (uint32_t i = 1; i < sentence.words.size(); ++i) {
    const auto* article = sentence.cues.At(i - 1, Cue::kArticle);
    if (article == nullptr || article->length != 1 || !draft.Free(i, i + 1) ||
        sentence.words[i - 1].Is("a") || sentence.words[i - 1].Is("an") ||
        sentence.words[i].shape != Shape::kLower) {
      continue;
    }
    int entity = -1;
    if (sentence.cues.Has(i, Cue::kGovernment) &&
        context_.types.regime != kNoType) {
      entity = table_.Nominal(context_.types.regime, "government",
                              sentence.words[i].folded);
    } else if (const int type = HeadTypeAt(context_, sentence, i);
               type != kNoType && type == context_.types.prison) {
      entity = prison_;
    } else if (type != kNoType) {
      entity = EntityWithHead(sentence.words[i].folded);
    }
    if (entity < 0) continue;
    Item item;
    item.kind = ItemKind::kEntity;
    item.begin = i;
    item.end = i + 1;
    item.span = draft.SpanOf(i - 1, i + 1);
    item.entity = entity;
    item.type = table_.entity(entity).type;
    item.mention = MentionKind::kNominal;
    draft.Place(std::move(item));
  }
}

void ItemBuilder::PlacePronouns(ItemDraft& draft) {
  const WordSentence& sentence = draft.sentence;
  const auto place = [&](uint32_t i, int entity) {
    if (entity < 0 || !draft.Free(i, i + 1)) return;
    Item item;
    item.kind = ItemKind::kEntity;
    item.begin = i;
    item.end = i + 1;
    item.span = sentence.words[i].span;
    item.entity = entity;
    item.type = table_.entity(entity).type;
    item.mention = MentionKind::kPronoun;
    draft.Place(std::move(item));
  };
  const KnownTypes& types = context_.types;
  // At the beginning of a sentence: what the sentence before began with.
  if (last_subject_ >= 0 && last_paragraph_ == sentence.paragraph) {
    const int type = table_.entity(last_subject_).type;
    const bool body = type == types.party || type == types.organization ||
                      type == types.facility || type == types.prison;
    if ((sentence.cues.Has(0, Cue::kHePronoun) && type == types.person) ||
        (sentence.cues.Has(0, Cue::kItPronoun) && body)) {
      place(0, last_subject_);
    }
  }
  // "his": the one person that the sentence names before.
  for (uint32_t i = 0; i < sentence.words.size(); ++i) {
    if (!sentence.cues.Has(i, Cue::kHisPronoun)) continue;
    int person = -1;
    if (i == 0 && last_subject_ >= 0 && last_paragraph_ == sentence.paragraph &&
        table_.entity(last_subject_).type == types.person) {
      person = last_subject_;
    }
    bool unique = true;
    for (uint32_t w = 0; w < i; ++w) {
      const int at = draft.at[w];
      if (at < 0) continue;
      const Item& item = draft.items[static_cast<size_t>(at)];
      if (item.type != types.person || item.entity < 0) continue;
      unique &= person < 0 || person == item.entity;
      person = item.entity;
    }
    if (person >= 0 && unique) place(i, person);
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

void ItemBuilder::Remember(const ItemSentence& items) {
  last_subject_ = -1;
  last_paragraph_ = items.sentence->paragraph;
  for (const Item& item : items.items) {
    if (item.kind != ItemKind::kEntity) continue;
    if (last_subject_ < 0 && item.type != context_.types.event &&
        item.type != context_.types.group) {
      last_subject_ = item.entity;
    }
    if (item.type == context_.types.prison && item.type != kNoType) {
      const int count = ++prison_mentions_[item.entity];
      if (prison_ < 0 || count >= prison_mentions_[prison_]) {
        prison_ = item.entity;
      }
    }
  }
}

ItemSentence ItemBuilder::Build(uint32_t sentence) {
  const WordSentence& words = context_.sentences[sentence];
  ItemDraft draft{
      words, sentence, {}, std::vector<int>(words.words.size(), -1)};
  PlaceNames(draft);
  PlaceDates(draft);
  PlacePronouns(draft);
  PlaceDefinites(draft);
  PlaceNominals(context_, table_, draft);
  PlaceDemonyms(draft);
  ItemSentence out = draft.Finish();
  for (const Item& item : out.items) {
    if (item.entity >= 0 && item.mention != MentionKind::kName) {
      table_.entity(item.entity).mentions.push_back({item.span, item.mention});
    }
  }
  Remember(out);
  return out;
}

}  // namespace quipu
