// Who has a key.

#ifndef QUIPU_INGEST_RESOLVE_BEARERS_H_
#define QUIPU_INGEST_RESOLVE_BEARERS_H_

#include <cstddef>
#include <string>
#include <vector>

#include "base/result.h"
#include "graph/store/knowledge_store.h"
#include "graph/store/records.h"

namespace quipu {

// The first profiles, in order of their ids, of the block of `key`; at most
// `limit`.
Result<std::vector<ProfileId>> FirstBearers(const Reader& reader,
                                            const std::string& key,
                                            size_t limit);

}  // namespace quipu

#endif  // QUIPU_INGEST_RESOLVE_BEARERS_H_
