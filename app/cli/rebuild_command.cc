// See rebuild_command.h.

#include "app/cli/rebuild_command.h"

#include <fmt/core.h>

#include <optional>

#include "app/cli/identity_changes.h"
#include "app/cli/interrupt.h"
#include "app/cli/output/json.h"
#include "app/cli/output/progress.h"
#include "app/cli/stored_graph.h"
#include "app/store/open_store.h"
#include "ingest/pipeline/ingest.h"
#include "ingest/pipeline/reextract.h"
#include "ingest/pipeline/stored_ontology.h"
#include "query/engine/generation.h"

namespace quipu {
namespace {

struct RebuildArguments {
  bool extract = false;
  ExtractorArguments extractor;
  Format format = Format::kTable;
};

void DeclareOptions(RebuildArguments& arguments, OptionList& options) {
  options.AddFlag("--extract", arguments.extract,
                  "Read the stored texts again where another version of the "
                  "program or other models read them");
  AddExtractorOptions(arguments.extractor, options);
  AddFloorOption(arguments.extractor, options);
  options.AddFormat(arguments.format, {Format::kTable, Format::kJson});
}

// Under the store's own ontology, or under another from now on.
Result<DerivationReport> DeriveAgain(const RebuildArguments& arguments,
                                     const Context& context) {
  if (!arguments.extractor.ontology.empty()) {
    QUIPU_TRY(StoreWithExtractor opened,
              OpenForReExtraction(context.store, arguments.extractor));
    return AsInputFault(RebuildUnder(opened.store, opened.extractor));
  }
  QUIPU_TRY(KnowledgeStore store,
            OpenStore(context.store, StoreMode::kReadWrite));
  QUIPU_TRY(const Ontology own,
            AsInputFault(OntologyOf(*store.Published(), std::nullopt)));
  return AsInputFault(Rebuild(store, own));
}

Result<IngestReport> ReadAgain(StoreWithExtractor& opened) {
  QUIPU_TRY(const auto generation, Generation::Pin(opened.store));
  const size_t documents = generation->state().document_count;
  Progress progress("documents");
  IngestOptions options;
  options.cancel = &CatchInterrupts();
  options.on_event = [&](const IngestEvent& event) {
    progress.Update(event.done, documents);
  };
  return ReExtract(opened.store, opened.extractor, options);
}

Result<ExitCode> RunExtract(const RebuildArguments& arguments,
                            const Context& context) {
  Screen& screen = context.screen;
  QUIPU_TRY(StoreWithExtractor opened,
            OpenForReExtraction(context.store, arguments.extractor));
  QUIPU_TRY(const IngestReport report, AsInputFault(ReadAgain(opened)));
  if (arguments.format == Format::kJson) {
    screen.Raw(ToText(Json{{"read_again", report.replaced},
                           {"up_to_date", report.unchanged},
                           {"cancelled", report.cancelled},
                           {"merges", ToJson(report.derivation.merges)},
                           {"splits", ToJson(report.derivation.splits)}},
                      2) +
               "\n");
  } else {
    screen.Line(fmt::format("{} read again, {} up to date", report.replaced,
                            report.unchanged));
    PrintDerivation(report.derivation, screen);
  }
  if (report.cancelled) {
    Complain("interrupted: the next `quipu rebuild --extract` goes on here");
    return ExitCode::kInterrupted;
  }
  return ExitCode::kFound;
}

Result<ExitCode> Run(const RebuildArguments& arguments,
                     const Context& context) {
  if (arguments.extract) return RunExtract(arguments, context);
  if (arguments.extractor.min_confidence) {
    return InvalidArgument("--min-confidence needs --extract");
  }
  if (arguments.extractor.model) {
    return InvalidArgument("--model needs --extract");
  }
  Screen& screen = context.screen;
  QUIPU_TRY(const DerivationReport report, DeriveAgain(arguments, context));
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
       "  quipu rebuild --extract\n"
       "  quipu rebuild --ontology mine.yaml"},
      DeclareOptions, Run);
}

}  // namespace quipu
