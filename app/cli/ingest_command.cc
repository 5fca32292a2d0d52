// See ingest_command.h.
//
// Inputs that cannot be read are named on standard error and left out; the
// answer is then kFailure. Ctrl-C keeps what was acknowledged: kInterrupted.

#include "app/cli/ingest_command.h"

#include <fmt/core.h>

#include <string>
#include <utility>
#include <vector>

#include "app/cli/identity_changes.h"
#include "app/cli/inputs.h"
#include "app/cli/interrupt.h"
#include "app/cli/output/json.h"
#include "app/cli/output/progress.h"
#include "app/cli/stored_graph.h"
#include "app/store/open_store.h"
#include "ingest/pipeline/external_extraction.h"
#include "ingest/pipeline/ingest.h"
#include "ingest/pipeline/reextract.h"
#include "ingest/pipeline/stored_ontology.h"

namespace quipu {
namespace {

struct IngestArguments {
  InputArguments inputs;
  std::vector<std::string> extractions;
  uint32_t threads = 0;  // 0: one per core
  ExtractorArguments extractor;
  Format format = Format::kTable;
};

void DeclareOptions(IngestArguments& arguments, OptionList& options) {
  options.AddOptionalOperands(
      "PATH", arguments.inputs.operands, "PATH",
      "Files, and folders whose .txt, .md and .markdown files are taken");
  options.AddRepeated("--extractions", arguments.extractions, "FILE",
                      "Lines of JSON as `quipu extract` prints them: what "
                      "another extractor found in these documents");
  options.AddNumber("--threads", arguments.threads, {0, 1024},
                    "Threads that read (default: 0, one per core)");
  AddInputOptions(arguments.inputs, options);
  AddExtractorOptions(arguments.extractor, options);
  AddFloorOption(arguments.extractor, options);
  options.AddFormat(arguments.format, {Format::kTable, Format::kJson});
}

// What can be read of `inputs`; the rest is added to its skipped ones.
Result<std::vector<IngestSource>> Sources(const IngestArguments& arguments,
                                          Inputs& inputs) {
  const ReadLimits limits{.max_bytes = arguments.inputs.max_bytes};
  std::vector<IngestSource> sources;
  for (const std::filesystem::path& file : inputs.files) {
    auto source = FileSource(file, arguments.inputs.root, limits);
    if (source) {
      sources.push_back(std::move(*source));
    } else {
      inputs.skipped.push_back({file.string(), source.error().message});
    }
  }
  const std::vector<std::filesystem::path> extractions(
      arguments.extractions.begin(), arguments.extractions.end());
  QUIPU_CHECK(AddExtractions(extractions, limits, sources));
  return sources;
}

Json ToJson(const IngestReport& report,
            const std::vector<SkippedInput>& skipped) {
  Json json = {{"added", report.added},
               {"replaced", report.replaced},
               {"unchanged", report.unchanged},
               {"cancelled", report.cancelled}};
  Json& left_out = json["skipped"] = Json::array();
  for (const SkippedInput& input : skipped) {
    left_out.push_back({{"document", input.name}, {"reason", input.reason}});
  }
  json["merges"] = ToJson(report.derivation.merges);
  json["splits"] = ToJson(report.derivation.splits);
  return json;
}

void Print(const IngestReport& report, const std::vector<SkippedInput>& skipped,
           Format format, Screen& screen) {
  if (format == Format::kJson) {
    screen.Raw(ToText(ToJson(report, skipped), 2) + "\n");
    return;
  }
  screen.Line(fmt::format("{} added, {} replaced, {} unchanged, {} skipped",
                          report.added, report.replaced, report.unchanged,
                          skipped.size()));
  PrintDerivation(report.derivation, screen);
}

Result<IngestReport> IngestInto(KnowledgeStore& store,
                                const Extractor& extractor,
                                const IngestArguments& arguments,
                                std::vector<SkippedInput>& skipped,
                                std::span<const IngestSource> sources) {
  Progress progress("documents");
  IngestOptions options;
  options.threads = arguments.threads;
  options.cancel = &CatchInterrupts();
  options.on_event = [&](const IngestEvent& event) {
    if (event.outcome == IngestOutcome::kSkipped) {
      skipped.push_back({event.key.value, event.reason});
      progress.Message("quipu: skipped " + event.key.value + ": " +
                       event.reason);
    }
    progress.Update(event.done, sources.size());
  };
  return Ingest(store, extractor, sources, options);
}

// Before anything is read, since that may take long.
Result<void> TellOfOtherModel(const StoreWithExtractor& opened) {
  QUIPU_TRY(const auto before, ModelOf(*opened.store.Published()));
  const ModelKind now = opened.extractor.model();
  if (!before || *before == now) return {};
  const bool fast = now == ModelKind::kFast;
  Complain(fmt::format(
      "{}: documents are read with --model {} from now on, no longer with {}",
      opened.store.folder().string(), fast ? "fast" : "accurate",
      fast ? "accurate" : "fast"));
  return {};
}

Result<ExitCode> Run(const IngestArguments& arguments, const Context& context) {
  if (arguments.inputs.operands.empty() && arguments.extractions.empty()) {
    return InvalidArgument("PATH is required, or --extractions");
  }
  Inputs inputs = FindInputs(arguments.inputs.operands);
  QUIPU_TRY(const std::vector<IngestSource> sources,
            AsInputFault(Sources(arguments, inputs)));
  for (const SkippedInput& skipped : inputs.skipped) {
    Complain(skipped);
  }
  if (sources.empty()) {
    return ExitCode::kFailure;  // and no store is made
  }
  QUIPU_TRY(StoreWithExtractor opened,
            OpenForIngest(context.store, arguments.extractor));
  QUIPU_CHECK(TellOfOtherModel(opened));
  QUIPU_TRY(const IngestReport report,
            AsInputFault(IngestInto(opened.store, opened.extractor, arguments,
                                    inputs.skipped, sources)));
  Print(report, inputs.skipped, arguments.format, context.screen);
  QUIPU_TRY(const bool outdated, HoldsOutdated(*opened.store.Published(),
                                               opened.extractor.digest()));
  if (outdated) WarnOfOutdated(context.store);
  if (report.cancelled) {
    Complain("interrupted: the documents reported so far are in the graph");
    return ExitCode::kInterrupted;
  }
  return inputs.skipped.empty() ? ExitCode::kFound : ExitCode::kFailure;
}

}  // namespace

Command IngestCommand() {
  return MakeCommand<IngestArguments>(
      {"ingest", kDocumentCommands, "Read documents into the graph",
       "  quipu ingest notes.txt archive/\n"
       "  quipu ingest --root archive archive/1992\n"
       "  quipu ingest --extractions found.jsonl archive\n"
       "  quipu --store peru.store ingest --threads 4 examples/peru"},
      DeclareOptions, Run);
}

}  // namespace quipu
