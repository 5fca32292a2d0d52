// What an ontology allows.

#include "graph/model/ontology.h"

#include <catch2/catch.hpp>

namespace quipu {
namespace {

//   Person --member_of--> Party | Organization
//   anything --mentions--> anything, or words
//   Event --casualties--> a quantity
Ontology MakeOntology() {
  Ontology ontology;
  ontology.types = {{"Person", "", "Person"},
                    {"Party", "", "Organization"},
                    {"Organization", "", "Organization"},
                    {"Event", "", "Event"}};
  Predicate member;
  member.name = "member_of";
  member.domain = {"Person"};
  member.range = {"Party", "Organization"};
  member.objects = {ObjectKind::kEntity};
  Predicate mentions;
  mentions.name = "mentions";
  mentions.objects = {ObjectKind::kEntity, ObjectKind::kText};
  Predicate casualties;
  casualties.name = "casualties";
  casualties.domain = {"Event"};
  casualties.objects = {ObjectKind::kQuantity};
  ontology.predicates = {member, mentions, casualties};
  return ontology;
}

TEST_CASE("Types and predicates are found by their exact names", "[model]") {
  const Ontology ontology = MakeOntology();
  REQUIRE(ontology.FindType("Party"));
  CHECK(ontology.FindType("Party")->family == "Organization");
  CHECK(ontology.FindType("party") == nullptr);
  CHECK(ontology.FindType("") == nullptr);
  REQUIRE(ontology.FindPredicate("casualties"));
  CHECK(ontology.FindPredicate("casualties") == &ontology.predicates[2]);
  CHECK(ontology.FindPredicate("member") == nullptr);
}

TEST_CASE("Domain, range and kind of object all have to fit", "[model]") {
  const Ontology ontology = MakeOntology();
  const auto allows = [&](std::string_view predicate, std::string_view subject,
                          ObjectKind kind, std::string_view object) {
    return ontology.Allows(predicate, subject, kind, object);
  };
  CHECK(allows("member_of", "Person", ObjectKind::kEntity, "Party"));
  CHECK(allows("member_of", "Person", ObjectKind::kEntity, "Organization"));
  CHECK_FALSE(allows("member_of", "Person", ObjectKind::kEntity, "Person"));
  CHECK_FALSE(allows("member_of", "Party", ObjectKind::kEntity, "Party"));
  CHECK_FALSE(allows("member_of", "Person", ObjectKind::kText, ""));
  CHECK_FALSE(allows("leads", "Person", ObjectKind::kEntity, "Party"));
}

TEST_CASE("An empty domain or range admits any type", "[model]") {
  const Ontology ontology = MakeOntology();
  CHECK(ontology.Allows("mentions", "Party", ObjectKind::kEntity, "Event"));
  CHECK(ontology.Allows("mentions", "Nameless", ObjectKind::kText, ""));
  CHECK_FALSE(ontology.Allows("mentions", "Party", ObjectKind::kDate, ""));
}

TEST_CASE("The type of a literal is not asked for", "[model]") {
  const Ontology ontology = MakeOntology();
  CHECK(ontology.Allows("casualties", "Event", ObjectKind::kQuantity, "x"));
  CHECK_FALSE(
      ontology.Allows("casualties", "Event", ObjectKind::kEntity, "Person"));
}

TEST_CASE("What contradicts what is told by sorted names", "[model]") {
  Ontology ontology = MakeOntology();
  CHECK(ConflictRulesOf(ontology) == ConflictRules());
  ontology.types[3].nested = true;
  for (const size_t p : {2, 0}) ontology.predicates[p].single_valued = true;
  ontology.predicates[1].single_subject = true;
  ontology.predicates[1].once = true;
  ontology.predicates[1].kinship = true;
  ontology.predicates[0].inclusion = true;
  const ConflictRules rules = ConflictRulesOf(ontology);
  const std::vector<std::string> mentions = {"mentions"};
  CHECK(rules.single_valued ==
        std::vector<std::string>{"casualties", "member_of"});
  CHECK(rules.single_subject == mentions);
  CHECK(rules.once == mentions);
  CHECK(rules.kinship == mentions);
  CHECK(rules.inclusion == std::vector<std::string>{"member_of"});
  CHECK(rules.nested_types == std::vector<std::string>{"Event"});
}

}  // namespace
}  // namespace quipu
