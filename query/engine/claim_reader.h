// From claims of the store to what is shown of them.

#ifndef QUIPU_QUERY_ENGINE_CLAIM_READER_H_
#define QUIPU_QUERY_ENGINE_CLAIM_READER_H_

#include <span>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "graph/model/document.h"
#include "graph/model/extraction.h"
#include "graph/model/ids.h"
#include "graph/store/reader.h"
#include "query/engine/claim_view.h"
#include "query/engine/query_limits.h"

namespace quipu {

// Reads the claims of one answer, document by document: it holds one document
// at a time, and the labels of the entities it has met. The reader and the
// limits must outlive it. One thread.
class ClaimReader {
 public:
  ClaimReader(const Reader& reader, const QueryLimits& limits)
      : reader_(reader), limits_(limits) {}

  // In the order asked; a claim may be asked for more than once. Each document
  // is read once. kCorruption for a claim that is not there, whose spans leave
  // its text or whose entities have no record.
  Result<std::vector<ClaimView>> Read(std::span<const ClaimRef> claims);

  // The label of what a member's handle addresses.
  Result<EntityLabel> Label(const Handle& handle);

 private:
  Result<ClaimView> View(const Document& document, const Extraction& extraction,
                         ClaimRef ref);
  Result<EntityLabel> Local(const Extraction& extraction, LocalIndex local);
  Result<ValueView> Value(const Extraction& extraction,
                          const Argument& argument);

  const Reader& reader_;
  const QueryLimits& limits_;
  std::unordered_map<Handle, EntityLabel> labels_;
};

// Positions of `claims`, those of one document together.
std::vector<size_t> ByDocument(std::span<const ClaimRef> claims);

}  // namespace quipu

#endif  // QUIPU_QUERY_ENGINE_CLAIM_READER_H_
