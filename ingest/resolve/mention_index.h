// The local entities of a document by the places of their mentions.

#ifndef QUIPU_INGEST_RESOLVE_MENTION_INDEX_H_
#define QUIPU_INGEST_RESOLVE_MENTION_INDEX_H_

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "graph/model/extraction.h"
#include "graph/model/ids.h"
#include "graph/model/span.h"

namespace quipu {

class MentionIndex {
 public:
  explicit MentionIndex(const Extraction& extraction) {
    for (uint32_t i = 0; i < extraction.entities.size(); ++i) {
      for (const Mention& mention : extraction.entities[i].mentions) {
        places_.emplace_back(mention.span, LocalIndex{i});
      }
    }
    std::sort(places_.begin(), places_.end());
  }

  // The first local entity with a mention of exactly this span. Logarithmic.
  std::optional<LocalIndex> At(Span span) const {
    const auto found = std::lower_bound(places_.begin(), places_.end(),
                                        std::pair(span, LocalIndex{0}));
    if (found == places_.end() || found->first != span) return std::nullopt;
    return found->second;
  }

 private:
  std::vector<std::pair<Span, LocalIndex>> places_;  // sorted
};

}  // namespace quipu

#endif  // QUIPU_INGEST_RESOLVE_MENTION_INDEX_H_
