#include "language/text/fold.h"

#include <catch2/catch.hpp>
#include <string>

#include "language/text/character_class.h"

namespace quipu {
namespace {

TEST_CASE("Every folding lowers letters and straightens apostrophes",
          "[fold]") {
  for (const FoldOptions options :
       {FoldOptions(), kLetterFolding, kFormFolding, kPhraseFolding}) {
    CHECK(Fold("L\u2019\u00C9TAT O\u02BCBrien", options) ==
          "l'\u00E9tat o'brien");
  }
}

TEST_CASE("A folding changes what its options name and nothing else",
          "[fold]") {
  const std::string text =
      "a\u2010b \u201Cc\u201D \u00ABd\u00BB \u2018e 7\u0669";
  CHECK(Fold(text, {}) == text);
  CHECK(Fold(text, kLetterFolding) ==
        "a-b \u201Cc\u201D \u00ABd\u00BB \u2018e 7\u0669");
  CHECK(Fold(text, kFormFolding) == "a\u2010b \"c\" \u00ABd\u00BB 'e 00");
  CHECK(Fold(text, kPhraseFolding) == "a-b \"c\" \"d\" \u2018e 7\u0669");
}

TEST_CASE("Accents are taken off letters that have them", "[fold]") {
  CHECK(WithoutAccents(U'\u00E9') == U'e');
  CHECK(WithoutAccents(U'\u1EBF') == U'e');       // with two of them
  CHECK(WithoutAccents(U'\u00F8') == U'\u00F8');  // a letter of its own
  CHECK(WithoutAccents(U'e') == U'e');
}

TEST_CASE("Bytes that are not UTF-8 fold to the replacement character",
          "[fold]") {
  CHECK(Fold("A\xFF", {}) == "a\uFFFD");
  CHECK(FoldedLetters("A\xFF") == U"a\uFFFD");
}

TEST_CASE("A word is capitalised by its first letter", "[fold]") {
  CHECK(IsCapitalised("Lima"));
  CHECK(IsCapitalised("\u00C9tat"));
  CHECK_FALSE(IsCapitalised("\u00E9tat"));
  CHECK_FALSE(IsCapitalised("7A"));
  CHECK_FALSE(IsCapitalised(""));
}

}  // namespace
}  // namespace quipu
