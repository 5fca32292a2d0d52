// Names that the metadata of a document states.

#ifndef QUIPU_INGEST_EXTRACT_MENTION_STATED_NAMES_H_
#define QUIPU_INGEST_EXTRACT_MENTION_STATED_NAMES_H_

#include <cstddef>
#include <vector>

#include "graph/model/document.h"
#include "ingest/extract/mention/document_context.h"
#include "ingest/extract/mention/names.h"

namespace quipu {

// Appends authors and publisher as names, where the text has them, with the
// markable of the same name where it is one. They come last, out of order;
// returns where they begin.
size_t AddStatedNames(const Document& document, const DocumentContext& context,
                      std::vector<Name>& names);

}  // namespace quipu

#endif  // QUIPU_INGEST_EXTRACT_MENTION_STATED_NAMES_H_
