#include "ingest/extract/item_builder.h"

#include <algorithm>
#include <charconv>

#include "graph/model/names.h"

namespace quipu {
namespace {

constexpr uint32_t kMaxGroupWords = 8;

// "4,200", "2.000", "15"; nullopt for "4b" and the like.
std::optional<double> NumberOf(std::string_view folded) {
  std::string digits;
  size_t group = 0;  // digits since the last separator
  bool separated = false;
  for (const char c : folded) {
    if (c >= '0' && c <= '9') {
      digits.push_back(c);
      ++group;
    } else if ((c == ',' || c == '.') && (separated ? group == 3 : group <= 3) &&
               group > 0) {
      separated = true;
      group = 0;
    } else {
      return std::nullopt;
    }
  }
  if (digits.empty() || digits.size() > 12 || (separated && group != 3)) {
    return std::nullopt;
  }
  double value = 0;
  for (const char c : digits) value = value * 10 + (c - '0');
  return value;
}

}  // namespace

// What is placed on the words of one sentence.
struct ItemBuilder::Draft {
  const WordSentence& sentence;
  uint32_t index = 0;  // of the sentence
  std::vector<Item> items;
  std::vector<int> at;  // word -> item, or -1

  bool Free(uint32_t begin, uint32_t end) const {
    if (begin >= end || end > at.size()) return false;
    return std::all_of(at.begin() + begin, at.begin() + end,
                       [](int item) { return item < 0; });
  }
  void Place(Item item) {
    std::fill(at.begin() + item.begin, at.begin() + item.end,
              static_cast<int>(items.size()));
    items.push_back(std::move(item));
  }
  Span SpanOf(uint32_t begin, uint32_t end) const {
    return {sentence.words[begin].span.begin, sentence.words[end - 1].span.end};
  }
  // In order; words that nothing covers become items of their own.
  ItemSentence Finish() {
    ItemSentence out;
    out.sentence = &sentence;
    for (uint32_t i = 0; i < at.size();) {
      if (at[i] >= 0) {
        Item& item = items[static_cast<size_t>(at[i])];
        i = item.end;
        out.items.push_back(std::move(item));
        continue;
      }
      Item item;
      item.begin = i;
      item.end = i + 1;
      item.span = sentence.words[i].span;
      out.items.push_back(std::move(item));
      ++i;
    }
    return out;
  }
};

ItemSentence BuildNameItems(const NameContext& context,
                            const std::vector<Name>& names,
                            uint32_t sentence) {
  const WordSentence& words = context.sentences[sentence];
  ItemSentence out;
  out.sentence = &words;
  const auto less = [](const Name& name, uint32_t at) {
    return name.sentence < at;
  };
  auto name = std::lower_bound(names.begin(), names.end(), sentence, less);
  for (uint32_t i = 0; i < words.words.size();) {
    while (name != names.end() && name->sentence == sentence &&
           (name->begin < i || name->nested)) {
      ++name;
    }
    Item item;
    item.begin = i;
    item.end = i + 1;
    item.span = words.words[i].span;
    if (name != names.end() && name->sentence == sentence && name->begin == i) {
      item.kind = ItemKind::kEntity;
      item.end = name->end;
      item.span = name->span;
      item.entity = static_cast<int>(name - names.begin());
    }
    i = item.end;
    out.items.push_back(std::move(item));
  }
  return out;
}

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
      const auto [at, added] =
          heads_.emplace(sentence.words[w].folded, entity);
      if (!added && at->second != entity) at->second = -2;
    }
  }
}

int ItemBuilder::EntityWithHead(const std::string& word) const {
  const auto found = heads_.find(word);
  return found == heads_.end() || found->second < 0 ? -1 : found->second;
}

void ItemBuilder::PlaceNames(Draft& draft) {
  while (next_name_ < names_.size() &&
         names_[next_name_].sentence < draft.index) {
    ++next_name_;
  }
  int last = -1;
  for (; next_name_ < names_.size() &&
         names_[next_name_].sentence == draft.index;
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

void ItemBuilder::PlaceDates(Draft& draft) {
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
void ItemBuilder::PlaceDefinites(Draft& draft) {
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

void ItemBuilder::PlacePronouns(Draft& draft) {
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
    if (i == 0 && last_subject_ >= 0 &&
        last_paragraph_ == sentence.paragraph &&
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

// [comparator] [number] [adjectives, names] noun [and noun]
bool ItemBuilder::PlaceGroupAt(Draft& draft, uint32_t at) {
  const WordSentence& sentence = draft.sentence;
  const CueTable& cues = sentence.cues;
  const auto size = static_cast<uint32_t>(sentence.words.size());
  uint32_t i = at;
  Literal quantity;
  quantity.kind = LiteralKind::kQuantity;
  for (auto cue = static_cast<uint16_t>(Cue::kMore);
       cue <= static_cast<uint16_t>(Cue::kAll); ++cue) {
    if (const auto* match = cues.At(i, ClassId{cue})) {
      constexpr Comparator kComparators[] = {
          Comparator::kMore,   Comparator::kAtLeast, Comparator::kLess,
          Comparator::kAtMost, Comparator::kAbout,   Comparator::kNearly,
          Comparator::kAll};
      quantity.comparator =
          kComparators[cue - static_cast<uint16_t>(Cue::kMore)];
      i += match->length;
      break;
    }
  }
  const uint32_t number = i;
  if (i < size && sentence.words[i].shape == Shape::kNumber) {
    quantity.value = NumberOf(sentence.words[i].folded);
    ++i;
  } else if (const auto* match = cues.At(i, context_.file.lexicon.number())) {
    quantity.value = match->value;
    i += match->length;
  }
  if (quantity.value && !draft.Free(number, i)) return false;
  if (!quantity.value && i != at) return false;  // a comparator by itself
  const uint32_t quantity_end = i;
  // Modifiers: adjectives, nouns before nouns, and one name.
  uint32_t noun_begin = i;
  while (i < size && i < at + kMaxGroupWords) {
    if (draft.at[i] >= 0) {
      i = draft.items[static_cast<size_t>(draft.at[i])].end;
      noun_begin = i;
    } else if (cues.Has(i, Cue::kGroupAdjective) ||
               cues.At(i, context_.file.lexicon.demonym()) != nullptr ||
               (cues.Has(i, Cue::kGroupNoun) &&
                cues.Has(i + 1, Cue::kGroupNoun))) {
      ++i;
    } else {
      break;
    }
  }
  const auto* noun = cues.At(i, Cue::kGroupNoun);
  if (noun == nullptr || !draft.Free(i, i + noun->length)) return false;
  i += noun->length;
  // French and Spanish adjectives follow.
  while (i < size && cues.Has(i, Cue::kGroupAdjective) &&
         (sentence.languages & kEnglish) == 0) {
    ++i;
  }
  if (i < size && (sentence.words[i].Is("and") || sentence.words[i].Is("et") ||
                   sentence.words[i].Is("y"))) {
    const auto* second = cues.At(i + 1, Cue::kGroupNoun);
    if (second != nullptr) i += 1U + second->length;
  } else if (i + 1 < size && sentence.words[i].Is("'s") &&
             sentence.words[i - 1].shape == Shape::kAllCaps) {
    ++i;  // the plural "P.O.W.'s"
  }
  if (!draft.Free(noun_begin, i)) return false;
  const bool article = at > 0 && cues.Has(at - 1, Cue::kArticle);
  const bool counted = quantity.value.has_value();
  if (!counted && noun_begin == at && !article && i - at < 2) return false;
  Item group;
  group.kind = ItemKind::kEntity;
  group.type = context_.types.group;
  group.mention = MentionKind::kNominal;
  group.begin = std::max(noun_begin, quantity_end);
  group.end = i;
  group.span = draft.SpanOf(counted ? number : at, i);
  const std::string words = SingleBlanks(group.span.In(context_.text));
  const std::string key =
      NormalizeName(words) +
      (counted || noun_begin != at ? " " + std::to_string(group.span.begin)
                                   : "");
  group.entity = table_.Nominal(context_.types.group, key, words);
  if (counted) {
    Item item;
    item.kind = ItemKind::kQuantity;
    item.begin = at;
    item.end = quantity_end;
    item.span = draft.SpanOf(at, quantity_end);
    item.literal = quantity;
    item.literal.text = std::string(item.span.In(context_.text));
    if (!draft.Free(item.begin, item.end)) return false;
    draft.Place(std::move(item));
  }
  if (group.begin > 0 && draft.at[group.begin - 1] >= 0) {
    Item& before =
        draft.items[static_cast<size_t>(draft.at[group.begin - 1])];
    before.modifier = before.kind == ItemKind::kEntity;
  }
  draft.Place(std::move(group));
  return true;
}

void ItemBuilder::PlaceGroups(Draft& draft) {
  if (context_.types.group == kNoType) return;
  for (uint32_t i = 0; i < draft.sentence.words.size(); ++i) {
    if (draft.at[i] < 0 ||
        draft.items[static_cast<size_t>(draft.at[i])].begin == i) {
      PlaceGroupAt(draft, i);
    }
  }
}

void ItemBuilder::PlaceEvents(Draft& draft) {
  if (context_.types.event == kNoType) return;
  const CueTable& cues = draft.sentence.cues;
  for (uint32_t i = 1; i < draft.sentence.words.size(); ++i) {
    const auto* noun = cues.At(i, Cue::kEventNoun);
    if (noun == nullptr || !draft.Free(i, i + noun->length) ||
        draft.sentence.words[i].shape != Shape::kLower) {
      continue;
    }
    uint32_t begin = i;
    while (begin > 0 && i - begin < 3 && draft.Free(begin - 1, begin) &&
           !cues.Has(begin - 1, Cue::kArticle) &&
           cues.Has(begin - 1, Cue::kGroupAdjective)) {
      --begin;
    }
    if (begin == 0 || !cues.Has(begin - 1, Cue::kArticle)) continue;
    Item item;
    item.kind = ItemKind::kEntity;
    item.type = context_.types.event;
    item.mention = MentionKind::kNominal;
    item.begin = begin;
    item.end = i + noun->length;
    item.span = draft.SpanOf(begin - 1, item.end);
    const std::string words =
        SingleBlanks(draft.SpanOf(begin, item.end).In(context_.text));
    item.entity = table_.Nominal(context_.types.event, NormalizeName(words),
                                 words);
    draft.Place(std::move(item));
  }
}

void ItemBuilder::PlaceDemonyms(Draft& draft) {
  const WordSentence& sentence = draft.sentence;
  for (uint32_t i = 0; i < sentence.words.size(); ++i) {
    const auto* match = sentence.cues.At(i, context_.file.lexicon.demonym());
    if (match == nullptr || !draft.Free(i, i + match->length)) continue;
    if (sentence.languages == kEnglish && !sentence.words[i].capital()) continue;
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
    if (item.type == context_.types.prison &&
        item.type != kNoType) {
      const int count = ++prison_mentions_[item.entity];
      if (prison_ < 0 || count >= prison_mentions_[prison_]) {
        prison_ = item.entity;
      }
    }
  }
}

ItemSentence ItemBuilder::Build(uint32_t sentence) {
  const WordSentence& words = context_.sentences[sentence];
  Draft draft{words, sentence, {}, std::vector<int>(words.words.size(), -1)};
  PlaceNames(draft);
  PlaceDates(draft);
  PlacePronouns(draft);
  PlaceDefinites(draft);
  PlaceGroups(draft);
  PlaceEvents(draft);
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
