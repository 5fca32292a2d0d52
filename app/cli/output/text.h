// Text as a terminal shows it: what is safe to print, and how wide it is.

#ifndef QUIPU_APP_CLI_OUTPUT_TEXT_H_
#define QUIPU_APP_CLI_OUTPUT_TEXT_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace quipu {

// What a piece of text is, not how it looks: the screen chooses the colour.
enum class Style : uint8_t {
  kPlain,
  kStrong,     // names and headings
  kFaint,      // where it comes from
  kPredicate,  // names of relations
  kSubject,    // the subject inside a quote
  kObject,     // the object inside a quote
  kWarning,    // denied, alleged, cut short
  kError,
};

struct StyledRun {
  std::string text;
  Style style = Style::kPlain;
};
using StyledText = std::vector<StyledRun>;

// False for characters that could steer a terminal (controls) or change the
// order in which others are read (directional marks).
bool IsPrintable(char32_t code_point);

// `text` without anything that could steer a terminal or reorder what is read:
// every control character shows as a symbol, and directional overrides and
// bytes that are not UTF-8 as U+FFFD. Line ends and tabs become blanks.
std::string Printable(std::string_view text);

// As Printable, with runs of white space made one blank, none at the ends: a
// passage of several lines on one line.
std::string OneLine(std::string_view text);

// Columns that a printable text takes: accents that stand alone take none,
// Chinese and most pictures take two.
size_t DisplayWidth(std::string_view printable);

// At most `width` columns of a printable text, ended by an ellipsis if it was
// longer. `width` is at least 1.
std::string Elide(std::string_view printable, size_t width);

// The runs of `text` as lines of at most `width` columns, broken at blanks; a
// word that is longer is broken where it must be. Width 0: one line.
std::vector<StyledText> Wrap(const StyledText& text, size_t width);

}  // namespace quipu

#endif  // QUIPU_APP_CLI_OUTPUT_TEXT_H_
