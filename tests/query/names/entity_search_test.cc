#include "query/names/entity_search.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "tests/graph/memory/store_support.h"

namespace quipu {
namespace {

// Two documents about two men of one surname, and a town.
KnowledgeStore Peru() {
  std::vector<DrawnDocument> documents;
  for (const char* key : {"a.txt", "b.txt"}) {
    DrawnDocument& d = documents.emplace_back(
        key,
        "Alberto Fujimori, \"Fujimori\", led Change 90. Kenji Fujimori "
        "(Fujimori) sat in Congress. El Frontón is an island.");
    const LocalIndex alberto = d.Local("Alberto Fujimori");
    d.Alias(alberto, "Fujimori", NameKind::kSurname);
    d.Say(alberto, "leader_of", d.Local("Change 90", "Party"), "led Change 90");
    if (documents.size() == 2) break;  // Kenji and the island in one only
    const LocalIndex kenji = d.Local("Kenji Fujimori");
    d.Alias(kenji, "Fujimori", NameKind::kSurname);
    d.Say(kenji, "member_of", d.Local("Congress", "Organization"),
          "sat in Congress");
    d.Local("El Frontón", "Place");
  }
  return MakeStore(documents);
}

std::vector<std::string> NamesOf(const EntityHits& hits) {
  std::vector<std::string> names;
  for (const EntityHit& hit : hits.hits) names.push_back(hit.name);
  return names;
}

using Names = std::vector<std::string>;

TEST_CASE("Entities are found by name, beginning, word and likeness",
          "[names]") {
  const KnowledgeStore store = Peru();
  const auto snapshot = store.Published();
  const auto search = [&](const char* text) {
    return SearchEntities(*snapshot, text, 10).value();
  };
  CHECK(NamesOf(search("ALBERTO fujimorí")) == Names{"Alberto Fujimori"});
  CHECK(search("Alberto Fujimori").hits[0].match == NameMatch::kExact);
  CHECK(search("Alberto Fujimori").hits[0].member_count == 2);

  // An alias; the one in two documents comes first.
  CHECK(NamesOf(search("fujimori")) ==
        Names{"Alberto Fujimori", "Kenji Fujimori"});
  CHECK(search("fujimori").hits[1].matched_name == "Fujimori");

  CHECK(NamesOf(search("fronton")) == Names{"El Frontón"});
  CHECK(NamesOf(search("ken")) == Names{"Kenji Fujimori"});
  CHECK(search("ken").hits[0].match == NameMatch::kPrefix);
  CHECK(NamesOf(search("fuji ken")) == Names{"Kenji Fujimori"});
  CHECK(search("fuji ken").hits[0].match == NameMatch::kToken);
  CHECK(NamesOf(search("90")) == Names{"Change 90"});

  CHECK(NamesOf(search("Albert Fujimore")) == Names{"Alberto Fujimori"});
  CHECK(search("Albert Fujimore").hits[0].match == NameMatch::kFuzzy);
  CHECK(NamesOf(search("jongress")) == Names{"Congress"});
  CHECK(search("xyzzy").hits.empty());
  CHECK(search("...").hits.empty());
  CHECK(search("\xff").hits.empty());

  const EntityHits one = SearchEntities(*snapshot, "fujimori", 1).value();
  CHECK(one.hits.size() == 1);
  CHECK(one.more);
}

TEST_CASE("A name means one entity, several, or none", "[names]") {
  const KnowledgeStore store = Peru();
  const auto snapshot = store.Published();
  const auto resolve = [&](const std::string& text) {
    return ResolveEntity(*snapshot, text).value();
  };
  REQUIRE(std::holds_alternative<ResolvedEntity>(resolve("kenji fujimori")));
  CHECK(std::get<ResolvedEntity>(resolve("Change-90")).entity.name ==
        "Change 90");
  // No name is just "Kenji", but only one has it as a word.
  CHECK(std::get<ResolvedEntity>(resolve("Kenji")).entity.name ==
        "Kenji Fujimori");

  const EntityResolution both = resolve("Fujimori");
  REQUIRE(std::holds_alternative<AmbiguousName>(both));
  const AmbiguousName& ambiguous = std::get<AmbiguousName>(both);
  REQUIRE(ambiguous.candidates.size() == 2);
  CHECK(ambiguous.candidates[0].entity.name == "Alberto Fujimori");
  CHECK(ambiguous.candidates[0].distinction == "leader_of Change 90");
  CHECK(ambiguous.candidates[0].documents == 2);
  CHECK(ambiguous.candidates[1].documents == 1);
  CHECK_FALSE(ambiguous.more);

  const EntityResolution unknown = resolve("Fujimore");
  REQUIRE(std::holds_alternative<UnknownName>(unknown));
  CHECK(std::get<UnknownName>(unknown).nearest.size() == 2);
  CHECK(std::get<UnknownName>(resolve("Kenj")).nearest[0].name ==
        "Kenji Fujimori");

  const auto refused = ResolveEntity(*snapshot, "?!");
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == ErrorCode::kInvalidArgument);
}

TEST_CASE("An entity's own name means it though others bear it as an alias",
          "[names]") {
  DrawnDocument d("a.txt",
                  "The Grey Heron left Breland. The Grey Heron, a ship of Grey "
                  "Heron Lines, sank. Grey Heron Lines, the Line, is bankrupt. "
                  "The Line is a magazine.");
  d.Alias(d.Local("Grey Heron Lines", "Organization"), "Grey Heron");
  d.Local("Grey Heron", "Vehicle");
  d.Alias(d.Local("Grey Heron Lines", "Organization"), "the Line");
  d.Alias(d.Local("magazine", "Publication"), "The Line");
  const KnowledgeStore store = MakeStore({d});
  const auto snapshot = store.Published();

  const auto ship = ResolveEntity(*snapshot, "the grey heron").value();
  REQUIRE(std::holds_alternative<ResolvedEntity>(ship));
  const auto& [entity, namesakes] = std::get<ResolvedEntity>(ship);
  CHECK(entity.name == "Grey Heron");
  REQUIRE(namesakes.size() == 1);
  CHECK(namesakes[0].name == "Grey Heron Lines");
  CHECK(NamesakeText("x", namesakes[0]) ==
        "\"x\" is also a name of Grey Heron Lines (Organization), #" +
            namesakes[0].id.ToString());

  // An alias of both and the name of neither.
  CHECK(std::holds_alternative<AmbiguousName>(
      ResolveEntity(*snapshot, "the line").value()));
}

TEST_CASE("An entity is meant by the id of any member, or its beginning",
          "[names]") {
  const KnowledgeStore store = Peru();
  const auto snapshot = store.Published();
  for (const char* key : {"a.txt", "b.txt"}) {
    const std::string id = Handle::Of({key}, "Alberto Fujimori", 0).ToString();
    for (const std::string& text :
         {"#" + id, "#" + id.substr(0, 6), " #" + id + " "}) {
      const auto resolution = ResolveEntity(*snapshot, text).value();
      REQUIRE(std::holds_alternative<ResolvedEntity>(resolution));
      CHECK(std::get<ResolvedEntity>(resolution).entity.name ==
            "Alberto Fujimori");
      CHECK(std::get<ResolvedEntity>(resolution).entity.match ==
            NameMatch::kId);
    }
    CHECK(
        NamesOf(SearchEntities(*snapshot, "#" + id.substr(0, 5), 5).value()) ==
        Names{"Alberto Fujimori"});
  }
  CHECK_FALSE(ResolveEntity(*snapshot, "#abc"));
  CHECK(std::holds_alternative<UnknownName>(
      ResolveEntity(*snapshot, "#0000000000000000").value()));
  CHECK(std::holds_alternative<UnknownName>(
      ResolveEntity(*snapshot, "#uuuu/..").value()));
}

//  Ana (a.txt) --member_of--> Union      Ana! (b.txt) --member_of--> League
TEST_CASE("Entities of one name are told apart by a neighbour", "[names]") {
  std::vector<DrawnDocument> documents;
  DrawnDocument& a =
      documents.emplace_back("a.txt", "Ana of the Union met Bea.");
  a.Say(a.Local("Ana"), "member_of", a.Local("Union", "Party"), "Ana");
  a.Say(a.Local("Bea"), "met", a.Local("Ana"), "met");
  DrawnDocument& b =
      documents.emplace_back("b.txt", "Ana! of the League met Bea.");
  b.Say(b.Local("Bea"), "met", b.Local("Ana!"), "met");
  b.Say(b.Local("Ana!"), "member_of", b.Local("League", "Party"), "Ana!");
  const KnowledgeStore store = MakeStore(documents);
  const auto resolution = ResolveEntity(*store.Published(), "ana").value();
  REQUIRE(std::holds_alternative<AmbiguousName>(resolution));
  const auto& candidates = std::get<AmbiguousName>(resolution).candidates;
  REQUIRE(candidates.size() == 2);
  CHECK(candidates[0].distinction == "member_of Union");
  CHECK(candidates[1].distinction == "member_of League");
}

}  // namespace
}  // namespace quipu
