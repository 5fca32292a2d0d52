// Opening what a command works on.

#ifndef QUIPU_APP_CLI_STORED_GRAPH_H_
#define QUIPU_APP_CLI_STORED_GRAPH_H_

#include <filesystem>
#include <memory>
#include <optional>

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

// A store with the extractor of the ontology that it remembers, or will.
struct WritableStore {
  KnowledgeStore store;
  Extractor extractor;
};

// What an earlier process left unfinished is derived first. `ontology` is as
// --ontology gives it; a kFailure if it is another than the store's.
Result<WritableStore> OpenForWriting(const std::filesystem::path& store,
                                     StoreMode mode,
                                     const std::filesystem::path& ontology);

// --ontology, of commands that work on a store. Empty: the store's own.
void AddOntologyOption(std::filesystem::path& ontology, OptionList& options);

// The extractor that --ontology names; nullopt if it names none. A malformed
// file is a kFailure that names it and the line.
Result<std::optional<Extractor>> LoadWanted(
    const std::filesystem::path& ontology);

}  // namespace quipu

#endif  // QUIPU_APP_CLI_STORED_GRAPH_H_
