// A server that answers calls until it is stopped.

#ifndef QUIPU_APP_SERVER_RUNNING_SERVER_H_
#define QUIPU_APP_SERVER_RUNNING_SERVER_H_

#include <grpcpp/server.h>

#include <chrono>
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "graph/store/knowledge_store.h"
#include "ingest/extract/extractor.h"
#include "ingest/pipeline/store_writer.h"
#include "ingest/service/curation_service.h"
#include "ingest/service/ingest_service.h"
#include "query/service/graph_reloader.h"
#include "query/service/query_service.h"
#include "query/service/serving_state.h"
#include "rpc/registry.h"

namespace quipu {

// All services over one store, with health and reflection.
class RunningServer {
 public:
  struct Options {
    std::string listen;  // "HOST:PORT"; what ParseListenAddress allows
    bool allow_remote = false;
    QueryServiceOptions query;
    IngestServiceOptions ingest;
    CurationServiceOptions curation;
  };

  // Derives what an earlier process left, and serves. Errors as Serve in
  // server.h.
  static Result<std::unique_ptr<RunningServer>> Start(
      KnowledgeStore store, std::shared_ptr<const Extractor> extractor,
      const Options& options);
  RunningServer(const RunningServer&) = delete;
  RunningServer& operator=(const RunningServer&) = delete;
  ~RunningServer();  // as Stop with no patience

  const std::string& address() const { return address_; }
  int port() const { return port_; }
  std::shared_ptr<const Generation> served() const { return state_->Current(); }

  // Refuses new calls, waits for those in progress, and cancels what still
  // runs when patience is at an end. Once.
  void Stop(std::chrono::milliseconds patience);

 private:
  RunningServer(KnowledgeStore store,
                std::shared_ptr<const Extractor> extractor);
  Result<void> MakeServices(const Options& options);
  Result<void> Listen(const Options& options);

  // Each uses those before it.
  KnowledgeStore store_;
  std::shared_ptr<const Extractor> extractor_;
  std::unique_ptr<ServingState> state_;
  std::unique_ptr<GraphReloader> reloader_;
  std::unique_ptr<StoreWriter> writer_;
  Registry registry_;
  std::vector<std::unique_ptr<grpc::Service>> services_;
  std::unique_ptr<grpc::Server> server_;
  std::string address_;
  int port_ = 0;
};

}  // namespace quipu

#endif  // QUIPU_APP_SERVER_RUNNING_SERVER_H_
