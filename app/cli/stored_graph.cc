// Opening stores and ontologies; see stored_graph.h.

#include "app/cli/stored_graph.h"

#include <fmt/core.h>
#include <unistd.h>

#include <utility>

#include "app/cli/exit_code.h"
#include "app/cli/output/progress.h"
#include "graph/model/confidence.h"
#include "query/engine/generation.h"

namespace quipu {

Result<std::shared_ptr<const Generation>> OpenGeneration(
    const std::filesystem::path& store) {
  QUIPU_TRY(auto generation, AsInputFault(Generation::Open(store)));
  QUIPU_TRY(const size_t waiting, generation->CountWaiting());
  WarnOfWaiting(store, waiting);
  return generation;
}

Result<QueryEngine> OpenForReading(const std::filesystem::path& store) {
  QUIPU_TRY(const auto generation, OpenGeneration(store));
  if (isatty(STDERR_FILENO) != 0) {
    QUIPU_TRY(const bool outdated, HoldsOutdated(generation->reader()));
    if (outdated) WarnOfOutdated(store);
  }
  return QueryEngine(generation);
}

void WarnOfOutdated(const std::filesystem::path& store) {
  Complain(store.string() +
           ": documents were read by another version of Quipu or by other "
           "models; `quipu rebuild --extract` brings them up to date");
}

void WarnOfWaiting(const std::filesystem::path& store, size_t documents) {
  if (documents == 0) {
    return;
  }
  Complain(fmt::format(
      "{}: {} document{} not in the answers yet; the next `quipu ingest`, "
      "`quipu check` or `quipu serve` takes {} in",
      store.string(), documents, documents == 1 ? " is" : "s are",
      documents == 1 ? "it" : "them"));
}

void AddModelsOption(std::filesystem::path& models, OptionList& options) {
  options.AddPath("--models", models, "DIR",
                  "Folder of the models (default: QUIPU_MODELS, else the "
                  "installed one)");
}

void AddOntologyOption(std::filesystem::path& ontology, OptionList& options) {
  options.AddPath("--ontology", ontology, "FILE",
                  "Types and predicates in YAML, or built-in, or companies "
                  "(default: those "
                  "that the store was made with)");
}

void AddFloorOption(ExtractorArguments& arguments, OptionList& options) {
  options.AddNumber("--min-confidence", arguments.min_confidence, {0, 1000},
                    fmt::format("Keep no claims below, per mille (default: as "
                                "the store was made, else {})",
                                kConfidenceFloor));
}

void AddExtractorOptions(ExtractorArguments& arguments, OptionList& options) {
  AddOntologyOption(arguments.ontology, options);
  AddModelsOption(arguments.models, options);
  options.AddChoice(
      "--model", arguments.model,
      {{"accurate", ModelKind::kAccurate}, {"fast", ModelKind::kFast}},
      "What reads the texts: fast takes a third of the time and finds less "
      "(default: the store's, else accurate)");
}

}  // namespace quipu
