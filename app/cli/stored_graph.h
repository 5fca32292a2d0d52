// Opening what a command works on.

#ifndef QUIPU_APP_CLI_STORED_GRAPH_H_
#define QUIPU_APP_CLI_STORED_GRAPH_H_

#include <memory>

#include "app/cli/arguments.h"
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
Result<StoredGraph> OpenForReading(const Arguments& arguments);

// What an earlier process left unfinished is derived first.
Result<KnowledgeStore> OpenForWriting(const Arguments& arguments,
                                      StoreMode mode, const Ontology& ontology);

// The extractor of --ontology, or the built-in one. A malformed ontology is a
// kFailure that names its file and line.
Result<Extractor> LoadExtractor(const Arguments& arguments);

}  // namespace quipu

#endif  // QUIPU_APP_CLI_STORED_GRAPH_H_
