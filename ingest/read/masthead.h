// The paper, body or agency that a line says a text appeared in.

#ifndef QUIPU_INGEST_READ_MASTHEAD_H_
#define QUIPU_INGEST_READ_MASTHEAD_H_

#include <optional>
#include <string_view>

#include "graph/model/document.h"

namespace quipu {

struct Masthead {
  StatedText name;
  std::optional<StatedDate> date;
};

// A numbered issue: "The Harbour Review #12, June 1997", "Communism No. 6". A
// document's own number, "Statement No. 3", is none. Linear, as the others.
std::optional<Masthead> ParseIssue(std::string_view text, Span line);

// A line that carries a date or a page beside a name: "LANTERN * Organ of … *
// October 5, 1973 * 15 cents", "Diario de la Meseta. Martes, 14 de marzo de
// 1978". Signs that tell a paper from a place ("Lima, 3 May 1997") are counted:
// a noun of papers or bodies, what divides the line, page and price, the name
// of a section, an article, the day of the week, and `first`, being the first
// line of a text.
std::optional<Masthead> ParseMasthead(std::string_view text, Span line,
                                      bool first);

// The name of a paper above a line that is its date: "EL CIBAEÑO" above
// "Santiago, lunes 6 de marzo de 1989".
std::optional<Masthead> ParseNameplate(std::string_view text, Span line,
                                       Span below);

// The agency of a dispatch, and its day if that has a year: "TUNIS, June 14,
// 1997 (MPS) - …", "La Paz, 24 mai (A.F.P.).- …". `line` is the first line of
// its prose.
std::optional<Masthead> ParseAgency(std::string_view text, Span line);

// The holder in "© 2003 Harbour Media", "Copyright Harbour Media 2003.".
std::optional<StatedText> ParseCopyright(std::string_view text, Span line);

}  // namespace quipu

#endif  // QUIPU_INGEST_READ_MASTHEAD_H_
