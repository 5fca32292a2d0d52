// A store remembers what its documents were read with, the ontology, the kind
// of models and the least confidence, so that each is named once.

#ifndef QUIPU_INGEST_PIPELINE_STORED_ONTOLOGY_H_
#define QUIPU_INGEST_PIPELINE_STORED_ONTOLOGY_H_

#include <filesystem>
#include <optional>
#include <string_view>

#include "base/result.h"
#include "graph/model/ontology.h"
#include "graph/store/knowledge_store.h"
#include "graph/store/reader.h"
#include "ingest/extract/extractor.h"
#include "ingest/extract/rule_examples.h"

namespace quipu {

// An ontology file, or one of kBuiltInOntologies by its name; the first for an
// empty path. Errors as ReadFile and ReadOntologyFile; they name the file.
Result<Ontology> LoadOntology(const std::filesystem::path& file);
Result<Extractor> LoadExtractor(const std::filesystem::path& ontology,
                                const ExtractionModels& models,
                                const ExtractorOptions& options = {});

// See TestExamples.
Result<ExampleReport> TestExamplesOf(const std::filesystem::path& ontology,
                                     const std::filesystem::path& models);

// The ontology that the store remembers; if it remembers none, `wanted`, or
// else the built-in one. kInvalidArgument if `wanted` is another than the
// store's.
Result<Ontology> OntologyOf(const Reader& store,
                            std::optional<Ontology> wanted);
// With the least confidence that is asked for, or else the one remembered.
Result<Extractor> ExtractorOf(const Reader& store,
                              std::optional<Extractor> wanted,
                              const ExtractionModels& models,
                              std::optional<int> min_confidence = {});

// `extractor`, with the least confidence that is asked for, or else with the
// one that the store remembers.
Result<Extractor> WithConfidence(const Reader& store, Extractor extractor,
                                 std::optional<int> min_confidence,
                                 const ExtractionModels& models);

// The kind of models that the store remembers; nullopt before its first
// ingest.
Result<std::optional<ModelKind>> ModelOf(const Reader& store);
// Of the store in `folder`: what is asked for, or else what it remembers;
// kAccurate where no store is, or none that can be read.
ModelKind ModelFor(const std::filesystem::path& folder,
                   std::optional<ModelKind> wanted);

// kInvalidArgument if the store remembers another ontology.
Result<void> CheckOntology(const Reader& store, const Ontology& ontology);

// Has the store remember the extractor and its ontology, in place of others.
// What is derived under another ontology must be derived again. Commits only if
// something changes.
Result<void> RememberOntology(KnowledgeStore& store,
                              const Extractor& extractor);

}  // namespace quipu

#endif  // QUIPU_INGEST_PIPELINE_STORED_ONTOLOGY_H_
