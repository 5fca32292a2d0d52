#include "ingest/extract/mention/items.h"

namespace quipu {

int ItemSentence::PhraseLength(int item, ClassId cls) const {
  if (!IsWord(item)) return 0;
  const uint32_t first = items[static_cast<size_t>(item)].begin;
  int best = 0;
  for (const CueTable::Match& match : sentence->cues.AllAt(first)) {
    if (match.cls != cls || match.length <= best) continue;
    const int last = item + match.length - 1;
    if (IsWord(last) &&
        items[static_cast<size_t>(last)].begin == first + match.length - 1U) {
      best = match.length;
    }
  }
  return best;
}

}  // namespace quipu
