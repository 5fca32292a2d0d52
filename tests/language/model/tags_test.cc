#include "language/model/tags.h"

#include <catch2/catch.hpp>
#include <string>

#include "language/model/language.h"
#include "language/model/name_type.h"

namespace quipu {
namespace {

TEST_CASE("Every tag is found by its name", "[model]") {
  for (int i = 1; i <= static_cast<int>(Upos::kX); ++i) {
    const auto upos = static_cast<Upos>(i);
    CHECK_FALSE(NameOf(upos).empty());
    CHECK(UposOf(NameOf(upos)) == upos);
  }
  CHECK(NameOf(Upos::kPropn) == "PROPN");
  CHECK(UposOf("") == Upos::kNone);
  CHECK(UposOf("noun") == Upos::kNone);
}

TEST_CASE("Every relation is found by its name, with each subtype", "[model]") {
  for (int i = 1; i <= static_cast<int>(Deprel::kXcomp); ++i) {
    for (int k = 0; k <= static_cast<int>(Subtype::kUnmarked); ++k) {
      const DependencyRelation relation{static_cast<Deprel>(i),
                                        static_cast<Subtype>(k)};
      REQUIRE(DependencyRelationOf(NameOf(relation)) == relation);
    }
  }
  CHECK(NameOf({Deprel::kNsubj, Subtype::kPass}) == "nsubj:pass");
  CHECK(NameOf({Deprel::kVocative, Subtype::kNone}) == "vocative");
  CHECK(NameOf(DependencyRelation()).empty());
}

TEST_CASE("What is no relation has no part of one", "[model]") {
  CHECK(DependencyRelationOf("") == DependencyRelation());
  CHECK(DependencyRelationOf("subject:pass") == DependencyRelation());
  CHECK(DependencyRelationOf("nsubj:unheard") ==
        DependencyRelation{Deprel::kNsubj, Subtype::kNone});
  CHECK(DependencyRelationOf("nsubj:") ==
        DependencyRelation{Deprel::kNsubj, Subtype::kNone});
}

TEST_CASE("Languages and types of names are found by their names", "[model]") {
  for (const Language language : kLanguages) {
    CHECK(LanguageOf(CodeOf(language)) == language);
    CHECK(kLanguages[IndexOf(language)] == language);
  }
  CHECK(CodeOf(Language::kFrench) == "fr");
  CHECK(LanguageOf("de") == Language::kNone);
  CHECK(LanguageOf("") == Language::kNone);
  for (const NameType type : kNameTypes) {
    CHECK(NameTypeOf(NameOf(type)) == type);
  }
  CHECK(NameOf(NameType::kPublication) == "Publication");
  CHECK_FALSE(NameTypeOf("Animal"));
}

}  // namespace
}  // namespace quipu
