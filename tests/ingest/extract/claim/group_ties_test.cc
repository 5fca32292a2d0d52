// A group that is told by its tie to a name is not that name.

#include <algorithm>
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "tests/ingest/extract/extract_support.h"

namespace quipu {
namespace {

TEST_CASE("What a group does, those that it is named by do not do",
          "[extract]") {
  struct Case {
    std::string language;
    std::string text;
    std::string innocent;
    std::string other;
  };
  const std::vector<Case> cases = {
      {"en", "Former guards of the Harbour Police founded the Alder Company.",
       "Harbour Police", "Alder Company"},
      {"en",
       "Two hundred customers of the Alder Company denounced the "
       "Meridian Bank.",
       "Alder Company", "Meridian Bank"},
      {"en",
       "Relatives of prisoners of Stonegate occupied the Ministry of "
       "Justice.",
       "Stonegate", "Ministry of Justice"},
      {"en", "Opponents of General Raúl Paredes formed the Harbour Front.",
       "Raúl Paredes", "Harbour Front"},
      {"en",
       "Sons of members of the Harbour Front murdered Captain Anton "
       "Reyl.",
       "Harbour Front", "Anton Reyl"},
      {"fr",
       "D'anciens gardiens de la Police du Port ont fondé la Compagnie "
       "du Nord.",
       "Police du Port", "Compagnie du Nord"},
      {"es",
       "Antiguos guardias de la Policía del Puerto fundaron la Compañía "
       "del Norte.",
       "Policía del Puerto", "Compañía del Norte"},
  };
  for (const Case& test : cases) {
    INFO(test.text);
    const Extraction extraction =
        RulesExtractor().Extract(BodyDocument(test.text, test.language));
    const auto name = [&](LocalIndex entity) {
      return extraction.entities[entity.value].name;
    };
    CHECK(std::any_of(
        extraction.entities.begin(), extraction.entities.end(),
        [&](const LocalEntity& entity) { return entity.name == test.other; }));
    for (const Claim& claim : extraction.claims) {
      const auto* object = std::get_if<LocalIndex>(&claim.object);
      const bool both = object != nullptr &&
                        name(claim.subject) == test.innocent &&
                        name(*object) == test.other;
      CHECK_FALSE(both);
    }
  }
}

}  // namespace
}  // namespace quipu
