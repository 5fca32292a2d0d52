// Where a text's title is.

#ifndef QUIPU_INGEST_READ_TITLE_H_
#define QUIPU_INGEST_READ_TITLE_H_

#include <optional>
#include <string_view>
#include <vector>

#include "ingest/read/page_lines.h"

namespace quipu {

// The value of a line "Subject: …", by whatever key mails have for it.
std::optional<Span> SubjectIn(std::string_view text, Span line);

// Both expect lines whose headers and furniture are marked and whose prose is
// known, and return the title's lines; empty if there is none.

// A short line of its own before the first prose, the first line of that prose
// if it was ended on purpose, or a line all of capitals or behind a notice of
// the site. In a mail, whose header ends before `after_mail` (0: no mail), only
// what follows the header at once.
LineRun TextTitle(std::string_view text, const std::vector<PageLine>& lines,
                  size_t after_mail);

// The first heading of the first level or underlined line, or else the first
// heading of any level, or else what TextTitle finds.
LineRun MarkdownTitle(std::string_view text,
                      const std::vector<PageLine>& lines);

}  // namespace quipu

#endif  // QUIPU_INGEST_READ_TITLE_H_
