// The one place of a server that changes its store.

#ifndef QUIPU_INGEST_SERVICE_CHANGER_H_
#define QUIPU_INGEST_SERVICE_CHANGER_H_

#include <atomic>
#include <functional>
#include <utility>

#include "base/result.h"
#include "graph/store/knowledge_store.h"
#include "ingest/extract/extractor.h"
#include "ingest/service/ingest_service.h"
#include "rpc/work_queue.h"

namespace quipu {

// What the calls of IngestService share. Tasks of `queue` run one at a time:
// only they may touch `store`.
struct Changer {
  Changer(KnowledgeStore& to, const Extractor& with,
          std::function<Result<void>()> published,
          const IngestServiceOptions& limits)
      : store(to),
        extractor(with),
        on_published(std::move(published)),
        options(limits),
        queue(1, limits.waiting_changes) {}

  KnowledgeStore& store;
  const Extractor& extractor;
  const std::function<Result<void>()> on_published;
  const IngestServiceOptions options;
  std::atomic<size_t> streams{0};  // in progress
  WorkQueue queue;                 // last: its tasks use the rest
};

}  // namespace quipu

#endif  // QUIPU_INGEST_SERVICE_CHANGER_H_
