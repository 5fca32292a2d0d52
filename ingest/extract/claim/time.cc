#include "ingest/extract/claim/time.h"

#include <optional>

#include "ingest/extract/claim/scope/claim_nucleus.h"

namespace quipu {
namespace {

// Whether the date at `date` is that of what `nucleus` tells: it hangs on it,
// or on a phrase that does ("on the night of 3 May") and is no argument.
bool HangsOn(const ScopeSentence& sentence, uint32_t date, uint32_t nucleus,
             const ClaimWords& claim) {
  const auto above = sentence.above(date);
  if (!above || date == claim.object || date == claim.subject) return false;
  if (*above == nucleus) return true;
  return *above != claim.subject && *above != claim.object &&
         sentence.word(*above).deprel == Deprel::kObl &&
         sentence.above(*above) == nucleus;
}

}  // namespace

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

void SetTimeByTree(const DocumentScopes& scopes, const Markables& markables,
                   ClaimCandidate& candidate) {
  if (candidate.time || candidate.object_at.empty()) return;
  const auto number = scopes.SentenceOf(candidate.object_at.begin);
  if (!number) return;
  const ObjectKind kind = KindOf(candidate.object);
  if (kind == ObjectKind::kDate) {
    for (const Markable& markable : markables.Of(*number)) {
      if (markable.kind == MarkableKind::kDate &&
          markable.span.Overlaps(candidate.object_at)) {
        candidate.time = markables.literals[markable.literal].bounds;
        return;
      }
    }
    return;
  }
  if (candidate.source != ClaimCandidate::Source::kModel) return;
  const ScopeSentence& sentence = scopes.sentence(*number);
  const auto subject = sentence.HeadIn(candidate.subject_at);
  const auto object = sentence.HeadIn(candidate.object_at);
  if (!subject || !object) return;
  const ClaimWords claim{*subject, *object, {}, kind};
  const uint32_t nucleus = NucleusOf(sentence, claim);
  const MarkedLiteral* date = nullptr;
  for (const Markable& markable : markables.Of(*number)) {
    if (markable.kind != MarkableKind::kDate ||
        !HangsOn(sentence, markable.head, nucleus, claim)) {
      continue;
    }
    if (date != nullptr) return;
    date = &markables.literals[markable.literal];
  }
  if (date == nullptr || !date->bounds) return;
  candidate.qualifiers.push_back({"date", date->literal});
  candidate.time = date->bounds;
}

}  // namespace quipu
