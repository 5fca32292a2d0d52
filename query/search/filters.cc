// Sets of stances.

#include "query/search/filters.h"

#include "graph/model/stance.h"

namespace quipu {
namespace {

constexpr Polarity kPolarities[] = {Polarity::kPositive, Polarity::kNegative};
constexpr Modality kModalities[] = {Modality::kAsserted, Modality::kAlleged,
                                    Modality::kDenied, Modality::kFeared,
                                    Modality::kPlanned};

}  // namespace

template <typename Wanted>
StanceSet StanceSet::Where(const Wanted& wanted) {
  StanceSet set;
  for (const Polarity p : kPolarities) {
    for (const Modality m : kModalities) {
      if (wanted(p, m))
        set.bits_ = static_cast<uint16_t>(set.bits_ | 1U << Bit(p, m));
    }
  }
  return set;
}

StanceSet StanceSet::Supporting() {
  return Where(Supports);
}

StanceSet StanceSet::Opposing() {
  return Where(Opposes);
}

StanceSet StanceSet::All() {
  return Of(std::nullopt, std::nullopt);
}

StanceSet StanceSet::Of(std::optional<Polarity> polarity,
                        std::optional<Modality> modality) {
  return Where([&](Polarity p, Modality m) {
    return p == polarity.value_or(p) && m == modality.value_or(m);
  });
}

}  // namespace quipu
