// Dates in running text.

#ifndef QUIPU_LANGUAGE_TEXT_DATES_H_
#define QUIPU_LANGUAGE_TEXT_DATES_H_

#include <string_view>
#include <vector>

#include "graph/model/span.h"

namespace quipu {

// A date as the text gives it. 0 stands for what it leaves open: "on May 8"
// has no year, "in 1992" no month, "last December" no year and no day.
struct DateMention {
  Span span;  // of `text`; without article, preposition and day of the week
  int year = 0;
  int month = 0;
  int day = 0;
  friend bool operator==(const DateMention&, const DateMention&) = default;
};

// The dates of an English, French or Spanish text, ascending and apart. Both
// ends of "6-9 May 1992" are mentions; the first takes month and year from the
// second. A number is a year only where words or signs around it say so ("in
// 1992", "(1992)", "from 1980 to 1992"). Of "5/6/1992", whose order differs
// from country to country, only the year is given. Every mention is a day that
// exists. Linear.
std::vector<DateMention> FindDates(std::string_view text);

}  // namespace quipu

#endif  // QUIPU_LANGUAGE_TEXT_DATES_H_
