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
#include "language/analyzer.h"

namespace quipu {

// What commands that extract are given.
struct ExtractorArguments {
  std::filesystem::path ontology;  // empty: the store's own
  std::filesystem::path models;    // empty: where they are installed
};

// Models that are missing or damaged are a kFailure that names the file.
Result<Analyzer> OpenAnalyzer(const std::filesystem::path& models);

struct WantedExtractor {
  Analyzer analyzer;
  std::optional<Extractor> extractor;  // that --ontology names, if it names one
};

// A malformed ontology is a kFailure that names the file and the line.
Result<WantedExtractor> LoadWanted(const ExtractorArguments& arguments);

// A store with the extractor of the ontology that it remembers, or will.
struct WritableStore {
  KnowledgeStore store;
  Extractor extractor;
};

// As KnowledgeStore::Open; a store that cannot be opened is a kFailure of the
// command.
Result<KnowledgeStore> OpenStore(const std::filesystem::path& folder,
                                 StoreMode mode);

// What an earlier process left unfinished is derived first. A kFailure if
// --ontology is another than the store's.
Result<WritableStore> OpenForWriting(const std::filesystem::path& folder,
                                     StoreMode mode,
                                     const ExtractorArguments& arguments);

// The same, but only for reading, with nothing derived.
Result<WritableStore> OpenAsItIs(const std::filesystem::path& folder,
                                 const ExtractorArguments& arguments);

// Documents that wait for their derivation.
Result<size_t> CountWaiting(const KnowledgeStore& store);

}  // namespace quipu

#endif  // QUIPU_APP_STORE_OPEN_STORE_H_
