// The way back from clean text, against a table of one entry a byte.

#include "graph/model/source_map.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>
#include <string>
#include <vector>

namespace quipu {
namespace {

// What the map says, byte by byte: where the source of each clean byte begins
// and ends.
struct ByteTable {
  std::vector<SourceMap::SourceSpan> source;
  void Add(uint32_t clean_length, uint64_t begin, uint32_t length) {
    for (uint32_t i = 0; i < clean_length; ++i) {
      const bool one_to_one = clean_length == length;
      source.push_back(one_to_one
                           ? SourceMap::SourceSpan{begin + i, begin + i + 1}
                           : SourceMap::SourceSpan{begin, begin + length});
    }
  }

  // From the first clean byte that shares bytes with `wanted` to the last one.
  Span CleanOf(SourceMap::SourceSpan wanted) const {
    Span clean{UINT32_MAX, 0};
    for (uint32_t i = 0; i < source.size(); ++i) {
      if (source[i].begin >= wanted.end || wanted.begin >= source[i].end) {
        continue;
      }
      clean.begin = std::min(clean.begin, i);
      clean.end = i + 1;
    }
    return clean;
  }
};

TEST_CASE("An empty map maps nothing", "[model]") {
  const SourceMap map;
  CHECK(map.ToSource({0, 0}) == SourceMap::SourceSpan{0, 0});
}

TEST_CASE("Adjacent runs of equal lengths become one", "[model]") {
  SourceMap map;
  map.Add(3, 3, 3);
  map.Add(4, 6, 4);
  CHECK(map.runs().size() == 1);
  map.Add(2, 10, 1);  // a letter of Latin-1
  map.Add(5, 11, 5);
  map.Add(1, 20, 1);  // behind a gap in the source
  CHECK(map.runs().size() == 4);
}

// clean   a  b | e' e' | c  d
// source  3  4 | 5     | 6  7
SourceMap MapWithAccent() {
  SourceMap map;
  map.Add(2, 3, 2);
  map.Add(2, 5, 1);
  map.Add(2, 6, 2);
  return map;
}

TEST_CASE("A run of unequal lengths corresponds as a whole", "[model]") {
  const SourceMap map = MapWithAccent();
  CHECK(map.ToSource({0, 6}) == SourceMap::SourceSpan{3, 8});
  CHECK(map.ToSource({1, 3}) == SourceMap::SourceSpan{4, 6});
  CHECK(map.ToSource({3, 4}) == SourceMap::SourceSpan{5, 6});
  CHECK(map.ToSource({4, 5}) == SourceMap::SourceSpan{6, 7});
}

TEST_CASE("Clean text is found by the bytes that it was made from", "[model]") {
  const SourceMap map = MapWithAccent();
  CHECK(map.ToClean({3, 8}) == Span{0, 6});
  CHECK(map.ToClean({4, 6}) == Span{1, 4});
  CHECK(map.ToClean({5, 6}) == Span{2, 4});
  CHECK(map.ToClean({0, 4}) == Span{0, 1});   // a mark of byte order before it
  CHECK(map.ToClean({7, 99}) == Span{5, 6});  // to the end
  CHECK(map.ToClean({0, 3}) == std::nullopt);
  CHECK(map.ToClean({8, 9}) == std::nullopt);
  CHECK(map.ToClean({5, 5}) == std::nullopt);
  CHECK(map.ToClean({6, 5}) == std::nullopt);
  CHECK(SourceMap().ToClean({0, 1}) == std::nullopt);
}

TEST_CASE("Random maps agree with a table of every byte", "[model]") {
  std::mt19937 random(3);
  for (int round = 0; round < 300; ++round) {
    SourceMap map;
    ByteTable table;
    uint64_t source = random() % 5;
    for (size_t runs = 1 + random() % 12; runs > 0; --runs) {
      const uint32_t clean = 1 + random() % 4;
      const uint32_t length = random() % 2 == 0 ? clean : 1 + random() % 4;
      map.Add(clean, source, length);
      table.Add(clean, source, length);
      source += length + (random() % 4 == 0 ? 2 : 0);
    }
    const auto size = static_cast<uint32_t>(table.source.size());
    for (uint32_t begin = 0; begin < size; ++begin) {
      for (uint32_t end = begin + 1; end <= size; ++end) {
        const SourceMap::SourceSpan wanted{table.source[begin].begin,
                                           table.source[end - 1].end};
        CAPTURE(round, begin, end);
        REQUIRE(map.ToSource({begin, end}) == wanted);
        REQUIRE(map.ToClean(wanted) == table.CleanOf(wanted));
      }
    }
  }
}

TEST_CASE("Lines are counted from one", "[model]") {
  const SourceMap map;
  const std::string text = "one\ntwo\n\nfour";
  CHECK(map.Locate(0, text) == Locator{LocatorKind::kLine, 1});
  CHECK(map.Locate(3, text) == Locator{LocatorKind::kLine, 1});
  CHECK(map.Locate(4, text) == Locator{LocatorKind::kLine, 2});
  CHECK(map.Locate(9, text) == Locator{LocatorKind::kLine, 4});
  CHECK(map.Locate(1000, text) == Locator{LocatorKind::kLine, 4});
}

TEST_CASE("Pages begin at their breaks", "[model]") {
  SourceMap map;
  map.SetBreaks(LocatorKind::kPage, {{0, 7}, {10, 8}, {20, 11}});
  CHECK(map.Locate(0, "") == Locator{LocatorKind::kPage, 7});
  CHECK(map.Locate(9, "") == Locator{LocatorKind::kPage, 7});
  CHECK(map.Locate(10, "") == Locator{LocatorKind::kPage, 8});
  CHECK(map.Locate(500, "") == Locator{LocatorKind::kPage, 11});
}

}  // namespace
}  // namespace quipu
