#include "app/store/open_store.h"

#include <utility>

#include "app/cli/exit_code.h"
#include "graph/store/pending.h"
#include "ingest/pipeline/ingest.h"
#include "ingest/pipeline/stored_ontology.h"
#include "language/models_folder.h"

namespace quipu {

Result<Analyzer> OpenAnalyzer(const std::filesystem::path& models) {
  AnalyzerOptions options;
  QUIPU_TRY(options.models, AsInputFault(FindModels(models)));
  return AsInputFault(Analyzer::Open(options));
}

Result<WantedExtractor> LoadWanted(const ExtractorArguments& arguments) {
  QUIPU_TRY(Analyzer analyzer, OpenAnalyzer(arguments.models));
  WantedExtractor wanted{std::move(analyzer), std::nullopt};
  if (!arguments.ontology.empty()) {
    QUIPU_TRY(wanted.extractor,
              AsInputFault(LoadExtractor(arguments.ontology, wanted.analyzer)));
  }
  return wanted;
}

Result<KnowledgeStore> OpenStore(const std::filesystem::path& folder,
                                 StoreMode mode) {
  return AsInputFault(KnowledgeStore::Open(folder, mode));
}

Result<WritableStore> OpenForWriting(const std::filesystem::path& folder,
                                     StoreMode mode,
                                     const ExtractorArguments& arguments) {
  QUIPU_TRY(auto wanted, LoadWanted(arguments));
  QUIPU_TRY(KnowledgeStore opened, OpenStore(folder, mode));
  QUIPU_TRY(
      Extractor extractor,
      AsInputFault(ExtractorOf(*opened.Published(), std::move(wanted.extractor),
                               wanted.analyzer)));
  QUIPU_CHECK(FinishDerivation(opened, extractor.ontology()));
  return WritableStore{std::move(opened), std::move(extractor)};
}

Result<WritableStore> OpenAsItIs(const std::filesystem::path& folder,
                                 const ExtractorArguments& arguments) {
  QUIPU_TRY(auto wanted, LoadWanted(arguments));
  QUIPU_TRY(KnowledgeStore opened, OpenStore(folder, StoreMode::kReadOnly));
  QUIPU_TRY(
      Extractor extractor,
      AsInputFault(ExtractorOf(*opened.Published(), std::move(wanted.extractor),
                               wanted.analyzer)));
  return WritableStore{std::move(opened), std::move(extractor)};
}

Result<size_t> CountWaiting(const KnowledgeStore& store) {
  QUIPU_TRY(const auto waiting, pending::ReadNumbers(*store.Published()));
  return waiting.size();
}

}  // namespace quipu
