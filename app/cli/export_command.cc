// See export_command.h.

#include "app/cli/export_command.h"

#include <string_view>

#include "app/cli/output/json.h"
#include "app/cli/stored_graph.h"
#include "app/store/open_store.h"
#include "graph/interchange/export.h"

namespace quipu {
namespace {

struct ExportArguments {
  Format format = Format::kTable;
};

void DeclareOptions(ExportArguments& arguments, OptionList& options) {
  options.AddFormat(arguments.format, {Format::kJsonLines});
}

Result<ExitCode> Run(const ExportArguments&, const Context& context) {
  Screen& screen = context.screen;
  QUIPU_TRY(const KnowledgeStore store,
            OpenStore(context.store, StoreMode::kReadOnly));
  QUIPU_TRY(const size_t waiting, CountWaiting(store));
  WarnOfWaiting(context.store, waiting);
  bool any = false;
  QUIPU_CHECK(ExportLines(*store.Published(), [&](std::string_view line) {
    any = true;
    screen.Raw(EscapeUnprintable(line));
    screen.Raw("\n");
    return screen.open();
  }));
  return any ? ExitCode::kFound : ExitCode::kNothingFound;
}

}  // namespace

Command ExportCommand() {
  return MakeCommand<ExportArguments>(
      {"export", kStoreCommands, "Print the whole graph",
       "  quipu export > graph.jsonl\n"
       "  quipu export --format jsonl | sha256sum"},
      DeclareOptions, Run);
}

}  // namespace quipu
