// See export_command.h.

#include "app/cli/export_command.h"

#include <string_view>

#include "app/cli/filter_options.h"
#include "app/cli/output/json.h"
#include "app/cli/stored_graph.h"
#include "app/store/open_store.h"
#include "graph/interchange/export.h"

namespace quipu {
namespace {

struct ExportArguments {
  uint32_t min_confidence = 0;
  Format format = Format::kTable;
};

void DeclareOptions(ExportArguments& arguments, OptionList& options) {
  AddMinConfidence(arguments.min_confidence, options);
  options.AddFormat(arguments.format, {Format::kJsonLines});
}

Result<ExitCode> Run(const ExportArguments& arguments, const Context& context) {
  Screen& screen = context.screen;
  QUIPU_TRY(const KnowledgeStore store,
            OpenStore(context.store, StoreMode::kReadOnly));
  QUIPU_TRY(const size_t waiting, CountWaiting(store));
  WarnOfWaiting(context.store, waiting);
  bool any = false;
  const auto print = [&](std::string_view line) {
    any = true;
    screen.Raw(EscapeUnprintable(line));
    screen.Raw("\n");
    return screen.open();
  };
  QUIPU_CHECK(ExportLines(
      *store.Published(), print,
      {.min_confidence = static_cast<int>(arguments.min_confidence)}));
  return any ? ExitCode::kFound : ExitCode::kNothingFound;
}

}  // namespace

Command ExportCommand() {
  return MakeCommand<ExportArguments>(
      {"export", kStoreCommands, "Print the whole graph",
       "  quipu export > graph.jsonl\n"
       "  quipu export --format jsonl | sha256sum\n"
       "  quipu export --min-confidence 500 > sure.jsonl"},
      DeclareOptions, Run);
}

}  // namespace quipu
