#include "ingest/resolve/sketch.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <random>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "tests/ingest/support/prose_support.h"

namespace quipu::test {
namespace {

Sketch SketchOfText(const std::string& text) {
  return SketchOf(Article("a.txt", text)).sketch;
}

std::optional<uint16_t> Share(const std::string& a, const std::string& b) {
  return ShareOfCopy(SketchOfText(a), SketchOfText(b));
}

// The words of the shorter text that stand in five in a row of the other, the
// slow way.
double SlowShare(const std::string& a, const std::string& b) {
  const auto shingles = [](const std::string& text) {
    std::istringstream stream(text);
    std::vector<std::string> words;
    for (std::string word; stream >> word;) {
      if (word.back() == '.') word.pop_back();
      word[0] = static_cast<char>(std::tolower(word[0]));
      words.push_back(word);
    }
    std::set<std::vector<std::string>> found;
    for (size_t i = 0; i + 5 <= words.size(); ++i) {
      found.emplace(words.begin() + static_cast<long>(i),
                    words.begin() + static_cast<long>(i) + 5);
    }
    return found;
  };
  const auto in_a = shingles(a);
  const auto in_b = shingles(b);
  size_t common = 0;
  for (const auto& shingle : in_a) common += in_b.count(shingle);
  return static_cast<double>(common) /
         static_cast<double>(std::min(in_a.size(), in_b.size()));
}

}  // namespace

TEST_CASE(
    "A reprint with another headline, cuts and a credit line is a near-copy",
    "[copies]") {
  std::mt19937 random(1);
  for (int i = 0; i < 20; ++i) {
    const std::string original = Prose(300, random);
    const std::string reprint =
        "Seventeen dead in the north\nFrom agencies\n\n" +
        Cut(original, 0.6, random) + Prose(40, random);
    const auto share = Share(original, reprint);
    REQUIRE(share.has_value());
    CHECK(*share > 400);
  }
}

TEST_CASE("A brief within a long story is a near-copy", "[copies]") {
  std::mt19937 random(2);
  for (int i = 0; i < 20; ++i) {
    const std::string brief = Prose(90, random);
    const auto share =
        Share(brief, Prose(400, random) + brief + Prose(800, random));
    REQUIRE(share.has_value());
    CHECK(*share > 900);
  }
}

TEST_CASE("Texts that share a phrase or a sentence are no near-copies",
          "[copies]") {
  std::mt19937 random(3);
  const std::string phrase = Prose(25, random);
  CHECK_FALSE(Share(phrase + Prose(20, random), phrase + Prose(20, random)));
  CHECK_FALSE(Share(phrase + Prose(300, random), phrase + Prose(300, random)));
  CHECK_FALSE(Share(Prose(300, random), Prose(300, random)));
}

TEST_CASE("Words in quotation marks are their speaker's", "[copies]") {
  std::mt19937 random(4);
  const std::string statement = Prose(55, random);
  const auto quoting = [&](const std::string& open, const std::string& close) {
    return Prose(100, random) + "She said: " + open + statement + close + " " +
           Prose(20, random);
  };
  CHECK(Share(quoting("", ""), quoting("", "")));
  CHECK_FALSE(Share(quoting("\"", "\""), quoting("“", "”")));
  CHECK_FALSE(Share(quoting("« ", " »"), statement));
}

TEST_CASE("Case, accents, punctuation and lines do not tell texts apart",
          "[copies]") {
  const std::string text =
      "El capitán Núñez llegó a la ciudad de Veracruz el martes por la noche, "
      "según dijo ayer el alcalde de la villa vecina; nadie lo esperaba allí, "
      "y "
      "menos que nadie su primo, que había vendido la casa en otoño.";
  const std::string other =
      "EL CAPITAN NUNEZ LLEGO A LA CIUDAD DE VERACRUZ\nEL MARTES POR LA NOCHE "
      "SEGUN DIJO AYER EL ALCALDE DE LA VILLA VECINA NADIE LO\nESPERABA ALLI Y "
      "MENOS QUE NADIE SU PRIMO QUE HABIA VENDIDO LA CASA EN OTONO";
  CHECK(SketchOf(Article("a", text)).edition ==
        SketchOf(Article("b", other)).edition);
}

TEST_CASE("Only the body is compared", "[copies]") {
  std::mt19937 random(5);
  const std::string body = Prose(60, random);
  const std::string furniture = Prose(200, random);
  Document document = Article("a", furniture + body);
  const auto middle = static_cast<uint32_t>(furniture.size());
  document.regions = {{{0, middle}, RegionKind::kFurniture},
                      {{middle, middle + static_cast<uint32_t>(body.size())},
                       RegionKind::kBody}};
  CHECK(SketchOf(document).edition == SketchOf(Article("b", body)).edition);
}

TEST_CASE("Short texts are one edition only if their files are the same",
          "[copies]") {
  const auto edition = [](const std::string& text) {
    return SketchOf(Article("a", text)).edition;
  };
  CHECK(edition("All quiet in the port.") == edition("All quiet in the port."));
  CHECK(edition("All quiet in the port.") != edition("All quiet in the port!"));
  CHECK(edition("") != edition(" "));
  CHECK(SketchOfText("All quiet in the port.") == Sketch());
}

TEST_CASE("The share is exact for short texts and near for long ones",
          "[copies]") {
  std::mt19937 random(6);
  const auto check = [&](size_t words, double tolerance) {
    for (int i = 0; i < 10; ++i) {
      const std::string original = Prose(words, random);
      const std::string reprint =
          Cut(original, 0.7, random) + Prose(words / 4, random);
      const double expected = SlowShare(original, reprint) * 1000;
      const auto share = Share(original, reprint);
      REQUIRE(share.has_value());
      CHECK(std::abs(*share - expected) <= tolerance);
      CHECK(share == Share(reprint, original));
    }
  };
  check(300, 1);
  check(20'000, 100);
}

TEST_CASE("A sketch is bounded, whatever the text is", "[copies]") {
  std::mt19937 random(7);
  const Sketch sketch = SketchOfText(Prose(50'000, random));
  CHECK(sketch.elements.size() == kSketchElements);
  CHECK(sketch.shingle_count > 49'000);
  std::string bytes;
  for (int i = 0; i < 10'000; ++i) bytes += static_cast<char>(random());
  CHECK(SketchOfText(bytes).elements.size() <= kSketchElements);
}

}  // namespace quipu::test
