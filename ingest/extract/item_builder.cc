#include "ingest/extract/item_builder.h"

#include <algorithm>

#include "ingest/extract/mention/name_types.h"

namespace quipu {
namespace {

// That a common noun is no mention, at most: a logarithm.
constexpr float kNoMention = -0.1F;

ItemKind KindOf(MarkableKind kind) {
  switch (kind) {
    case MarkableKind::kDate:
      return ItemKind::kDate;
    case MarkableKind::kQuantity:
      return ItemKind::kQuantity;
    case MarkableKind::kDemonym:
      return ItemKind::kDemonym;
    default:
      return ItemKind::kEntity;
  }
}

MentionKind MentionOf(MarkableKind kind) {
  if (kind == MarkableKind::kPronoun) return MentionKind::kPronoun;
  if (kind == MarkableKind::kDemonym) return MentionKind::kAdjectival;
  return MentionKind::kNominal;
}

// The free words of the span before `last`, a word of it, and that: of "a
// massacre at Stonegate" those up to "massacre".
std::pair<uint32_t, uint32_t> FreeWords(const ItemDraft& draft, Span span,
                                        Span last) {
  const std::vector<SurfaceWord>& words = draft.sentence.words;
  uint32_t end = static_cast<uint32_t>(words.size());
  while (end > 0 && words[end - 1].span.begin >= last.end) --end;
  uint32_t begin = end;
  while (begin > 0 && words[begin - 1].span.end > span.begin &&
         draft.at[begin - 1] < 0) {
    --begin;
  }
  return {begin, end};
}

}  // namespace

ItemBuilder::ItemBuilder(const DocumentContext& context,
                         const Markables& markables, const TypeScores& types,
                         const std::vector<Name>& names,
                         const EntityTable& table)
    : context_(context),
      markables_(markables),
      types_(types),
      names_(names),
      table_(table) {}

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

void ItemBuilder::PlaceLiterals(ItemDraft& draft) {
  for (uint32_t m = next_markable_; m < end_; ++m) {
    const Markable& markable = markables_.all[m];
    if (!markable.IsLiteral()) continue;
    const MarkedLiteral& marked = markables_.literals[markable.literal];
    if (!marked.of_things) continue;
    const auto [begin, end] = FreeWords(draft, markable.span, markable.span);
    if (!draft.Free(begin, end)) continue;
    Item item;
    item.kind = KindOf(markable.kind);
    item.begin = begin;
    item.end = end;
    item.span = markable.span;
    item.literal = marked.literal;
    item.bounds = marked.bounds;
    draft.Place(std::move(item));
  }
}

bool ItemBuilder::MayStand(uint32_t markable) const {
  const int entity = table_.of_markable(markable);
  if (entity < 0) return false;
  const MarkableKind kind = markables_.all[markable].kind;
  if (kind == MarkableKind::kVerb || kind == MarkableKind::kName ||
      kind == MarkableKind::kNestedName) {
    return false;
  }
  // Rules look for the words of "son" and "su", and of what something is said
  // to be.
  const Markable& m = markables_.all[markable];
  const SentenceTree& tree = markables_.trees[m.sentence];
  if (tree.word(m.head).upos == Upos::kDet ||
      tree.word(m.head).deprel == Deprel::kAppos ||
      tree.Child(m.head, Deprel::kCop) != kNoWord) {
    return false;
  }
  return !table_.entity(entity).names.empty() ||
         (kind == MarkableKind::kNoun && types_[markable].back() < kNoMention);
}

// "KLM members" are a group, and the name KLM modifies it: the item of the name
// before the group noun at `noun`; nullptr if there is none.
Item* ItemBuilder::ModifierOf(ItemDraft& draft, uint32_t noun) {
  if (noun == 0 || draft.at[noun - 1] < 0 ||
      !draft.sentence.cues.Has(noun, Cue::kGroupNoun)) {
    return nullptr;
  }
  Item& before = draft.items[static_cast<size_t>(draft.at[noun - 1])];
  return before.kind == ItemKind::kEntity ? &before : nullptr;
}

// Whether words [begin, end) end a phrase that rules take for one thing: with a
// noun of groups, of events, or of things of some type, and nothing before it
// in the phrase but articles and numbers. Others, such as offices and kin, are
// words that rules look for.
bool ItemBuilder::IsPlainNoun(const ItemDraft& draft, Span phrase,
                              uint32_t begin, uint32_t end) const {
  const WordSentence& sentence = draft.sentence;
  for (uint32_t i = begin; i > 0; --i) {
    if (sentence.words[i - 1].span.begin < phrase.begin) break;
    const int item = draft.at[i - 1];
    if (item >= 0 &&
        draft.items[static_cast<size_t>(item)].kind != ItemKind::kQuantity) {
      return false;
    }
  }
  for (uint32_t i = begin; i < end; ++i) {
    if (sentence.cues.Has(i, Cue::kGroupNoun) ||
        sentence.cues.Has(i, Cue::kEventNoun) ||
        HeadTypeAt(context_, sentence, i) != kNoType) {
      return true;
    }
  }
  return false;
}

void ItemBuilder::PlaceReferences(ItemDraft& draft) {
  for (uint32_t m = next_markable_; m < end_; ++m) {
    const Markable& markable = markables_.all[m];
    if (markable.IsLiteral() || !MayStand(m)) continue;
    const Span head =
        markables_.trees[markable.sentence].sentence().SpanOfWords(
            markable.head, markable.head + 1);
    const auto [begin, end] = FreeWords(draft, markable.span, head);
    uint32_t first = begin;
    if (markable.kind == MarkableKind::kNoun) {
      while (first + 1 < end && draft.sentence.cues.Has(first, Cue::kArticle)) {
        ++first;
      }
    }
    if (!draft.Free(first, end)) continue;
    if (markable.kind == MarkableKind::kNoun) {
      if (Item* const modifier = ModifierOf(draft, first)) {
        modifier->modifier = true;
      } else if (!IsPlainNoun(draft, markable.span, first, end)) {
        continue;
      }
    }
    Item item;
    item.kind = KindOf(markable.kind);
    item.mention = MentionOf(markable.kind);
    item.entity = table_.of_markable(m);
    item.type = table_.entity(item.entity).type;
    item.begin = first;
    item.end = end;
    item.span = markable.span;
    draft.Place(std::move(item));
  }
}

// "Peruvian", where the document names Peru.
void ItemBuilder::PlaceCountries(ItemDraft& draft) {
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
  while (next_markable_ < markables_.all.size() &&
         markables_.all[next_markable_].span.begin < words.span.begin) {
    ++next_markable_;
  }
  end_ = next_markable_;
  while (end_ < markables_.all.size() &&
         markables_.all[end_].span.begin < words.span.end) {
    ++end_;
  }
  PlaceNames(draft);
  PlaceLiterals(draft);
  PlaceCountries(draft);
  PlaceReferences(draft);
  next_markable_ = end_;
  return draft.Finish();
}

}  // namespace quipu
