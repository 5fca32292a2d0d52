// Characters and words as they are compared: one folding, of which each kind of
// comparison has its share. What models were trained with may not change.

#ifndef QUIPU_LANGUAGE_TEXT_FOLD_H_
#define QUIPU_LANGUAGE_TEXT_FOLD_H_

#include <string>
#include <string_view>

namespace quipu {

// Beyond lower case and the apostrophes of IsApostrophe as "'".
struct FoldOptions {
  bool hyphens = false;        // those of IsHyphen as "-"
  bool single_quotes = false;  // the opening one as "'"
  bool double_quotes = false;  // curly ones as '"'
  bool guillemets = false;     // likewise
  bool digits = false;         // of all scripts as "0"
};

// What segmenter and lemmatiser compare.
inline constexpr FoldOptions kLetterFolding{.hyphens = true};
// What networks and word vectors know forms by.
inline constexpr FoldOptions kFormFolding{
    .single_quotes = true, .double_quotes = true, .digits = true};
// What words of an ontology are found by.
inline constexpr FoldOptions kPhraseFolding{
    .hyphens = true, .double_quotes = true, .guillemets = true};

// Of a character that is not ASCII.
char32_t FoldBeyondAscii(char32_t c, FoldOptions options);

inline char32_t Fold(char32_t c, FoldOptions options) {
  if (c >= 0x80) return FoldBeyondAscii(c, options);
  if (c >= 'A' && c <= 'Z') return c + ('a' - 'A');
  return options.digits && c >= '0' && c <= '9' ? U'0' : c;
}

// Each character folded. Bytes that are not UTF-8 become U+FFFD.
std::string Fold(std::string_view text, FoldOptions options);
// With kLetterFolding.
std::u32string FoldedLetters(std::string_view text);

// U+0027, U+2019 and U+02BC.
constexpr bool IsApostrophe(char32_t c) {
  return c == U'\'' || c == U'\u2019' || c == U'\u02BC';
}

// U+002D, U+2010 and U+2011.
constexpr bool IsHyphen(char32_t c) {
  return c == U'-' || c == U'\u2010' || c == U'\u2011';
}

// The letter that accents were put on: "e" of "é" and "ế".
char32_t WithoutAccents(char32_t c);

}  // namespace quipu

#endif  // QUIPU_LANGUAGE_TEXT_FOLD_H_
