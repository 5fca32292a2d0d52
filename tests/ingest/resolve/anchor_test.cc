#include "ingest/resolve/anchor.h"

#include <catch2/catch.hpp>
#include <random>
#include <string>

namespace quipu::test {
namespace {

// As anchor.h says, by looking at every place.
std::optional<Span> FindSlowly(const Anchor& anchor, std::string_view text) {
  const std::string passage = anchor.before + anchor.quote + anchor.after;
  std::optional<Span> found;
  if (anchor.quote.empty()) return found;
  for (size_t at = 0; at + passage.size() <= text.size(); ++at) {
    if (text.substr(at, passage.size()) != passage) continue;
    if (found) return std::nullopt;
    const auto begin = static_cast<uint32_t>(at + anchor.before.size());
    found = Span{begin, begin + static_cast<uint32_t>(anchor.quote.size())};
  }
  return found;
}

// Of few letters, so that passages repeat and begin with one another.
std::string RandomText(size_t most, std::mt19937& random) {
  std::string text(random() % (most + 1), ' ');
  for (char& c : text) c = "ab\n"[random() % 3];
  return text;
}

}  // namespace

TEST_CASE("An anchor is found only where it stands once", "[curation]") {
  const Anchor anchor{{"a"}, "Vidal", "Ana ", "\n"};
  CHECK(FindAnchor(anchor, "x\nAna Vidal\n") == Span{6, 11});
  CHECK_FALSE(FindAnchor(anchor, "Ana Vidal\nAna Vidal\n").has_value());
  CHECK_FALSE(FindAnchor(anchor, "Eva Vidal\n").has_value());
  CHECK_FALSE(FindAnchor({{"a"}, "", "Ana", ""}, "Ana").has_value());
}

TEST_CASE("Many anchors are found as each of them alone", "[curation]") {
  std::mt19937 random(1);
  for (int round = 0; round < 2000; ++round) {
    const std::string text = RandomText(60, random);
    std::vector<Anchor> anchors;
    for (size_t i = random() % 12; i > 0; --i) {
      anchors.push_back({{"a"},
                         RandomText(3, random),
                         RandomText(2, random),
                         RandomText(2, random)});
    }
    std::vector<const Anchor*> wanted;
    for (const Anchor& anchor : anchors) wanted.push_back(&anchor);
    const auto found = FindAnchors(wanted, text);
    REQUIRE(found.size() == anchors.size());
    for (size_t i = 0; i < anchors.size(); ++i) {
      INFO(text << " | " << anchors[i].before << "|" << anchors[i].quote << "|"
                << anchors[i].after);
      REQUIRE(found[i] == FindSlowly(anchors[i], text));
    }
  }
}

TEST_CASE("The context of an anchor is 32 characters, not bytes",
          "[curation]") {
  Document document;
  document.key = {"a"};
  std::string accents;
  for (int i = 0; i < 40; ++i) accents += "é";
  document.text = accents + "Ana" + accents;
  const auto begin = static_cast<uint32_t>(accents.size());
  const Anchor anchor = MakeAnchor(document, {begin, begin + 3});
  CHECK(anchor.quote == "Ana");
  CHECK(anchor.before.size() == 64);
  CHECK(anchor.after.size() == 64);
  CHECK(FindAnchor(anchor, document.text) == Span{begin, begin + 3});
}

}  // namespace quipu::test
