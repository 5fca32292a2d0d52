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

Result<StoredGraph> OpenForReading(const Arguments& arguments) {
  QUIPU_TRY(KnowledgeStore store, AsInputFault(KnowledgeStore::Open(
                                      arguments.store, StoreMode::kReadOnly)));
  StoredGraph graph{std::move(store), nullptr};
  graph.snapshot = graph.store.Published();
  QUIPU_TRY(const auto waiting, pending::ReadNumbers(*graph.snapshot));
  if (!waiting.empty()) {
    Complain(fmt::format(
        "{}: {} document{} not in the answers yet; the next `quipu ingest`, "
        "`quipu check` or `quipu serve` takes {} in",
        arguments.store.string(), waiting.size(),
        waiting.size() == 1 ? " is" : "s are",
        waiting.size() == 1 ? "it" : "them"));
  }
  return graph;
}

Result<KnowledgeStore> OpenForWriting(const Arguments& arguments,
                                      StoreMode mode,
                                      const Ontology& ontology) {
  QUIPU_TRY(KnowledgeStore store,
            AsInputFault(KnowledgeStore::Open(arguments.store, mode)));
  QUIPU_CHECK(FinishDerivation(store, ontology));
  return store;
}

Result<Extractor> LoadExtractor(const Arguments& arguments) {
  if (arguments.ontology.empty()) {
    return Extractor::CreateDefault();
  }
  const std::string name = arguments.ontology.string();
  auto bytes = ReadFile(arguments.ontology, ReadLimits{});
  if (!bytes) {
    return AsInputFault(Annotate(std::move(bytes.error()), name));
  }
  return AsInputFault(Extractor::Create(*bytes, name));
}

}  // namespace quipu
