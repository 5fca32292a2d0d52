#include "language/names/gazetteer.h"

#include <catch2/catch.hpp>
#include <filesystem>
#include <random>
#include <string>

namespace quipu {
namespace {

// Known names, and the bytes that they are read from.
struct KnownNames {
  std::string bytes;
  Gazetteer gazetteer;

  explicit KnownNames(const std::vector<GazetteerEntry>& entries)
      : bytes(Gazetteer::Encode(entries)) {
    auto read = Gazetteer::FromBytes(bytes);
    REQUIRE(read.has_value());
    gazetteer = std::move(*read);
  }
  std::vector<uint16_t> Mark(const std::vector<std::string_view>& forms) const {
    std::vector<uint16_t> marks;
    gazetteer.Mark(forms, marks);
    return marks;
  }
};

using Marks = std::vector<uint16_t>;

TEST_CASE("The longest place name is found, its words told apart", "[ner]") {
  const KnownNames names({{"New York", kCityBegin},
                          {"New York Mills", kCityBegin},
                          {"York", kCityBegin},
                          {"New York", kRegionBegin}});
  CHECK(names.Mark({"in", "New", "York", "Mills", "and", "York"}) ==
        Marks{0, kCityBegin | kRegionBegin, kCityInside | kRegionInside,
              kCityInside, 0, kCityBegin});
  CHECK(names.Mark({"New", "Mills"}) == Marks{0, 0});
  CHECK(names.Mark({"New"}) == Marks{0});
}

TEST_CASE("A name that does not go on falls back to the shorter one", "[ner]") {
  const KnownNames names(
      {{"Alba", kPartyBegin}, {"Alba Nova del Sur", kPartyBegin}});
  CHECK(names.Mark({"Alba", "Nova", "del", "Norte"}) ==
        Marks{kPartyBegin, 0, 0, 0});
}

TEST_CASE("Case, accents, hyphens and full stops do not matter", "[ner]") {
  const KnownNames names({{"Saint-Étienne", kCityBegin},
                          {"Côte d'Ivoire", kCountryBegin},
                          {"US", kCountryBegin}});
  CHECK(names.Mark({"SAINT-ETIENNE"}) == Marks{kCityBegin});
  CHECK(names.Mark({"Saint", "-", "Étienne"}) ==
        Marks{kCityBegin, kCityInside, kCityInside});
  CHECK(names.Mark({"Cote", "d’Ivoire"}) ==
        Marks{kCountryBegin, kCountryInside});
  CHECK(names.Mark({"Côte", "d'", "Ivoire"}) ==
        Marks{kCountryBegin, kCountryInside, kCountryInside});
  CHECK(names.Mark({"U.S."}) == Marks{kCountryBegin});
  CHECK(names.Mark({"Us", "us"}) == Marks{0, 0});
}

TEST_CASE("Words in lower case are no names", "[ner]") {
  const KnownNames names(
      {{"Nice", kCityBegin}, {"Mark", kGivenName}, {"PAN", kPartyAcronym}});
  CHECK(names.Mark({"nice", "mark", "pan", "Pan"}) == Marks{0, 0, 0, 0});
  CHECK(names.Mark({"NICE", "Mark", "PAN"}) ==
        Marks{kCityBegin, kGivenName, kPartyAcronym});
}

TEST_CASE("Only places that may be are found in lower case", "[ner]") {
  const KnownNames names({{"Kerala", kRegionBegin, true},
                          {"San Borja", kCityBegin, true},
                          {"Greve", kCityBegin, true},
                          {"Union", kCityBegin, false}});
  CHECK(names.Mark({"kerala", "san", "borja", "grève", "union"}) ==
        Marks{kRegionBegin, kCityBegin, kCityInside, 0, 0});
}

TEST_CASE("What is marked is what a slow search finds", "[ner]") {
  std::mt19937 random(7);
  const std::vector<std::string> words = {"Ab", "Cd", "Ef", "gh"};
  const auto pick = [&] { return words[random() % words.size()]; };
  for (int round = 0; round < 200; ++round) {
    std::vector<GazetteerEntry> entries;
    for (int i = 0; i < 6; ++i) {
      std::string name = pick();
      for (auto more = random() % 3; more > 0; --more) name += " " + pick();
      entries.push_back({name, kCityBegin});
    }
    std::vector<std::string> text;
    for (int i = 0; i < 12; ++i) text.push_back(pick());
    Marks expected(text.size(), 0);
    for (size_t begin = 0, free = 0; begin < text.size(); ++begin) {
      if (begin < free || text[begin] == "gh") continue;
      std::string joined = text[begin];
      for (size_t end = begin + 1;; ++end) {
        for (const GazetteerEntry& entry : entries) {
          if (entry.name == joined) free = end;
        }
        if (end == text.size()) break;
        joined += " " + text[end];
      }
      for (size_t i = begin; i < free; ++i) {
        expected[i] = i == begin ? kCityBegin : kCityInside;
      }
    }
    CHECK(KnownNames(entries).Mark({text.begin(), text.end()}) == expected);
  }
}

TEST_CASE("Any bytes are words, no bytes an empty gazetteer", "[ner]") {
  const KnownNames names({{"A B", kCityBegin}});
  const std::string longest(100000, 'A');
  CHECK(names.Mark({"\xFF\xC3", "", "-", longest, "A", longest}) ==
        Marks(6, 0));
  std::vector<uint16_t> marks = {1};
  Gazetteer().Mark(std::vector<std::string_view>{"Lima", "Ana"}, marks);
  CHECK(marks == Marks{0, 0});
}

TEST_CASE("A gazetteer cut short does not decode", "[ner]") {
  const std::string bytes = Gazetteer::Encode(std::vector<GazetteerEntry>{
      {"Lima", kCityBegin}, {"New Town", kCityBegin}});
  for (size_t size = 0; size < bytes.size(); ++size) {
    const std::string cut = bytes.substr(0, size);
    const auto read = Gazetteer::FromBytes(cut);
    REQUIRE_FALSE(read.has_value());
    CHECK(read.error().code == ErrorCode::kCorruption);
  }
}

}  // namespace
}  // namespace quipu
