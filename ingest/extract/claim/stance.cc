#include "ingest/extract/claim/stance.h"

namespace quipu {

Stance Qualified(Stance own, bool negated, bool hedged) {
  const bool negative = (own.polarity == Polarity::kNegative) != negated;
  own.polarity = negative ? Polarity::kNegative : Polarity::kPositive;
  if (hedged && own.modality == Modality::kAsserted) {
    own.modality = Modality::kAlleged;
  }
  return own;
}

}  // namespace quipu
