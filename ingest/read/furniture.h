// What the medium put around a text.

#ifndef QUIPU_INGEST_READ_FURNITURE_H_
#define QUIPU_INGEST_READ_FURNITURE_H_

#include <string_view>

#include "ingest/read/line_shape.h"

namespace quipu {

// Words and shapes of web pages and newsletters in English, French and Spanish.
// Each takes a line without white space at its ends; none fits a line of prose
// but by accident.

// Buttons, paywalls, lists of links, rules drawn with signs, page numbers.
bool IsNavigation(std::string_view line, const LineShape& shape);

// A single word or two that a button might bear: "Home", "Buscar". Headings
// may read the same, so this holds at the ends of a page only.
bool IsButton(std::string_view line);

// "Copyright …", "All rights reserved", "Reprinted with permission".
bool IsCopyright(std::string_view line, const LineShape& shape);

// Says where to write or call: "Phone: …", "Write: Box 7".
bool IsContact(std::string_view line, const LineShape& shape);

// Little but addresses of web sites and mailboxes.
bool IsAddressLine(std::string_view line, const LineShape& shape);

// "For more information write to …": true of the end of a text only.
bool IsClosingNote(std::string_view line, const LineShape& shape);

// A page that speaks of itself: "This is an archive of the former website …".
bool IsSiteNotice(std::string_view line);

}  // namespace quipu

#endif  // QUIPU_INGEST_READ_FURNITURE_H_
