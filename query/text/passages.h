// Places in the texts of stored documents: of a claim, or of given words.

#ifndef QUIPU_QUERY_TEXT_PASSAGES_H_
#define QUIPU_QUERY_TEXT_PASSAGES_H_

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "graph/model/document.h"
#include "graph/model/extraction.h"
#include "graph/model/ids.h"
#include "graph/model/span.h"
#include "graph/store/reader.h"

namespace quipu {

// Places in one document.
struct Passages {
  Document document;      // as it was read
  Extraction extraction;  // with what analysts added
  std::vector<Span> places;
  std::optional<ClaimIndex> claim;  // that they are the evidence of
};

// The evidence of the claim with this id (ClaimIdOf); nullopt for what is no id
// of a claim. kNotFound if the store has no such document, or that no such
// claim. Errors of Reader.
Result<std::optional<Passages>> FindClaim(const Reader& reader,
                                          std::string_view id);

struct FoundPassages {
  std::vector<Passages> documents;  // ascending by key
  bool more = false;                // there are other places yet
};

// Where stored documents, or only this one, have these words: the first `limit`
// places. Reads documents until it has them. kNotFound if there is no such
// document.
Result<FoundPassages> FindWords(const Reader& reader, std::string_view words,
                                const std::optional<DocumentKey>& document,
                                size_t limit);

}  // namespace quipu

#endif  // QUIPU_QUERY_TEXT_PASSAGES_H_
