#include "ingest/extract/event/event_nouns.h"

#include <string>

#include "graph/model/names.h"
#include "ingest/extract/mention/names.h"

namespace quipu {

void PlaceEventNouns(const DocumentContext& context, EntityTable& table,
                     ItemDraft& draft) {
  if (context.types.event == kNoType) return;
  const CueTable& cues = draft.sentence.cues;
  for (uint32_t at = 1; at < draft.sentence.words.size(); ++at) {
    const auto* noun = cues.At(at, Cue::kEventNoun);
    if (noun == nullptr || !draft.Free(at, at + noun->length) ||
        draft.sentence.words[at].shape != Shape::kLower) {
      continue;
    }
    uint32_t begin = at;
    while (begin > 1 && at - begin < 3 && draft.Free(begin - 1, begin) &&
           cues.Has(begin - 1, Cue::kGroupAdjective)) {
      --begin;
    }
    if (!cues.Has(begin - 1, Cue::kArticle)) continue;
    Item item;
    item.kind = ItemKind::kEntity;
    item.type = context.types.event;
    item.mention = MentionKind::kNominal;
    item.begin = begin;
    item.end = at + noun->length;
    item.span = draft.SpanOf(begin - 1, item.end);
    const std::string words =
        SingleBlanks(draft.SpanOf(begin, item.end).In(context.text));
    item.entity = table.Nominal(item.type, NormalizeName(words), words);
    draft.Place(std::move(item));
  }
}

}  // namespace quipu
