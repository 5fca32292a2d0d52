// Texts for the pipeline: made by a seed, so that a test needs no files.

#ifndef QUIPU_TESTS_INGEST_SUPPORT_TEXTS_SUPPORT_H_
#define QUIPU_TESTS_INGEST_SUPPORT_TEXTS_SUPPORT_H_

#include <string>
#include <vector>

#include "graph/store/knowledge_store.h"
#include "ingest/pipeline/ingest.h"

namespace quipu::test {

// A short text that tells of persons, bodies and places, a few of which occur
// in many of the texts.
std::string MakeText(int number);

IngestSource SourceOf(const std::string& key, const std::string& bytes);
// Texts `first` to `last` - 1 under the keys "text<number>.txt".
std::vector<IngestSource> MakeSources(int first, int last);

KnowledgeStore OpenInMemory();
IngestReport IngestAll(KnowledgeStore& store,
                       const std::vector<IngestSource>& sources,
                       unsigned threads = 2);
std::vector<std::string> ExportOf(const KnowledgeStore& store);

// One extractor for all tests: it takes a while to read its ontology.
const Extractor& DefaultExtractor();
// With the models of the source tree.
const ExtractionModels& SharedModels();

}  // namespace quipu::test

#endif  // QUIPU_TESTS_INGEST_SUPPORT_TEXTS_SUPPORT_H_
