#include "graph/model/names.h"

#include <catch2/catch.hpp>
#include <random>
#include <string>

#include "base/utf8.h"

namespace quipu {
namespace {

TEST_CASE("Names are compared without case, accents and punctuation",
          "[names]") {
  CHECK(NormalizeName("Alberto FUJIMORI") == "alberto fujimori");
  CHECK(NormalizeName("  Canto\n\tGrande ") == "canto grande");
  CHECK(NormalizeName("Parti communiste du Pérou") ==
        "parti communiste du perou");
  CHECK(NormalizeName("Pe\u0301rou") == NormalizeName("Pérou"));
  CHECK(NormalizeName("Straße") == "strasse");
  CHECK(NormalizeName("ΣΊΣΥΦΟΣ") == NormalizeName("σίσυφος"));
  CHECK(NormalizeName("İzmir") == "izmir");
  CHECK(NormalizeName("Jean-Paul O'Brien") == "jean paul o brien");
  CHECK(NormalizeName("“Shining Path”") == "shining path");
  CHECK(NormalizeName("soft\u00ADhyphen") == "softhyphen");
  CHECK(NormalizeName("ＭＲＴＡ") == "mrta");
  CHECK(NormalizeName("14 September") == "14 september");
  CHECK(NormalizeName("  Alberto\t FUJIMORI ") == "alberto fujimori");
  CHECK(NormalizeName("Ne\u0301stor Cerpa") == "nestor cerpa");
  CHECK(NormalizeName("Canto-Grande") == "canto grande");
  CHECK(NormalizeName("d'Aubuisson") == "d aubuisson");
}

TEST_CASE("A leading definite article is no part of a name", "[names]") {
  CHECK(NormalizeName("The Gazette") == "gazette");
  CHECK(NormalizeName("El Frontón") == "fronton");
  CHECK(NormalizeName("Les Droits") == "droits");
  CHECK(NormalizeName("L'Observatoire") == "observatoire");
  CHECK(NormalizeName("l’Observatoire") == "observatoire");
  CHECK(NormalizeName("\"L'Observatoire\"") == "observatoire");
  CHECK(NormalizeName("The") == "the");
  CHECK(NormalizeName("The The") == "the");
  CHECK(NormalizeName("The Galway Messenger") == "galway messenger");
  CHECK(NormalizeName("Theodore") == "theodore");
  CHECK(NormalizeName("L. García") == "l garcia");
  CHECK(NormalizeName("UN") == "un");
  CHECK(NormalizeName("Over the Hill") == "over the hill");
}

TEST_CASE("Dotted acronyms are joined", "[names]") {
  CHECK(NormalizeName("P.C.P.") == "pcp");
  CHECK(NormalizeName("P.C.P") == "pcp");
  CHECK(NormalizeName("C.I.A.") == "cia");
  CHECK(NormalizeName("the U.S. Navy") == "us navy");
  CHECK(NormalizeName("É.N.A.") == "ena");
  CHECK(NormalizeName("P. C. P.") == "p c p");
  CHECK(NormalizeName("St. Denis") == "st denis");
  CHECK(NormalizeName("www.example.org") == "www example org");
  CHECK(NormalizeName("1.5") == "1 5");
}

TEST_CASE("What is no name has no normal form", "[names]") {
  CHECK(NormalizeName("").empty());
  CHECK(NormalizeName("?!… —").empty());
  CHECK(NormalizeName("bad \xC3").empty());
  CHECK(NormalizeName("Per\xFA").empty());
  CHECK(NormalizeName("\xED\xA0\x80").empty());
}

TEST_CASE("A normal form is its own normal form", "[names]") {
  const std::u32string alphabet =
      U"aAlLtThHeE.'’ -éÉñßİıſΣςｆｌ\u0301\u0345\u00AD\u200D\uFB01\u2024Ⅳ½½한あ"
      U"\u0903\U0001D400\U0001F600\u1E9E\u0130";
  std::mt19937 random(7);
  for (int round = 0; round < 20000; ++round) {
    std::string name;
    for (size_t i = random() % 12; i > 0; --i) {
      AppendUtf8(alphabet[random() % alphabet.size()], name);
    }
    const std::string normal = NormalizeName(name);
    CAPTURE(name);
    REQUIRE(NormalizeName(normal) == normal);
    REQUIRE(IsValidUtf8(normal));
    REQUIRE(normal.find("  ") == std::string::npos);
  }
  for (char32_t c = 1; c < 0x30000; ++c) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    std::string name;
    AppendUtf8(c, name);
    const std::string normal = NormalizeName(name);
    if (NormalizeName(normal) != normal) FAIL("code point " << uint32_t{c});
  }
}

TEST_CASE("A name is indexed under itself and each later word on", "[names]") {
  using Keys = std::vector<std::string_view>;
  CHECK(NameKeys("").empty());
  CHECK(NameKeys("pcp") == Keys{"pcp"});
  CHECK(NameKeys("abimael guzman reynoso") ==
        Keys{"abimael guzman reynoso", "guzman reynoso", "reynoso"});
  CHECK(NameKeys("a b c d e f g h i j").size() == 8);
  CHECK(NameKeys("a b c d e f g h i j").back() == "h i j");
}

TEST_CASE("Keys of names end within 200 bytes, between two code points",
          "[names]") {
  const std::string exact(200, 'a');
  CHECK(NameKey(exact) == exact);
  CHECK(NameKey(exact + "b") == exact);
  const std::string cut(199, 'a');
  CHECK(NameKey(cut + "é") == cut);
  CHECK(NameKey(std::string(198, 'a') + "é!").size() == 200);
  CHECK(NameKeys(exact + " b").front() == exact);
}

}  // namespace
}  // namespace quipu
