// `quipu serve`: opens, loads, serves, and shuts down.

#include "app/server/server.h"

#include <sys/resource.h>

#include <algorithm>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <utility>

#include "app/server/listen_address.h"
#include "app/server/running_server.h"
#include "app/server/stop_signals.h"
#include "ingest/pipeline/stored_ontology.h"
#include "language/models_folder.h"
#include "query/engine/query_engine.h"

namespace quipu {
namespace {

constexpr std::chrono::seconds kPatience(5);
constexpr rlim_t kOpenFiles = 1U << 16;

// gRPC 1.51 does not recover from running out of file descriptors.
void RaiseOpenFileLimit() {
  rlimit limit{};
  if (getrlimit(RLIMIT_NOFILE, &limit) == 0 && limit.rlim_cur < kOpenFiles) {
    limit.rlim_cur = std::min(kOpenFiles, limit.rlim_max);
    setrlimit(RLIMIT_NOFILE, &limit);
  }
}

void WaitForStop(const std::stop_token& stop) {
  std::mutex mutex;
  std::condition_variable_any stopped;
  std::unique_lock lock(mutex);
  stopped.wait(lock, stop, [] { return false; });
}

}  // namespace

Result<void> Serve(const ServeOptions& options,
                   const std::function<void(const ServerReady&)>& on_ready,
                   std::stop_token stop) {
  // An address that will be refused is told of before the store is opened.
  QUIPU_TRY(const ListenAddress address, ParseListenAddress(options.listen));
  QUIPU_CHECK(CheckMayListen(address, options.allow_remote));
  RaiseOpenFileLimit();
  QUIPU_TRY(const std::filesystem::path folder, FindModels(options.models));
  QUIPU_TRY(
      const ExtractionModels models,
      ExtractionModels::Open(
          {.models = folder, .model = ModelFor(options.store, options.model)}));
  std::optional<Extractor> wanted;
  if (!options.ontology.empty()) {
    QUIPU_TRY(wanted, LoadExtractor(options.ontology, models));
  }
  QUIPU_TRY(KnowledgeStore store,
            KnowledgeStore::Open(options.store, StoreMode::kCreate));
  QUIPU_TRY(Extractor extractor,
            ExtractorOf(*store.Published(), std::move(wanted), models));

  RunningServer::Options running;
  running.listen = options.listen;
  running.allow_remote = options.allow_remote;
  running.query.threads = options.threads;
  running.ingest.threads = options.threads;
  QUIPU_TRY(
      const auto server,
      RunningServer::Start(
          std::move(store),
          std::make_shared<const Extractor>(std::move(extractor)), running));
  {
    const QueryEngine engine(server->served());
    QUIPU_TRY(const DocumentList documents, engine.Documents(0, 0));
    on_ready({server->address(), server->port(), engine.version().generation,
              static_cast<uint32_t>(documents.total)});
  }
  WaitForStop(stop);
  server->Stop(kPatience);
  return {};
}

Result<void> ServeUntilSignal(
    const ServeOptions& options,
    const std::function<void(const ServerReady&)>& on_ready) {
  StopSignals signals;
  return Serve(options, on_ready, signals.token());
}

}  // namespace quipu
