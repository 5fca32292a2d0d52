// Opening what a command works on.

#ifndef QUIPU_APP_CLI_STORED_GRAPH_H_
#define QUIPU_APP_CLI_STORED_GRAPH_H_

#include <filesystem>
#include <memory>

#include "app/cli/option.h"
#include "base/result.h"
#include "graph/store/knowledge_store.h"
#include "ingest/extract/extractor.h"

namespace quipu {

struct StoredGraph {
  KnowledgeStore store;
  std::shared_ptr<const Snapshot> snapshot;
};

// The published state, beside whoever is writing. If documents wait for their
// derivation, standard error is told. A store that cannot be opened is a
// kFailure.
Result<StoredGraph> OpenForReading(const std::filesystem::path& store);

// What an earlier process left unfinished is derived first.
Result<KnowledgeStore> OpenForWriting(const std::filesystem::path& store,
                                      StoreMode mode, const Ontology& ontology);

// --ontology. Empty: the built-in one.
void AddOntologyOption(std::filesystem::path& ontology, OptionList& options);

// The extractor of an ontology as --ontology names it. A malformed one is a
// kFailure that names its file and line.
Result<Extractor> LoadExtractor(const std::filesystem::path& ontology);

}  // namespace quipu

#endif  // QUIPU_APP_CLI_STORED_GRAPH_H_
