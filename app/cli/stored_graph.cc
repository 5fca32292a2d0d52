// Opening stores and ontologies; see stored_graph.h.

#include "app/cli/stored_graph.h"

#include <fmt/core.h>

#include <utility>

#include "app/cli/exit_code.h"
#include "app/cli/output/progress.h"
#include "graph/store/pending.h"
#include "graph/store/tables.h"
#include "ingest/pipeline/ingest.h"

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

Result<KnowledgeStore> OpenForWriting(const std::filesystem::path& store,
                                      StoreMode mode,
                                      const Ontology& ontology) {
  QUIPU_TRY(KnowledgeStore opened,
            AsInputFault(KnowledgeStore::Open(store, mode)));
  QUIPU_CHECK(FinishDerivation(opened, ontology));
  return opened;
}

void AddOntologyOption(std::filesystem::path& ontology, OptionList& options) {
  options.AddPath("--ontology", ontology, "FILE",
                  "Types and predicates in YAML instead of the built-in ones");
}

Result<Extractor> LoadExtractor(const std::filesystem::path& ontology) {
  if (ontology.empty()) {
    return Extractor::CreateDefault();
  }
  const std::string name = ontology.string();
  auto bytes = ReadFile(ontology, ReadLimits{});
  if (!bytes) {
    return AsInputFault(Annotate(std::move(bytes.error()), name));
  }
  return AsInputFault(Extractor::Create(*bytes, name));
}

}  // namespace quipu
