// CurationService: its methods, for the registry.

#ifndef QUIPU_INGEST_SERVICE_CURATION_SERVICE_H_
#define QUIPU_INGEST_SERVICE_CURATION_SERVICE_H_

#include <cstddef>
#include <functional>
#include <vector>

#include "base/result.h"
#include "ingest/pipeline/store_writer.h"
#include "rpc/method.h"

namespace quipu {

struct CurationServiceOptions {
  size_t waiting_changes = 32;
};

// Changes go through `writer`, and `await_served` is called after each, as for
// IngestServiceMethods.
std::vector<Method> CurationServiceMethods(
    StoreWriter& writer, std::function<Result<void>()> await_served,
    const CurationServiceOptions& options);

}  // namespace quipu

#endif  // QUIPU_INGEST_SERVICE_CURATION_SERVICE_H_
