// "The prison" is the thing whose name has that word, if there is only one,
// else, for types that the ontology calls salient, the most salient thing of
// the type: that mentioned most so far, of equals the last.

#include "ingest/extract/coreference/references.h"

#include <utility>

#include "ingest/extract/mention/name_types.h"

namespace quipu {

References::References(const DocumentContext& context,
                       const std::vector<Name>& names, EntityTable& table)
    : context_(context),
      table_(table),
      salient_(context.file.ontology.types.size(), -1) {
  for (size_t i = 0; i < names.size(); ++i) {
    const Name& name = names[i];
    const int entity = table.of_name(i);
    if (entity < 0 || name.acronym) continue;
    const WordSentence& sentence = context.sentences[name.sentence];
    for (uint32_t w = name.begin; w < name.end; ++w) {
      if (HeadTypeAt(context, sentence, w) != table.entity(entity).type) {
        continue;
      }
      const auto [at, added] = heads_.emplace(sentence.words[w].folded, entity);
      if (!added && at->second != entity) at->second = -1;
    }
  }
}

void References::Place(ItemDraft& draft) {
  PlacePronouns(draft);
  PlaceDefinites(draft);
}

void References::PlaceMention(ItemDraft& draft, uint32_t word, Span span,
                              int entity, MentionKind kind) const {
  Item item;
  item.kind = ItemKind::kEntity;
  item.begin = word;
  item.end = word + 1;
  item.span = span;
  item.entity = entity;
  item.type = table_.entity(entity).type;
  item.mention = kind;
  draft.Place(std::move(item));
}

int References::EntityNamedBy(const std::string& head, int type) const {
  const auto found = heads_.find(head);
  if (found != heads_.end() && found->second >= 0) return found->second;
  if (!context_.file.salient[static_cast<size_t>(type)]) return -1;
  return salient_[static_cast<size_t>(type)];
}

// "the government", "the prison", "the committee".
void References::PlaceDefinites(ItemDraft& draft) {
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
               type != kNoType) {
      entity = EntityNamedBy(sentence.words[i].folded, type);
    }
    if (entity < 0) continue;
    PlaceMention(draft, i, draft.SpanOf(i - 1, i + 1), entity,
                 MentionKind::kNominal);
  }
}

void References::PlacePronouns(ItemDraft& draft) {
  const WordSentence& sentence = draft.sentence;
  const auto place = [&](uint32_t i, int entity) {
    if (entity < 0 || !draft.Free(i, i + 1)) return;
    PlaceMention(draft, i, sentence.words[i].span, entity,
                 MentionKind::kPronoun);
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

void References::Remember(const ItemSentence& sentence) {
  last_subject_ = -1;
  last_paragraph_ = sentence.sentence->paragraph;
  for (const Item& item : sentence.items) {
    if (item.kind != ItemKind::kEntity || item.type == kNoType) continue;
    if (last_subject_ < 0 && item.type != context_.types.event &&
        item.type != context_.types.group) {
      last_subject_ = item.entity;
    }
    const int count = ++mentions_[item.entity];
    int& salient = salient_[static_cast<size_t>(item.type)];
    if (salient < 0 || count >= mentions_[salient]) salient = item.entity;
  }
}

}  // namespace quipu
