// Lines, and the blocks of lines that one sentence may not leave.

#ifndef QUIPU_LANGUAGE_TEXT_LINES_H_
#define QUIPU_LANGUAGE_TEXT_LINES_H_

#include <string_view>
#include <vector>

#include "graph/model/span.h"

namespace quipu {

struct TextLine {
  Span full;  // with its '\n', where it has one
  Span text;  // without white space at its ends; empty for a blank line
};

// The lines of `range`, ascending; their `full` spans cover it without gaps.
std::vector<TextLine> LinesOf(std::string_view text, Span range);

// `span` without the white space (CharacterClass::kSpace) at its ends.
Span Trimmed(std::string_view text, Span span);

// The length of a Markdown or plain-text mark at the beginning of a line:
// "# ", "- ", "* ", "• ", "> ", "1. ", "2) "; with the blanks after it. 0 where
// there is none.
size_t LineMarkLength(std::string_view line);

// Whether `line` is a Markdown heading: one to six '#' and a blank.
bool IsMarkdownHeading(std::string_view line);

// Divides `range` at blank lines, list items, headings, and where a line was
// ended on purpose and not by hard wrapping (the first word of the next one
// would still have fitted). Blocks are trimmed, without their marks, ascending
// and not empty. Linear.
std::vector<Span> BlocksOf(std::string_view text, Span range);

}  // namespace quipu

#endif  // QUIPU_LANGUAGE_TEXT_LINES_H_
