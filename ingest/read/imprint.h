// The lines in which a text says who made it.

#ifndef QUIPU_INGEST_READ_IMPRINT_H_
#define QUIPU_INGEST_READ_IMPRINT_H_

#include <cstddef>
#include <string_view>
#include <vector>

#include "ingest/read/page_lines.h"
#include "ingest/read/stated_metadata.h"

namespace quipu {

// Marks bylines and the names of authors below the title, and adds what they
// state, and what signatures, letterheads, the agency of a dispatch, a notice
// of copyright and words such as "translated from" do. Expects lines whose
// headers, furniture and title are marked and whose prose is known; `title_end`
// is the line behind the title, 0 if there is none.
void MarkImprint(std::string_view text, size_t title_end,
                 std::vector<PageLine>& lines, StatedMetadata& stated);

}  // namespace quipu

#endif  // QUIPU_INGEST_READ_IMPRINT_H_
