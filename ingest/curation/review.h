// What an analyst should look at first.

#ifndef QUIPU_INGEST_CURATION_REVIEW_H_
#define QUIPU_INGEST_CURATION_REVIEW_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/result.h"
#include "graph/model/ids.h"
#include "graph/store/reader.h"

namespace quipu {

enum class ReviewKind : uint8_t {
  kMerge,     // `entities`, two, may be one
  kWeakName,  // whether `documents` mean the entity rests on a short name
  kPending,   // the words that `decision` points at are not found
  kClaim,     // `claim` is hardly sure enough to be shown
};

struct ReviewItem {
  ReviewKind kind = ReviewKind::kMerge;
  std::string why;  // a sentence of English
  std::vector<Handle> entities;
  std::vector<DocumentKey> documents;  // sorted
  uint64_t decision = 0;
  std::optional<std::pair<DocumentKey, ClaimIndex>> claim;
};

struct ReviewQueue {
  std::vector<ReviewItem> items;  // best first
  uint64_t total = 0;             // with those beyond the limit
};

// The first `limit` of all that wants a look: what may be one by likeness that
// is trusted, and no analyst keeps apart; decisions without effect; what joins
// an entity as the only bearer of a short name; claims at most 50 per mille
// above kDefaultMinConfidence. Depends on what is derived and the log alone.
// Reads every entity, what is said in ReasonsOf for each, and every claim.
Result<ReviewQueue> ReadReview(const Reader& reader, size_t limit);

}  // namespace quipu

#endif  // QUIPU_INGEST_CURATION_REVIEW_H_
