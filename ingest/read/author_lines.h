// Lines that are little but the name of who wrote the text.

#ifndef QUIPU_INGEST_READ_AUTHOR_LINES_H_
#define QUIPU_INGEST_READ_AUTHOR_LINES_H_

#include <cstddef>
#include <string_view>
#include <vector>

#include "graph/model/document.h"
#include "ingest/read/page_lines.h"

namespace quipu {

// The names in a line under a title, alone or with a place or a post: "INÉS
// CARVALLO", "Pilar Egüez / Quito", "J. M. Torrecilla. Bilbao". Names of
// persons only, none of whose words is a common one in `text`. Linear in
// `text`.
std::vector<StatedText> ParseAuthorLine(std::string_view text, Span line);

struct Signature {
  StatedText name;
  bool publisher = false;  // a house that publishes
};

// Who signed the text below its last paragraph: a person, a body, or, where the
// text is a letter, a first name. Empty if there are more than two.
std::vector<Signature> FindSignatures(std::string_view text,
                                      const std::vector<PageLine>& lines,
                                      bool letter);

}  // namespace quipu

#endif  // QUIPU_INGEST_READ_AUTHOR_LINES_H_
