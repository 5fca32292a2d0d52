// A decision is taken back.

#include <fmt/core.h>

#include "app/cli/curation/curation_commands.h"
#include "app/cli/identity_changes.h"
#include "app/cli/output/json.h"
#include "app/store/open_store.h"
#include "ingest/pipeline/curate.h"

namespace quipu {
namespace {

struct UndoArguments {
  uint32_t decision = 0;
  Format format = Format::kTable;
};

void DeclareOptions(UndoArguments& arguments, OptionList& options) {
  options.AddNumber("N", arguments.decision, {1, UINT32_MAX},
                    "The number of a decision, as `quipu log` shows it");
  options.AddFormat(arguments.format, {Format::kTable, Format::kJson});
}

Result<ExitCode> Run(const UndoArguments& arguments, const Context& context) {
  QUIPU_TRY(StoreWithOntology opened, OpenForWriting(context.store, {}));
  QUIPU_TRY(const DerivationReport report,
            UndoDecision(opened.store, opened.ontology, arguments.decision));
  if (arguments.format == Format::kJson) {
    context.screen.Raw(ToText(Json{{"undone", arguments.decision},
                                   {"merges", ToJson(report.merges)},
                                   {"splits", ToJson(report.splits)}},
                              2) +
                       "\n");
  } else {
    context.screen.Line(
        fmt::format("decision {} is undone", arguments.decision));
    PrintDerivation(report, context.screen);
  }
  return ExitCode::kFound;
}

}  // namespace

Command UndoCommand() {
  return MakeCommand<UndoArguments>(
      {"undo", kDecisionCommands, "Take a decision back",
       "  quipu undo 1\n"
       "  quipu undo 2 --format json"},
      DeclareOptions, Run);
}

}  // namespace quipu
