#include "ingest/resolve/sources.h"

#include "graph/model/names.h"

namespace quipu {

std::string SourceOf(const Document& document) {
  const DocumentMetadata& metadata = document.metadata;
  if (metadata.origin) {
    const std::string name = NormalizeName(metadata.origin->name.value);
    if (!name.empty()) return "publisher " + name;
  }
  if (metadata.publisher) {
    const std::string name = NormalizeName(metadata.publisher->value);
    if (!name.empty()) return "publisher " + name;
  }
  if (!metadata.authors.empty()) {
    const std::string name = NormalizeName(metadata.authors.front().value);
    if (!name.empty()) return "author " + name;
  }
  return "document " + document.key.value;
}

}  // namespace quipu
