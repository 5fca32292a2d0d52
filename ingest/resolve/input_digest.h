// The digest of a graph's input: its documents and its curation log, whatever
// the order in which they came.

#ifndef QUIPU_INGEST_RESOLVE_INPUT_DIGEST_H_
#define QUIPU_INGEST_RESOLVE_INPUT_DIGEST_H_

#include "base/hash.h"
#include "graph/model/curation.h"
#include "graph/model/document.h"
#include "graph/model/extraction.h"

namespace quipu {

// One document's, or one decision's, share. An extraction that was made
// elsewhere is input, too; who decided, when and why is none.
Sha256Digest ShareOf(const Document& document, const Extraction& extraction);
Sha256Digest ShareOf(const CurationEntry& entry);

// Sums modulo 2^256, so that shares come and go in any order.
void AddShare(Sha256Digest& sum, const Sha256Digest& share);
void SubtractShare(Sha256Digest& sum, const Sha256Digest& share);

}  // namespace quipu

#endif  // QUIPU_INGEST_RESOLVE_INPUT_DIGEST_H_
