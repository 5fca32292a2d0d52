#include "language/model/features.h"

#include <catch2/catch.hpp>

namespace quipu {
namespace {

TEST_CASE("Features are bits of a set", "[model]") {
  const FeatureSet set = FeatureSetOf("Gender=Fem|Number=Sing|Voice=Pass");
  CHECK(set.Has(Feature::kFeminine));
  CHECK(set.Has(Feature::kSingular));
  CHECK(set.Has(Feature::kPassive));
  CHECK_FALSE(set.Has(Feature::kPlural));
  CHECK_FALSE(set.Has(Feature::kActive));
  CHECK(FeatureSetOf("") == FeatureSet());
}

TEST_CASE("Of several values of a feature each is one", "[model]") {
  const FeatureSet set = FeatureSetOf("PronType=Int,Rel");
  CHECK(set.Has(Feature::kInterrogative));
  CHECK(set.Has(Feature::kRelative));
}

TEST_CASE("A value belongs to its own feature only", "[model]") {
  CHECK(FeatureSetOf("Tense=Imp").Has(Feature::kImperfect));
  CHECK_FALSE(FeatureSetOf("Tense=Imp").Has(Feature::kImperative));
  CHECK(FeatureSetOf("Mood=Imp").Has(Feature::kImperative));
  CHECK(FeatureSetOf("Number[psor]=Plur").Has(Feature::kPluralOwner));
  CHECK_FALSE(FeatureSetOf("Number[psor]=Plur").Has(Feature::kPlural));
}

TEST_CASE("What is not listed or not well-formed is left out", "[model]") {
  for (const char* const text :
       {"Foo=Bar", "|", "=", "Number", "Number=", "|||=|,", "=Sing"}) {
    CHECK(FeatureSetOf(text) == FeatureSet());
  }
  CHECK(FeatureSetOf("Foo=Bar|Number=Sing").Has(Feature::kSingular));
}

}  // namespace
}  // namespace quipu
