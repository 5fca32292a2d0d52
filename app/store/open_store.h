// Opening a store for a command: the one place of the program, beside the
// server, that knows what a store is.

#ifndef QUIPU_APP_STORE_OPEN_STORE_H_
#define QUIPU_APP_STORE_OPEN_STORE_H_

#include <cstddef>
#include <filesystem>
#include <optional>

#include "base/result.h"
#include "graph/store/knowledge_store.h"
#include "ingest/extract/extractor.h"

namespace quipu {

// A store with the extractor of the ontology that it remembers, or will.
struct WritableStore {
  KnowledgeStore store;
  Extractor extractor;
};

// As KnowledgeStore::Open; a store that cannot be opened is a kFailure of the
// command.
Result<KnowledgeStore> OpenStore(const std::filesystem::path& folder,
                                 StoreMode mode);

// What an earlier process left unfinished is derived first. `ontology` is as
// --ontology gives it; a kFailure if it is another than the store's.
Result<WritableStore> OpenForWriting(const std::filesystem::path& folder,
                                     StoreMode mode,
                                     const std::filesystem::path& ontology);

// The same, but only for reading, with nothing derived.
Result<WritableStore> OpenAsItIs(const std::filesystem::path& folder,
                                 const std::filesystem::path& ontology);

// The extractor that --ontology names; nullopt if it names none. A malformed
// file is a kFailure that names it and the line.
Result<std::optional<Extractor>> LoadWanted(
    const std::filesystem::path& ontology);

// Documents that wait for their derivation.
Result<size_t> CountWaiting(const KnowledgeStore& store);

}  // namespace quipu

#endif  // QUIPU_APP_STORE_OPEN_STORE_H_
