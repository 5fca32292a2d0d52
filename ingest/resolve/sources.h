// Who vouches for a claim: what makes support independent.

#ifndef QUIPU_INGEST_RESOLVE_SOURCES_H_
#define QUIPU_INGEST_RESOLVE_SOURCES_H_

#include <string>

#include "graph/model/document.h"

namespace quipu {

// The source of what a document says in its own voice: what it says that it was
// taken from, else its publisher, else its first author, else the document
// itself. Equal for equal names, however they
// are written. docs/identity.md has the rule.
std::string SourceOf(const Document& document);

}  // namespace quipu

#endif  // QUIPU_INGEST_RESOLVE_SOURCES_H_
