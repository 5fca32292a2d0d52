// What a copula says of something is no second thing.

#include <algorithm>
#include <catch2/catch.hpp>
#include <string>

#include "tests/ingest/extract/extract_support.h"

namespace quipu {
namespace {

size_t PersonsOf(const std::string& text, const std::string& language) {
  const Extraction extraction =
      DefaultExtractor().Extract(BodyDocument(text, language));
  return static_cast<size_t>(std::count_if(
      extraction.entities.begin(), extraction.entities.end(),
      [](const LocalEntity& entity) { return entity.type == "Person"; }));
}

TEST_CASE("A noun that a copula says of a person is that person", "[extract]") {
  CHECK(PersonsOf("Ada Kerr is a member of the Ferrymen's Union.", "en") == 1);
  CHECK(PersonsOf("Ada Kerr was not a member of the Ferrymen's Union.", "en") ==
        1);
  CHECK(PersonsOf("Marie Dupont est membre du Parti de la mer.", "fr") == 1);
  CHECK(PersonsOf("Elena Moreau era la presidenta del sindicato.", "es") == 1);
  CHECK(PersonsOf("Ada Kerr met a member of the Ferrymen's Union.", "en") == 2);
}

}  // namespace
}  // namespace quipu
