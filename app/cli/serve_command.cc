// See serve_command.h.

#include "app/cli/serve_command.h"

#include <fmt/core.h>

#include <string>

#include "app/cli/output/progress.h"
#include "app/cli/stored_graph.h"
#include "app/server/listen_address.h"
#include "app/server/server.h"
#include "app/store/open_store.h"

namespace quipu {
namespace {

struct ServeArguments {
  std::string listen = "127.0.0.1:50051";
  uint32_t threads = 0;  // 0: one per core
  bool allow_remote = false;
  ExtractorArguments extractor;
};

void DeclareOptions(ServeArguments& arguments, OptionList& options) {
  options.AddText("--listen", arguments.listen, "HOST:PORT",
                  "Address and port (default: 127.0.0.1:50051)");
  options.AddNumber("--threads", arguments.threads, {0, 1024},
                    "Threads that search (default: 0, one per core)");
  options.AddFlag("--allow-remote", arguments.allow_remote,
                  "Listen on addresses that other machines can reach; calls "
                  "are neither encrypted nor authenticated");
  AddExtractorOptions(arguments.extractor, options);
}

// Until SIGINT or SIGTERM.
Result<ExitCode> Run(const ServeArguments& arguments, const Context& context) {
  QUIPU_TRY(const ListenAddress address, ParseListenAddress(arguments.listen));
  QUIPU_CHECK(CheckMayListen(address, arguments.allow_remote));
  ServeOptions options;
  options.store = context.store;
  options.listen = arguments.listen;
  options.ontology = arguments.extractor.ontology;
  options.models = arguments.extractor.models;
  options.model = arguments.extractor.model;
  options.threads = arguments.threads;
  options.allow_remote = arguments.allow_remote;
  // The command line is right; what fails from here on is a file.
  QUIPU_CHECK(
      AsInputFault(ServeUntilSignal(options, [](const ServerReady& ready) {
        Complain(fmt::format("serving {} document{} (generation {}) on {}",
                             ready.documents, ready.documents == 1 ? "" : "s",
                             ready.generation, ready.address));
      })));
  return ExitCode::kFound;
}

}  // namespace

Command ServeCommand() {
  return MakeCommand<ServeArguments>(
      {"serve", kOtherCommands, "Answer other programs over gRPC",
       "  quipu serve\n"
       "  quipu serve --listen 127.0.0.1:7000"},
      DeclareOptions, Run);
}

}  // namespace quipu
