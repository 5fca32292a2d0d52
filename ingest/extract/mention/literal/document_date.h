// The day from which a document speaks.

#ifndef QUIPU_INGEST_EXTRACT_MENTION_LITERAL_DOCUMENT_DATE_H_
#define QUIPU_INGEST_EXTRACT_MENTION_LITERAL_DOCUMENT_DATE_H_

#include <optional>

#include "graph/model/document.h"
#include "graph/model/partial_date.h"
#include "language/model/analysis.h"

namespace quipu {

// That of its metadata; else in the head of the text, or else at its end, that
// of a cable ("092340Z AUG 88") or the first date that stands by itself
// ("LIMA, 5 May 1992", "The Sentinel | Sunday 13 March 2011"). Looks at a
// bounded part of the text.
std::optional<PartialDate> DocumentDate(const Document& document,
                                        const Analysis& analysis,
                                        Language language);

}  // namespace quipu

#endif  // QUIPU_INGEST_EXTRACT_MENTION_LITERAL_DOCUMENT_DATE_H_
