// Morphological features of Universal Dependencies, as far as rules ask for
// them: https://universaldependencies.org/u/feat

#ifndef QUIPU_LANGUAGE_MODEL_FEATURES_H_
#define QUIPU_LANGUAGE_MODEL_FEATURES_H_

#include <cstdint>
#include <string_view>

namespace quipu {

enum class Feature : uint8_t {
  kAbbreviated,
  kAccusative,
  kDative,
  kGenitive,
  kNominative,
  kDefinite,
  kIndefinite,
  kComparative,
  kPositive,
  kSuperlative,
  kForeign,
  kFeminine,
  kMasculine,
  kNeuter,
  kConditional,
  kImperative,
  kIndicative,
  kSubjunctive,
  kDigits,
  kRoman,
  kNumberWord,
  kCardinal,
  kFraction,
  kMultiplicative,
  kOrdinal,
  kPlural,
  kSingular,
  kPluralOwner,
  kSingularOwner,
  kFirstPerson,
  kSecondPerson,
  kThirdPerson,
  kNegative,
  kAffirmative,
  kPolite,
  kPossessive,
  kArticle,
  kDemonstrative,
  kEmphatic,
  kExclamative,
  kIndefinitePronoun,
  kInterrogative,
  kNegativePronoun,
  kPersonal,
  kReciprocal,
  kRelative,
  kTotal,
  kReflexive,
  kFuture,
  kImperfect,
  kPast,
  kPresent,
  kTypo,
  kFinite,
  kGerund,
  kInfinitive,
  kParticiple,
  kActive,
  kPassive,
};

class FeatureSet {
 public:
  constexpr FeatureSet() = default;
  constexpr bool Has(Feature feature) const {
    return (bits_ >> static_cast<uint32_t>(feature) & 1) != 0;
  }
  constexpr void Add(Feature feature) {
    bits_ |= uint64_t{1} << static_cast<uint32_t>(feature);
  }
  friend bool operator==(FeatureSet, FeatureSet) = default;

 private:
  uint64_t bits_ = 0;
};

// Of "Gender=Fem|Number=Sing". Of several values ("PronType=Int,Rel") each is
// one; what is not listed is left out.
FeatureSet FeatureSetOf(std::string_view text);

}  // namespace quipu

#endif  // QUIPU_LANGUAGE_MODEL_FEATURES_H_
