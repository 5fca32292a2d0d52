// What FindDates looks at: numbers, month names, and the words between them.

#ifndef QUIPU_LANGUAGE_TEXT_DATE_LEXEMES_H_
#define QUIPU_LANGUAGE_TEXT_DATE_LEXEMES_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "graph/model/span.h"

namespace quipu {

struct DateLexeme {
  enum class Kind : uint8_t {
    kNumber,   // `value`, of `digits` digits: "1992", "17th", "premier"
    kNumeric,  // a whole date in figures: year, month and day in `value`
    kMonth,    // `value` from 1 to 12
    kOf,       // "of", "de", "del", "du"
    kArticle,  // "the", "el", "le"
    kAnd,      // "and", "et", "y"
    kTo,       // "to", "au", "al", "a", "through", a dash between numbers
    kContext,  // a word that a year may follow: "in", "since", "en", "hasta"
    kNear,     // "early", "late", "last", "fin": may stand before a month
    kWord,     // any other word
    kMark,     // punctuation: `mark`
    kGap,      // a blank line
  };
  Kind kind = Kind::kWord;
  Span span;
  int value = 0;
  uint8_t digits = 0;
  char mark = 0;             // ASCII; every dash is '-', every quote '"'
  bool capital = false;      // kMonth, kWord: begins with a capital
  bool ambiguous = false;    // kMonth: "may", "march", "mar": also another word
  bool counted = false;      // kWord: what is counted: "soldiers", "people"
  bool line_begins = false;  // first of its line, but for marks
};

struct MonthName {
  int month = 0;           // from 1; 0: the word names no month
  bool ambiguous = false;  // also another word: "may", "sept"
};

// Of a word of three languages, or its abbreviation, in lower case and without
// accents.
MonthName MonthNamed(std::string_view folded);

// kNumeric packs its date: year * 10000 + month * 100 + day, 0 for unknown.
std::vector<DateLexeme> LexDates(std::string_view text);

}  // namespace quipu

#endif  // QUIPU_LANGUAGE_TEXT_DATE_LEXEMES_H_
