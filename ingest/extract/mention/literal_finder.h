// Dates and quantities of a document: what may become the literal object of a
// claim, or tell when and how many.

#ifndef QUIPU_INGEST_EXTRACT_MENTION_LITERAL_FINDER_H_
#define QUIPU_INGEST_EXTRACT_MENTION_LITERAL_FINDER_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "graph/model/document.h"
#include "graph/model/extraction.h"
#include "graph/model/span.h"
#include "ingest/extract/mention/literal/quantities.h"
#include "language/model/analysis.h"

namespace quipu {

struct FoundLiteral {
  uint32_t sentence = 0;  // of the analysis
  uint32_t begin = 0;     // words [begin, end) of it
  uint32_t end = 0;
  uint32_t head = 0;  // the word that the others hang on
  Span span;          // of the text; may be less than the words: "20" of "20th"
  // Its text is as written, with what says "about" or "before", single blanks.
  Literal literal;
  // Of a date: in which days what happens then begins and ends. Also of
  // decades, centuries and spans, which no PartialDate can say. Absent if
  // nothing can be told.
  std::optional<TimeBounds> bounds;
  // Of a quantity.
  Counted counted = Counted::kThings;
  std::optional<uint32_t> counted_word;  // the noun, where it stands there
};

// Ascending by sentence and words, none overlapping another. Dates are resolved
// with the text before them and document.metadata.published, else the date that
// a heading or by-line gives. `analysis` is of `document`. Linear in time.
std::vector<FoundLiteral> FindLiterals(const Document& document,
                                       const Analysis& analysis);

}  // namespace quipu

#endif  // QUIPU_INGEST_EXTRACT_MENTION_LITERAL_FINDER_H_
