// `quipu serve`: a store behind gRPC. docs/api.md says how to call it.

#ifndef QUIPU_APP_SERVER_SERVER_H_
#define QUIPU_APP_SERVER_SERVER_H_

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>

#include "base/result.h"
#include "language/analyzer.h"

namespace quipu {

struct ServeOptions {
  std::filesystem::path store;  // made if it is missing
  // "HOST:PORT", "[IPV6]:PORT"; port 0 takes a free one.
  std::string listen = "127.0.0.1:50051";
  std::filesystem::path ontology;  // a YAML file; empty: the store's own
  std::filesystem::path models;    // empty: where FindModels finds them
  std::optional<ModelKind> model;  // absent: the store's own
  unsigned threads = 0;            // that search; 0: one per core
  // Calls are neither encrypted nor authenticated: without this, only
  // addresses of the loopback interface are listened on.
  bool allow_remote = false;
};

// What the server is, once it answers calls.
struct ServerReady {
  std::string address;  // "127.0.0.1:50051", with the port that was bound
  int port = 0;
  uint64_t generation = 0;
  uint32_t documents = 0;
};

// Opens the store, finishes the derivation that an earlier process left, loads
// the graph, and serves until `stop` is requested; then calls in progress have
// five seconds to end. `on_ready` is called once, from the calling thread.
// kInvalidArgument: an address that cannot be parsed, is in use, or is remote
// without `allow_remote`; an ontology with errors, or another than the store's.
// Otherwise the store's errors. Raises the process's limit of open files, to
// 65,536 at most.
Result<void> Serve(const ServeOptions& options,
                   const std::function<void(const ServerReady&)>& on_ready,
                   std::stop_token stop);

// As Serve, until the process gets SIGTERM or SIGINT; a second one ends the
// process at once. To be called before other threads are started, since they
// would receive the signals.
Result<void> ServeUntilSignal(
    const ServeOptions& options,
    const std::function<void(const ServerReady&)>& on_ready);

}  // namespace quipu

#endif  // QUIPU_APP_SERVER_SERVER_H_
