// What a document is called by, and what it says that it was taken from.

#ifndef QUIPU_INGEST_RESOLVE_IMPRINT_H_
#define QUIPU_INGEST_RESOLVE_IMPRINT_H_

#include "graph/model/document.h"
#include "graph/store/records.h"

namespace quipu {

// A document is known by its publisher with the month of its publication, and
// by its title, if that has three words. Names are compared in normal form.
Imprint ImprintOf(const DocumentMetadata& metadata);

}  // namespace quipu

#endif  // QUIPU_INGEST_RESOLVE_IMPRINT_H_
