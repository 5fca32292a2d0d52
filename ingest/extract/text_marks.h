// All that is found in a document before its claims: words and trees,
// markables, their types, and which of them are one thing.

#ifndef QUIPU_INGEST_EXTRACT_TEXT_MARKS_H_
#define QUIPU_INGEST_EXTRACT_TEXT_MARKS_H_

#include <span>
#include <vector>

#include "graph/model/document.h"
#include "ingest/extract/coreference/clusters.h"
#include "ingest/extract/extraction_models.h"
#include "ingest/extract/mention/markable.h"
#include "language/context/context_states.h"
#include "language/model/analysis.h"

namespace quipu {

struct TextMarks {
  Analysis analysis;
  ContextStates context;
  Markables markables;
  TypeScores types;
  Clusters clusters;
};

// The document must outlive them. Linear for sentences of bounded length.
TextMarks FindMarks(const Document& document, const ExtractionModels& models);

// The markables of the document, its dates and quantities among them, and in
// whose words they stand; `inner` is what NameTagger::Tag gives. The analysis
// must outlive them.
Markables MarkDocument(const Document& document, const Analysis& analysis,
                       std::vector<MarkedWords> inner);

}  // namespace quipu

#endif  // QUIPU_INGEST_EXTRACT_TEXT_MARKS_H_
