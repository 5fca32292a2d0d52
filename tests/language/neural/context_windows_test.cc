#include "language/neural/context_windows.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "tests/language/neural/context_support.h"

namespace quipu {
namespace {

// Each word is one piece.
std::vector<WindowWord> Words(size_t count) {
  return std::vector<WindowWord>(count, {"the", true});
}

std::vector<uint32_t> PiecesOf(const ContextWindows& windows, size_t index) {
  const auto window = windows.Window(index);
  return {window.begin(), window.end()};
}

TEST_CASE("Sentences follow one another in a window", "[windows]") {
  const OwnedVocabulary vocabulary(SmallVocabulary());
  ContextWindows windows(*vocabulary);
  windows.AddSentence(std::vector<WindowWord>{{"the", false}, {"going", true}});
  windows.AddSentence({});
  windows.AddSentence(std::vector<WindowWord>{{"a"}, {"e", false}});
  REQUIRE(windows.size() == 1);
  // <s> _the _go ing </s> _a e </s>
  CHECK(PiecesOf(windows, 0) == std::vector<uint32_t>{0, 5, 12, 9, 1, 4, 8, 1});
  const auto places = windows.places();
  CHECK(std::vector<size_t>(places.begin(), places.end()) ==
        std::vector<size_t>{1, 2, 5, 6});
  CHECK(windows.pieces() == 8);
}

TEST_CASE("A window is filled up to its last piece, and not further",
          "[windows]") {
  const OwnedVocabulary vocabulary(SmallVocabulary());
  ContextWindows windows(*vocabulary);
  windows.AddSentence(Words(60));
  windows.AddSentence(Words(kWindowPieces - 63));  // just fits
  CHECK(windows.size() == 1);
  CHECK(windows.pieces() == kWindowPieces);
  windows.AddSentence(Words(1));
  CHECK(windows.size() == 2);
  CHECK(windows.Window(1).size() == 3);
  CHECK(windows.Begin(1) == kWindowPieces);
  CHECK(windows.places().back() == kWindowPieces + 1);
}

TEST_CASE("The longest sentence that fits has a window for itself",
          "[windows]") {
  const OwnedVocabulary vocabulary(SmallVocabulary());
  ContextWindows windows(*vocabulary);
  windows.AddSentence(Words(1));
  windows.AddSentence(Words(kWindowPieces - 2));
  windows.AddSentence(Words(1));
  CHECK(windows.size() == 3);
  CHECK(windows.Window(1).size() == kWindowPieces);
}

TEST_CASE("A long sentence is read in windows that overlap", "[windows]") {
  const OwnedVocabulary vocabulary(SmallVocabulary());
  for (const size_t count : {127, 128, 188, 189, 190, 191, 252, 253, 700}) {
    ContextWindows windows(*vocabulary);
    windows.AddSentence(Words(3));
    windows.AddSentence(Words(count));
    windows.AddSentence(Words(2));
    INFO(count << " words");
    const auto places = windows.places();
    REQUIRE(places.size() == count + 5);
    CHECK(std::is_sorted(places.begin(), places.end()));
    // The first and the last window are those of the neighbours.
    CHECK(windows.Window(0).size() == 5);
    CHECK(windows.Window(windows.size() - 1).size() == 4);
    CHECK(windows.size() - 2 == (count - 126 + 62) / 63 + 1);
    for (size_t i = 1; i + 1 < windows.size(); ++i) {
      CHECK(windows.Window(i).front() == kBeginPiece);
      CHECK(windows.Window(i).back() == kEndPiece);
      CHECK(windows.Window(i).size() <= kWindowPieces);
    }
    for (size_t word = 0; word < count; ++word) {
      // No window that holds the word holds it further from its edges.
      size_t best = 0;
      size_t best_place = 0;
      for (size_t i = 1; i + 1 < windows.size(); ++i) {
        const size_t begin = (i - 1) * 63;
        const size_t end = begin + windows.Window(i).size() - 2;
        if (word < begin || word >= end) continue;
        const size_t distance = std::min(word - begin, end - 1 - word) + 1;
        if (distance > best) {
          best = distance;
          best_place = windows.Begin(i) + 1 + word - begin;
        }
      }
      REQUIRE(places[3 + word] == best_place);
    }
  }
}

TEST_CASE("An endless sentence takes windows in proportion", "[windows]") {
  const OwnedVocabulary vocabulary(SmallVocabulary());
  ContextWindows windows(*vocabulary);
  const std::string junk("\xFF\x01\xE2", 3);
  windows.AddSentence(std::vector<WindowWord>(100000, {junk, true}));
  CHECK(windows.places().size() == 100000);
  // Every word is a mark and an unknown piece.
  CHECK(windows.pieces() < 500000);
  CHECK(windows.places().back() < windows.pieces());
}

}  // namespace
}  // namespace quipu
