// The dates of a document, with the years that the text leaves out.

#ifndef QUIPU_INGEST_EXTRACT_MENTION_RESOLVED_DATES_H_
#define QUIPU_INGEST_EXTRACT_MENTION_RESOLVED_DATES_H_

#include <optional>
#include <vector>

#include "graph/model/document.h"
#include "graph/model/partial_date.h"
#include "ingest/extract/mention/document_context.h"

namespace quipu {

// A date of the text with what its context adds.
struct ResolvedDate {
  Span span;
  std::optional<PartialDate> date;
};

// The dates of a document. A date without a year takes that of the last full
// date before it, else the document's own; one after "last" is never later
// than the document.
std::vector<ResolvedDate> ResolveDates(const Document& document,
                                       const DocumentContext& context);

}  // namespace quipu

#endif  // QUIPU_INGEST_EXTRACT_MENTION_RESOLVED_DATES_H_
