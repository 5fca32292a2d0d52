// What numbers count, by the words around them.

#include "query/disputes/dispute_words.h"

#include <catch2/catch.hpp>
#include <numeric>
#include <vector>

namespace quipu {
namespace {

TEST_CASE("What a number counts is told by the words around it", "[disputes]") {
  struct Case {
    const char* sentence;
    const char* number;
    CountedScope scope;
  };
  const std::vector<Case> cases = {
      {"The army killed 17 inmates and wounded 40.",
       "17",
       {"dead", "prisoners"}},
      {"The army killed 17 inmates and wounded 40.", "40", {"wounded", ""}},
      {"Four persons were killed and eleven were wounded.",
       "Four",
       {"dead", ""}},
      {"Four persons were killed and eleven were wounded.",
       "eleven",
       {"wounded", ""}},
      {"Two soldiers, one of them an officer, died.",
       "Two",
       {"dead", "soldiers"}},
      {"Il y eut soixante-trois détenus tués ; neuf autres demeurent disparus.",
       "soixante-trois",
       {"dead", "prisoners"}},
      {"Il y eut soixante-trois détenus tués ; neuf autres demeurent disparus.",
       "neuf",
       {"missing", ""}},
      {"Murieron 2,300 mineros y se detuvo a 12 dirigentes.",
       "2,300",
       {"dead", "workers"}},
      {"Murieron 2,300 mineros y se detuvo a 12 dirigentes.",
       "12",
       {"captured", "leaders"}},
      {"Five killed as soldiers storm a jail", "Five", {"dead", ""}},
      {"They buried five dead soldiers.", "five", {"dead", "soldiers"}},
      {"Nine workers lie there; 40 were wounded.", "Nine", {"", "workers"}},
      {"They have 69 names, and on that list of theirs also stand the missing.",
       "69",
       {"", ""}},
      {"They spoke of seven.", "seven", {"", ""}},
      {"They spoke of seven.", "eight", {"", ""}},
      {"", "", {"", ""}},
  };
  for (const Case& c : cases) {
    INFO(c.sentence << " " << c.number);
    const CountedScope scope = ScopeInText(c.sentence, c.number);
    CHECK(scope.kind == c.scope.kind);
    CHECK(scope.of == c.scope.of);
  }
}

TEST_CASE("Words of a qualifier tell their class, whatever their form",
          "[disputes]") {
  CHECK(KindInWords("disappeared") == "missing");
  CHECK(KindInWords("Muertos") == "dead");
  CHECK(KindInWords("in good health") == "");
  CHECK(CountedInWords("les détenus du pavillon B") == "prisoners");
  CHECK(CountedInWords("the killed") == "");
}

TEST_CASE("Soldiers and police are nobody else", "[disputes]") {
  CHECK_FALSE(MayBeSamePeople("the gendarmes", "Colonel Vidal's paratroopers"));
  CHECK_FALSE(MayBeSamePeople("des prisonniers", "a company of soldiers"));
  CHECK(MayBeSamePeople("gendarmes", "la policía"));
  CHECK(MayBeSamePeople("prisoners of war", "the terrorists"));
  CHECK(MayBeSamePeople("the men", "soldiers"));
  CHECK(MayBeSamePeople("", ""));
}

TEST_CASE("Kinship is told by words of one kind", "[disputes]") {
  CHECK(KinshipInWords("the General's nephew") == "uncle/nephew");
  CHECK(KinshipInWords("sobrino del general") == "uncle/nephew");
  CHECK(KinshipInWords("her brother-in-law, a colonel") == "in-laws");
  CHECK(KinshipInWords("le petit-fils du consul") == "grandparent/grandchild");
  CHECK(KinshipInWords("the brother of his cousin") == "");
  CHECK(KinshipInWords("a colleague") == "");
}

// What FillScopes makes of scopes, of sources 0, 1, 2 and so on.
std::vector<std::optional<CountedScope>> Filled(
    const std::vector<CountedScope>& scopes) {
  std::vector<uint32_t> sources(scopes.size());
  std::iota(sources.begin(), sources.end(), 0U);
  return FillScopes(scopes, sources);
}

TEST_CASE("A number of no told scope counts what the others count",
          "[disputes]") {
  const auto filled = Filled({{"dead", "prisoners"},
                              {"dead", "prisoners"},
                              {"", ""},
                              {"wounded", ""}});
  CHECK(filled[2] == CountedScope{"dead", "prisoners"});
  CHECK(filled[3] == CountedScope{"wounded", ""});
}

TEST_CASE("A number of no told group counts the group that most others count",
          "[disputes]") {
  const auto filled = Filled({{"dead", "prisoners"},
                              {"dead", "prisoners"},
                              {"dead", "fighters"},
                              {"dead", ""},
                              {"wounded", ""}});
  CHECK(filled[2] == CountedScope{"dead", "fighters"});
  CHECK(filled[3] == CountedScope{"dead", "prisoners"});
  CHECK(filled[4] == CountedScope{"wounded", ""});
}

TEST_CASE("Whom a number counts cannot be told if no group has most sources",
          "[disputes]") {
  const auto filled =
      Filled({{"dead", "prisoners"}, {"dead", "soldiers"}, {"dead", ""}});
  CHECK(filled[0] == CountedScope{"dead", "prisoners"});
  CHECK(filled[2] == std::nullopt);
}

TEST_CASE("What a number counts cannot be told if no kind has most sources",
          "[disputes]") {
  const auto filled = Filled({{"dead", ""}, {"wounded", ""}, {"", "workers"}});
  CHECK(filled[1] == CountedScope{"wounded", ""});
  CHECK(filled[2] == std::nullopt);
}

TEST_CASE("Scopes that nobody tells stay untold", "[disputes]") {
  CHECK(Filled({{"", ""}, {"", ""}})[0] == CountedScope());
}

TEST_CASE("What an event was is told by words that exclude each other",
          "[disputes]") {
  CHECK(NatureInWords("noyade accidentelle") == "accident");
  CHECK(NatureInWords("she slipped on the ice") == "accident");
  CHECK(NatureInWords("the murdered woman") == "killing");
  CHECK(NatureInWords("Murió de un infarto") == "illness");
  CHECK(NatureInWords("a suicide") == "suicide");
  CHECK(NatureInWords("hit in the crossfire") == "combat");
  CHECK(NatureInWords("an accident, not a suicide") == "");
  CHECK(NatureInWords("a disgrace") == "");
}

}  // namespace
}  // namespace quipu
