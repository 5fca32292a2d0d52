// Opening what a command works on.

#ifndef QUIPU_APP_CLI_STORED_GRAPH_H_
#define QUIPU_APP_CLI_STORED_GRAPH_H_

#include <cstddef>
#include <filesystem>
#include <memory>

#include "app/cli/option.h"
#include "app/store/open_store.h"
#include "base/result.h"
#include "query/engine/query_engine.h"

namespace quipu {

// The published state, beside whoever is writing. If documents wait for their
// derivation, standard error is told. A store that cannot be opened is a
// kFailure.
Result<std::shared_ptr<const Generation>> OpenGeneration(
    const std::filesystem::path& store);

// An engine over OpenGeneration. Where standard error is a terminal, it is told
// of outdated documents, too: not in the log of a script at every question.
Result<QueryEngine> OpenForReading(const std::filesystem::path& store);

// Tells standard error of documents that are in no answer yet.
void WarnOfWaiting(const std::filesystem::path& store, size_t documents);

// Tells standard error that another version of the program or other models read
// documents of the store.
void WarnOfOutdated(const std::filesystem::path& store);

// --ontology, of commands that work on a store. Empty: the store's own.
void AddOntologyOption(std::filesystem::path& ontology, OptionList& options);
// --ontology and --models, of commands that extract.
void AddExtractorOptions(ExtractorArguments& arguments, OptionList& options);
// --min-confidence of what is kept, of commands that fill a store.
void AddFloorOption(ExtractorArguments& arguments, OptionList& options);
void AddModelsOption(std::filesystem::path& models, OptionList& options);

}  // namespace quipu

#endif  // QUIPU_APP_CLI_STORED_GRAPH_H_
