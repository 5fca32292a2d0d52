#include "ingest/extract/claim/time.h"

namespace quipu {

void SetTime(const ItemSentence& sentence, ClaimCandidate& candidate) {
  const Item* date = nullptr;
  for (const Item& item : sentence.items) {
    if (item.kind != ItemKind::kDate) continue;
    if (date != nullptr) return;
    date = &item;
  }
  if (date == nullptr) return;
  candidate.qualifiers.push_back({"date", date->literal});
  candidate.time = date->bounds;
}

}  // namespace quipu
