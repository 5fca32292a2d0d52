// See rebuild_command.h.

#include "app/cli/rebuild_command.h"

#include <fmt/core.h>

#include <optional>

#include "app/cli/output/json.h"
#include "app/cli/stored_graph.h"
#include "app/store/open_store.h"
#include "ingest/pipeline/ingest.h"
#include "ingest/pipeline/stored_ontology.h"

namespace quipu {
namespace {

struct RebuildArguments {
  ExtractorArguments extractor;
  Format format = Format::kTable;
};

void DeclareOptions(RebuildArguments& arguments, OptionList& options) {
  AddExtractorOptions(arguments.extractor, options);
  options.AddFormat(arguments.format, {Format::kTable, Format::kJson});
}

// Under the store's own ontology, or under another from now on.
Result<DerivationReport> RebuildStore(KnowledgeStore& store,
                                      const std::optional<Extractor>& wanted) {
  if (wanted) {
    return RebuildUnder(store, *wanted);
  }
  QUIPU_TRY(const Ontology own, OntologyOf(*store.Published(), std::nullopt));
  return Rebuild(store, own);
}

Result<ExitCode> Run(const RebuildArguments& arguments,
                     const Context& context) {
  Screen& screen = context.screen;
  std::optional<Extractor> wanted;
  if (!arguments.extractor.ontology.empty()) {
    QUIPU_TRY(wanted, OpenExtractor(arguments.extractor));
  }
  QUIPU_TRY(KnowledgeStore store,
            OpenStore(context.store, StoreMode::kReadWrite));
  QUIPU_TRY(const DerivationReport report,
            AsInputFault(RebuildStore(store, wanted)));
  if (arguments.format == Format::kJson) {
    screen.Raw(ToText(Json{{"documents", report.documents}}, 2) + "\n");
  } else {
    screen.Line(fmt::format("derived again from {} document{}",
                            report.documents,
                            report.documents == 1 ? "" : "s"));
  }
  return ExitCode::kFound;
}

}  // namespace

Command RebuildCommand() {
  return MakeCommand<RebuildArguments>(
      {"rebuild", kStoreCommands, "Derive entities and relations again",
       "  quipu rebuild\n"
       "  quipu rebuild --ontology mine.yaml"},
      DeclareOptions, Run);
}

}  // namespace quipu
