// The trace of an extraction -> an explanation of some of its sentences.

#ifndef QUIPU_INGEST_EXTRACT_EXPLAIN_EXPLAIN_H_
#define QUIPU_INGEST_EXTRACT_EXPLAIN_EXPLAIN_H_

#include <span>

#include "graph/model/extraction.h"
#include "graph/model/ontology.h"
#include "graph/model/span.h"
#include "ingest/extract/document_extraction.h"
#include "ingest/extract/explain/explanation.h"
#include "ingest/extract/extraction_models.h"
#include "ingest/extract/text_marks.h"

namespace quipu {

// Of the sentences that one of `places` touches; all is what one Run gave.
Explanation MakeExplanation(TextMarks marks, const ExtractionModels& models,
                            ExtractionTrace trace, Extraction extraction,
                            std::span<const Span> places);

}  // namespace quipu

#endif  // QUIPU_INGEST_EXTRACT_EXPLAIN_EXPLAIN_H_
