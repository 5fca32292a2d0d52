// Opening stores and ontologies; see stored_graph.h.

#include "app/cli/stored_graph.h"

#include <fmt/core.h>

#include <utility>

#include "app/cli/exit_code.h"
#include "app/cli/output/progress.h"
#include "graph/store/pending.h"
#include "graph/store/tables.h"
#include "ingest/pipeline/ingest.h"
#include "ingest/pipeline/stored_ontology.h"

namespace quipu {

Result<StoredGraph> OpenForReading(const std::filesystem::path& store) {
  QUIPU_TRY(KnowledgeStore opened,
            AsInputFault(KnowledgeStore::Open(store, StoreMode::kReadOnly)));
  StoredGraph graph{std::move(opened), nullptr};
  graph.snapshot = graph.store.Published();
  QUIPU_TRY(const auto waiting, pending::ReadNumbers(*graph.snapshot));
  if (!waiting.empty()) {
    Complain(fmt::format(
        "{}: {} document{} not in the answers yet; the next `quipu ingest`, "
        "`quipu check` or `quipu serve` takes {} in",
        store.string(), waiting.size(), waiting.size() == 1 ? " is" : "s are",
        waiting.size() == 1 ? "it" : "them"));
  }
  return graph;
}

Result<WritableStore> OpenForWriting(const std::filesystem::path& store,
                                     StoreMode mode,
                                     const std::filesystem::path& ontology) {
  QUIPU_TRY(auto wanted, LoadWanted(ontology));
  QUIPU_TRY(KnowledgeStore opened,
            AsInputFault(KnowledgeStore::Open(store, mode)));
  QUIPU_TRY(Extractor extractor,
            AsInputFault(ExtractorOf(*opened.Published(), std::move(wanted))));
  QUIPU_CHECK(FinishDerivation(opened, extractor.ontology()));
  return WritableStore{std::move(opened), std::move(extractor)};
}

void AddOntologyOption(std::filesystem::path& ontology, OptionList& options) {
  options.AddPath("--ontology", ontology, "FILE",
                  "Types and predicates in YAML, or built-in (default: those "
                  "that the store was made with)");
}

Result<std::optional<Extractor>> LoadWanted(
    const std::filesystem::path& ontology) {
  if (ontology.empty()) {
    return std::optional<Extractor>();
  }
  QUIPU_TRY(Extractor extractor, AsInputFault(LoadExtractor(ontology)));
  return std::optional<Extractor>(std::move(extractor));
}

}  // namespace quipu
