// Documents as an export goes through them.

#ifndef QUIPU_GRAPH_INTERCHANGE_STORED_DOCUMENT_H_
#define QUIPU_GRAPH_INTERCHANGE_STORED_DOCUMENT_H_

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "graph/model/document.h"
#include "graph/model/extraction.h"
#include "graph/model/ids.h"
#include "graph/store/reader.h"
#include "graph/store/records.h"

namespace quipu {

struct StoredDocument {
  Document document;
  Extraction extraction;
  ContributionRecord contribution;
};

// Every span of mentions and quotes lies inside the text: kCorruption if not,
// or if the document was never derived. kNotFound if there is none.
Result<StoredDocument> ReadStoredDocument(const Reader& reader,
                                          DocumentNumber number);

// Documents in the order of their keys.
class DocumentOrder {
 public:
  static Result<DocumentOrder> Read(const Reader& reader);

  // kCorruption for the number of no document.
  Result<uint32_t> RankOf(DocumentNumber number) const;
  DocumentNumber operator[](uint32_t rank) const { return numbers_[rank]; }

 private:
  std::vector<DocumentNumber> numbers_;
  std::unordered_map<DocumentNumber, uint32_t> ranks_;
};

}  // namespace quipu

#endif  // QUIPU_GRAPH_INTERCHANGE_STORED_DOCUMENT_H_
