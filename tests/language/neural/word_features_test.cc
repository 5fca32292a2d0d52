// What a network sees of a word.

#include "language/neural/word_features.h"

#include <catch2/catch.hpp>

namespace quipu {
namespace {

TEST_CASE("Forms are compared without case, digits and curls", "[network]") {
  CHECK(NormalizeForm("O\u2019Brien") == "o'brien");
  CHECK(NormalizeForm("\u00C9T\u00C9 1986") == "\u00E9t\u00E9 0000");
  CHECK(FindWordFeatures("LIMA", false).form ==
        FindWordFeatures("Lima", true).form);
  CHECK(FindWordFeatures("Lima", false).form !=
        FindWordFeatures("Limas", false).form);
  CHECK(FindWordFeatures("lima", false).form == HashBytes("lima"));
}

TEST_CASE("The shape tells capitals and the beginning of a sentence",
          "[network]") {
  const auto shape = [](std::string_view form, bool first = false) {
    return FindWordFeatures(form, first).shape;
  };
  CHECK(shape("Lima") == shape("Cusco"));
  CHECK(shape("Lima") != shape("lima"));
  CHECK(shape("Lima") != shape("LIMA"));
  CHECK(shape("Lima") != shape("Lima", true));
  CHECK(shape("1986") == shape("19867"));
}

TEST_CASE("A form without accents is a form of its own", "[network]") {
  const WordFeatures bogota = FindWordFeatures("Bogot\u00E1", false);
  CHECK(bogota.plain == HashBytes("bogota"));
  CHECK(bogota.form != bogota.plain);
  CHECK(FindWordFeatures("Lima", false).plain == HashBytes("lima"));
}

TEST_CASE("Words that end alike share affixes", "[network]") {
  const WordFeatures one = FindWordFeatures("nation", false);
  const WordFeatures other = FindWordFeatures("ration", false);
  CHECK(one.affixes[4] == other.affixes[4]);  // -n
  CHECK(one.affixes[8] == other.affixes[8]);  // -ation
  CHECK(one.affixes[0] != other.affixes[0]);
}

TEST_CASE("Any bytes have features", "[network]") {
  for (const std::string form :
       {"", "\xFF\xFE", "\xE2\x80", "\u0301", "\u202E"}) {
    for (const uint16_t affix : FindWordFeatures(form, true).affixes) {
      CHECK(affix < kAffixBuckets);
    }
    CHECK(FindWordFeatures(form, true).shape < kShapeBuckets);
  }
}

}  // namespace
}  // namespace quipu
