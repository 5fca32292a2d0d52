// Opening a store for a command: the one place of the program, beside the
// server, that knows what a store is.

#ifndef QUIPU_APP_STORE_OPEN_STORE_H_
#define QUIPU_APP_STORE_OPEN_STORE_H_

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>

#include "base/result.h"
#include "graph/model/ontology.h"
#include "graph/store/knowledge_store.h"
#include "ingest/extract/extractor.h"
#include "ingest/extract/rule_examples.h"
#include "language/model/language.h"

namespace quipu {

// As KnowledgeStore::Open; a store that cannot be opened is a kFailure of the
// command, and so is all else below.
Result<KnowledgeStore> OpenStore(const std::filesystem::path& folder,
                                 StoreMode mode);

// A store with the ontology that it remembers.
struct StoreWithOntology {
  KnowledgeStore store;
  Ontology ontology;
};

// What an earlier process left unfinished is derived first. `ontology` is as
// --ontology gives it, empty for the store's own; another than the store's is
// refused. Needs no models.
Result<StoreWithOntology> OpenForWriting(const std::filesystem::path& folder,
                                         const std::filesystem::path& ontology);

// The same, but only for reading, with nothing derived.
Result<StoreWithOntology> OpenAsItIs(const std::filesystem::path& folder,
                                     const std::filesystem::path& ontology);

// What commands that extract are given.
struct ExtractorArguments {
  std::filesystem::path ontology;          // empty: the store's own
  std::filesystem::path models;            // empty: where they are installed
  std::optional<ModelKind> model;          // absent: the store's own
  std::optional<uint32_t> min_confidence;  // absent: the store's own
  Language language = Language::kNone;     // none: found for each paragraph
};

// A store, made if there is none, with the extractor of its ontology.
struct StoreWithExtractor {
  KnowledgeStore store;
  Extractor extractor;
};

// As OpenForWriting.
Result<StoreWithExtractor> OpenForIngest(const std::filesystem::path& folder,
                                         const ExtractorArguments& arguments);

// As OpenForIngest, of a store that is there, whose ontology may be another
// than the one that is named.
Result<StoreWithExtractor> OpenForReExtraction(
    const std::filesystem::path& folder, const ExtractorArguments& arguments);

// The extractor of an ontology file, or of the built-in ontology if none is
// named, of claims from `min_confidence` on; arguments.min_confidence is that
// of a store. kAccurate, unless the other kind is asked for. Errors name the
// file of the ontology or of the models.
Result<Extractor> OpenExtractor(const ExtractorArguments& arguments,
                                uint32_t min_confidence);

// The extractor that would read documents of the store now, or, where an
// ontology is named, that would under this one.
Result<Extractor> ExtractorFor(const Reader& store,
                               const ExtractorArguments& arguments);

// The examples beside the rules of an ontology, which is named as for
// OpenExtractor.
Result<ExampleReport> TestOntology(const std::filesystem::path& ontology,
                                   const std::filesystem::path& models);

// Documents that wait for their derivation.
Result<size_t> CountWaiting(const KnowledgeStore& store);

// Documents that another version of the program or of its models read, and
// whether there are any; what that costs is told in
// ingest/pipeline/reextract.h. None where no models are found.
Result<uint64_t> CountOutdated(const Reader& store);
Result<bool> HoldsOutdated(const Reader& store);

}  // namespace quipu

#endif  // QUIPU_APP_STORE_OPEN_STORE_H_
