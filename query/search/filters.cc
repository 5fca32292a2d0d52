// Sets of stances.

#include "query/search/filters.h"

namespace quipu {

StanceSet StanceSet::Supporting() {
  StanceSet set;
  set.bits_ = static_cast<uint16_t>(
      1U << Bit(Polarity::kPositive, Modality::kAsserted) |
      1U << Bit(Polarity::kPositive, Modality::kAlleged));
  return set;
}

StanceSet StanceSet::Opposing() {
  StanceSet set;
  set.bits_ = static_cast<uint16_t>(
      1U << Bit(Polarity::kNegative, Modality::kAsserted) |
      1U << Bit(Polarity::kNegative, Modality::kAlleged) |
      1U << Bit(Polarity::kPositive, Modality::kDenied));
  return set;
}

StanceSet StanceSet::All() {
  return Of(std::nullopt, std::nullopt);
}

StanceSet StanceSet::Of(std::optional<Polarity> polarity,
                        std::optional<Modality> modality) {
  StanceSet set;
  for (const Polarity p : {Polarity::kPositive, Polarity::kNegative}) {
    for (const Modality m :
         {Modality::kAsserted, Modality::kAlleged, Modality::kDenied,
          Modality::kFeared, Modality::kPlanned}) {
      if (p == polarity.value_or(p) && m == modality.value_or(m)) {
        set.bits_ = static_cast<uint16_t>(set.bits_ | 1U << Bit(p, m));
      }
    }
  }
  return set;
}

}  // namespace quipu
