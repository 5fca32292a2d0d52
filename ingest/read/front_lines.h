// Lines above a title that read like one.

#ifndef QUIPU_INGEST_READ_FRONT_LINES_H_
#define QUIPU_INGEST_READ_FRONT_LINES_H_

#include <cstddef>
#include <string_view>
#include <vector>

#include "ingest/read/line_shape.h"
#include "ingest/read/page_lines.h"

namespace quipu {

// Each may be the title of a text that has no better one.

// The section or kind of the text, its number or its mark, a day or an hour, a
// running head: "OBITUARY", "CHAPTER NINE", "SECRET", "GUINEA-CONFLICTO",
// "Monday 3 May", "1200 GMT".
bool IsLabel(std::string_view line, const LineShape& shape);

// A word all of capitals, which a longer line below makes a label:
// "TRIBUNALES".
bool IsShortLabel(std::string_view line, const LineShape& shape);

// The name of a body and nothing else: "MINISTRY OF MINES", "Oficina de
// Prensa".
bool IsLetterhead(std::string_view line, const LineShape& shape);

// Whether lines[i] is a letterhead, or the text's first line, of a name only,
// above the name of a kind of document or a site's menu.
bool IsLetterheadAt(std::string_view text, const std::vector<PageLine>& lines,
                    size_t i);

// A letterhead that is a state's or a court's, which publish little themselves.
bool IsStateName(std::string_view line);

// "Dear Nelly", "Ma chère Thu", "Compañeros".
bool IsSalutation(std::string_view line);

}  // namespace quipu

#endif  // QUIPU_INGEST_READ_FRONT_LINES_H_
