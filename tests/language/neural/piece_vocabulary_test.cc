#include "language/neural/piece_vocabulary.h"

#include <catch2/catch.hpp>
#include <string>
#include <utility>
#include <vector>

#include "tests/language/neural/context_support.h"

namespace quipu {
namespace {

// The pieces' texts, a blank between them.
std::string Segmented(const std::string& word, bool after_space = true) {
  const PieceVocabularyWeights weights = SmallVocabulary();
  const OwnedVocabulary vocabulary(weights);
  std::vector<uint32_t> pieces;
  (*vocabulary).Segment(word, after_space, pieces);
  std::string joined;
  for (const uint32_t piece : pieces) {
    joined += (joined.empty() ? "" : " ") + weights.pieces[piece].text;
  }
  return joined;
}

TEST_CASE("A word is cut into the pieces of the greatest sum", "[pieces]") {
  CHECK(Segmented("the") == "\u2581the");
  // "th", "e" (-7.5) are worse than "the" (-5).
  CHECK(Segmented("bthe", false) == "b the");
  CHECK(Segmented("going") == "\u2581go ing");
  CHECK(Segmented("thing", false) == "th ing");
  CHECK(Segmented("a", false) == "a");
  CHECK(Segmented("a", true) == "\u2581a");
}

TEST_CASE("Between equal sums the last piece is the longest", "[pieces]") {
  PieceVocabularyWeights weights = SmallVocabulary();
  const size_t first = weights.pieces.size();
  weights.pieces.push_back({"xy", -10});
  weights.pieces.push_back({"xyz", -12});
  weights.pieces.push_back({"yz", -10});
  const OwnedVocabulary vocabulary(weights);
  std::vector<uint32_t> pieces;
  (*vocabulary).Segment("wxyz", false, pieces);  // w xyz, -20
  CHECK(pieces.back() == first + 1);
  pieces.clear();
  (*vocabulary).Segment("xyyz", false, pieces);
  CHECK(pieces == std::vector<uint32_t>{static_cast<uint32_t>(first),
                                        static_cast<uint32_t>(first + 2)});
  weights.pieces[first + 1].score = -18;
  const OwnedVocabulary tied(weights);
  pieces.clear();
  (*tied).Segment("xyz", false, pieces);  // x yz, xy z and xyz are all -18
  CHECK(pieces == std::vector<uint32_t>{static_cast<uint32_t>(first + 1)});
}

TEST_CASE("A run of unknown characters is one unknown piece", "[pieces]") {
  CHECK(Segmented("\u4E2D\u6587the", false) == "<unk> the");
  CHECK(Segmented("the\u4E2Da\u4E2D\u4E2D", false) == "the <unk> a <unk>");
  CHECK(Segmented("\u4E2D") == "\u2581 <unk>");
  CHECK(Segmented("<s>", false) == "<unk> s <unk>");
}

TEST_CASE("Words are brought to NFKC", "[pieces]") {
  CHECK(Segmented("\uFB01", false) == "fi");
  CHECK(Segmented("\uFF54\uFF48\uFF45") == "\u2581the");
  CHECK(Segmented("e\u0301", false) == "\u00E9");
}

TEST_CASE("Whatever the bytes, a word has a piece at least", "[pieces]") {
  CHECK(Segmented("", false) == "<unk>");
  CHECK(Segmented("") == "\u2581");
  CHECK(Segmented("\xFF\xC3", false) == "<unk>");
  CHECK(Segmented("a\xE2\x96", false) == "a <unk>");
  CHECK(Segmented(std::string(1, '\0') + "a", false) == "<unk> a");
}

TEST_CASE("Of a long word the first hundred characters count", "[pieces]") {
  const OwnedVocabulary vocabulary(SmallVocabulary());
  std::vector<uint32_t> pieces;
  (*vocabulary).Segment(std::string(1000000, 'b'), false, pieces);
  CHECK(pieces.size() == PieceVocabulary::kMostCharacters);
  pieces.clear();
  std::string accents;
  for (int i = 0; i < 3000; ++i) accents += "\u00E9";
  (*vocabulary).Segment(accents, true, pieces);
  CHECK(pieces.size() == 1 + PieceVocabulary::kMostCharacters);
  pieces.clear();
  std::string ligatures;  // of 18 characters each in NFKC
  for (int i = 0; i < 200; ++i) ligatures += "\uFDFA";
  (*vocabulary).Segment(ligatures, false, pieces);
  CHECK(pieces.size() <= PieceVocabulary::kMostCharacters);
}

TEST_CASE("A vocabulary with a piece twice is not written", "[pieces]") {
  PieceVocabularyWeights weights = SmallVocabulary();
  weights.pieces.push_back({"the", -1});
  ByteWriter out;
  CHECK_FALSE(weights.Write(out));
  weights.pieces.back() = {"", -1};
  CHECK_FALSE(weights.Write(out));
  weights.pieces.back() = {std::string(256, 'a'), -1};
  CHECK_FALSE(weights.Write(out));
}

TEST_CASE("A damaged vocabulary is not read", "[pieces]") {
  ByteWriter out;
  REQUIRE(SmallVocabulary().Write(out));
  const std::string bytes = std::move(out).Take();
  for (size_t length = 0; length < bytes.size(); ++length) {
    const std::string cut = bytes.substr(0, length);
    ByteReader reader(cut);
    CHECK_FALSE(PieceVocabulary::Read(reader));
  }
  for (size_t at = 0; at < bytes.size(); ++at) {
    std::string damaged = bytes;
    damaged[at] = static_cast<char>(damaged[at] ^ 0xFF);
    ByteReader reader(damaged);
    const auto vocabulary = PieceVocabulary::Read(reader);
    if (!vocabulary) continue;
    std::vector<uint32_t> pieces;
    vocabulary->Segment("\u2581the going of \u4E2D", true, pieces);
    for (const uint32_t piece : pieces) CHECK(piece < vocabulary->size());
  }
}

}  // namespace
}  // namespace quipu
