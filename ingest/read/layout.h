// Clean text -> regions and stated metadata.

#ifndef QUIPU_INGEST_READ_LAYOUT_H_
#define QUIPU_INGEST_READ_LAYOUT_H_

#include <string_view>
#include <vector>

#include "graph/model/document.h"

namespace quipu {

struct Layout {
  std::vector<Region> regions;  // ascending, without gaps, all of the text
  DocumentMetadata metadata;
};

// Sorts lines by shape, by position, and by the few words that mail, bylines
// and web pages share; docs/formats.md has the rules. What fits none of them is
// body, and so is whatever stands behind the first 50,000 lines. Linear in the
// length of the text.
Layout FindLayout(std::string_view text, DocumentFormat format);

}  // namespace quipu

#endif  // QUIPU_INGEST_READ_LAYOUT_H_
