#include "query/engine/query_engine.h"

#include "graph/store/tables.h"

namespace quipu {

Result<std::optional<DocumentNumber>> QueryEngine::FindDocument(
    const DocumentKey& key) const {
  return documents::FindNumber(generation_->reader(), key);
}

}  // namespace quipu
