// Which documents reprint others: near-copies, as docs/identity.md has them.

#ifndef QUIPU_QUERY_ENGINE_COPIES_H_
#define QUIPU_QUERY_ENGINE_COPIES_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "base/result.h"
#include "graph/model/ids.h"
#include "graph/store/reader.h"
#include "query/engine/claim_view.h"
#include "query/engine/generation.h"
#include "query/engine/query_limits.h"

namespace quipu {

// Of a document that is a copy of another.
struct CopyView {
  // Where following `copied_from` ends: whose word the claims of all its copies
  // are.
  DocumentKey original;
  // The earliest document before it that it shares enough of its text with, and
  // how much of the shorter one, per mille; 0 if it only says that it was taken
  // from there.
  DocumentKey copied_from;
  uint16_t share = 0;
  friend bool operator==(const CopyView&, const CopyView&) = default;
};

// nullopt for an original.
Result<std::optional<CopyView>> ReadCopy(const Reader& reader,
                                         DocumentNumber number,
                                         const DocumentKey& key);

struct CopyMember {
  Citation citation;
  std::optional<CopyView> copy;  // of all but the first
};

// The original, then its copies as they came out.
using CopyGroup = std::vector<CopyMember>;

// All groups of two documents or more, by the key of the original. See
// QueryEngine.
Result<std::vector<CopyGroup>> ReadCopyGroups(const Generation& generation,
                                              const QueryLimits& limits);

}  // namespace quipu

#endif  // QUIPU_QUERY_ENGINE_COPIES_H_
