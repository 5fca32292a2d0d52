// In whose words the markables of a document stand.

#ifndef QUIPU_INGEST_EXTRACT_SPOKEN_H_
#define QUIPU_INGEST_EXTRACT_SPOKEN_H_

#include <vector>

#include "ingest/extract/claim/scope/document_scopes.h"
#include "ingest/extract/mention/markable.h"
#include "language/model/analysis.h"

namespace quipu {

// Parallel to `markables.all`. The speaker is the longest markable with
// the speaker's head, else a name among the speaker's words, else kNoSpeaker.
// Linear for sentences of bounded length.
std::vector<Spoken> FindSpoken(const DocumentScopes& scopes,
                               const Analysis& analysis,
                               const Markables& markables);

}  // namespace quipu

#endif  // QUIPU_INGEST_EXTRACT_SPOKEN_H_
