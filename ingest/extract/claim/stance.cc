#include "ingest/extract/claim/stance.h"

namespace quipu {
namespace {

constexpr int kConditionWindow = 12;

}  // namespace

Stance Qualified(Stance own, bool negated, bool hedged) {
  const bool negative = (own.polarity == Polarity::kNegative) != negated;
  own.polarity = negative ? Polarity::kNegative : Polarity::kPositive;
  if (hedged && own.modality == Modality::kAsserted) {
    own.modality = Modality::kAlleged;
  }
  return own;
}

bool UnderCondition(const ItemSentence& sentence, int begin) {
  for (int i = begin - 1; i >= 0 && begin - i <= kConditionWindow; --i) {
    if (!sentence.IsWord(i)) continue;
    const SurfaceWord& word = sentence.word(i);
    if (word.Is(",") || word.Is(";") || word.Is(":")) return false;
    if (sentence.PhraseLength(i, Cue::kCondition) > 0) return true;
  }
  return false;
}

}  // namespace quipu
