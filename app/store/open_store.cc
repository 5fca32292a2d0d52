#include "app/store/open_store.h"

#include <optional>
#include <utility>

#include "app/cli/exit_code.h"
#include "graph/store/pending.h"
#include "ingest/pipeline/ingest.h"
#include "ingest/pipeline/reextract.h"
#include "ingest/pipeline/stored_ontology.h"
#include "language/models_folder.h"

namespace quipu {

namespace {

Result<ExtractionModels> OpenModels(const ExtractorArguments& arguments,
                                    ModelKind kind) {
  AnalyzerOptions options;
  QUIPU_TRY(options.models, FindModels(arguments.models));
  options.language = arguments.language;
  options.model = kind;
  return ExtractionModels::Open(options);
}

Result<StoreWithOntology> Open(const std::filesystem::path& folder,
                               StoreMode mode,
                               const std::filesystem::path& ontology) {
  std::optional<Ontology> wanted;
  if (!ontology.empty()) {
    QUIPU_TRY(wanted, AsInputFault(LoadOntology(ontology)));
  }
  QUIPU_TRY(KnowledgeStore store, OpenStore(folder, mode));
  QUIPU_TRY(Ontology own,
            AsInputFault(OntologyOf(*store.Published(), std::move(wanted))));
  return StoreWithOntology{std::move(store), std::move(own)};
}

Result<std::optional<Extractor>> WantedExtractor(
    const ExtractorArguments& arguments, const ExtractionModels& models) {
  std::optional<Extractor> wanted;
  if (!arguments.ontology.empty()) {
    QUIPU_TRY(wanted, AsInputFault(LoadExtractor(arguments.ontology, models)));
  }
  return wanted;
}

std::optional<int> MinConfidence(const ExtractorArguments& arguments) {
  if (!arguments.min_confidence) return std::nullopt;
  return static_cast<int>(*arguments.min_confidence);
}

// `wanted`, or else one of the store's own ontology.
Result<Extractor> ExtractorFor(const Reader& store,
                               const ExtractorArguments& arguments,
                               const ExtractionModels& models,
                               std::optional<Extractor> wanted) {
  if (!wanted) {
    QUIPU_TRY(wanted, AsInputFault(ExtractorOf(store, std::nullopt, models)));
  }
  return WithConfidence(store, std::move(*wanted), MinConfidence(arguments),
                        models);
}

// nullopt where no models are found.
std::optional<Sha256Digest> Present(const Reader& store) {
  AnalyzerOptions options;
  auto models = FindModels({});
  if (!models) return std::nullopt;
  options.models = std::move(*models);
  auto present = PresentExtractor(store, options);
  return present ? std::optional(*present) : std::nullopt;
}

}  // namespace

Result<KnowledgeStore> OpenStore(const std::filesystem::path& folder,
                                 StoreMode mode) {
  return AsInputFault(KnowledgeStore::Open(folder, mode));
}

Result<StoreWithOntology> OpenForWriting(
    const std::filesystem::path& folder,
    const std::filesystem::path& ontology) {
  QUIPU_TRY(StoreWithOntology opened,
            Open(folder, StoreMode::kReadWrite, ontology));
  QUIPU_CHECK(FinishDerivation(opened.store, opened.ontology));
  return opened;
}

Result<StoreWithOntology> OpenAsItIs(const std::filesystem::path& folder,
                                     const std::filesystem::path& ontology) {
  return Open(folder, StoreMode::kReadOnly, ontology);
}

Result<StoreWithExtractor> OpenForIngest(const std::filesystem::path& folder,
                                         const ExtractorArguments& arguments) {
  QUIPU_TRY(
      const ExtractionModels models,
      AsInputFault(OpenModels(arguments, ModelFor(folder, arguments.model))));
  QUIPU_TRY(std::optional<Extractor> wanted,
            WantedExtractor(arguments, models));
  QUIPU_TRY(KnowledgeStore store, OpenStore(folder, StoreMode::kCreate));
  QUIPU_TRY(Extractor extractor,
            AsInputFault(ExtractorOf(*store.Published(), std::move(wanted),
                                     models, MinConfidence(arguments))));
  QUIPU_CHECK(FinishDerivation(store, extractor.ontology()));
  return StoreWithExtractor{std::move(store), std::move(extractor)};
}

Result<StoreWithExtractor> OpenForReExtraction(
    const std::filesystem::path& folder, const ExtractorArguments& arguments) {
  QUIPU_TRY(
      const ExtractionModels models,
      AsInputFault(OpenModels(arguments, ModelFor(folder, arguments.model))));
  QUIPU_TRY(std::optional<Extractor> wanted,
            WantedExtractor(arguments, models));
  QUIPU_TRY(KnowledgeStore store, OpenStore(folder, StoreMode::kReadWrite));
  QUIPU_TRY(Extractor extractor, ExtractorFor(*store.Published(), arguments,
                                              models, std::move(wanted)));
  return StoreWithExtractor{std::move(store), std::move(extractor)};
}

Result<Extractor> ExtractorFor(const Reader& store,
                               const ExtractorArguments& arguments) {
  QUIPU_TRY(const auto own, ModelOf(store));
  const ModelKind kind =
      arguments.model.value_or(own.value_or(ModelKind::kAccurate));
  QUIPU_TRY(const ExtractionModels models,
            AsInputFault(OpenModels(arguments, kind)));
  QUIPU_TRY(std::optional<Extractor> wanted,
            WantedExtractor(arguments, models));
  return ExtractorFor(store, arguments, models, std::move(wanted));
}

Result<Extractor> OpenExtractor(const ExtractorArguments& arguments,
                                uint32_t min_confidence) {
  QUIPU_TRY(const ExtractionModels models,
            AsInputFault(OpenModels(
                arguments, arguments.model.value_or(ModelKind::kAccurate))));
  return AsInputFault(
      LoadExtractor(arguments.ontology, models,
                    {.min_confidence = static_cast<int>(min_confidence)}));
}

Result<ExampleReport> TestOntology(const std::filesystem::path& ontology,
                                   const std::filesystem::path& models) {
  QUIPU_TRY(const std::filesystem::path folder, FindModels(models));
  return AsInputFault(TestExamplesOf(ontology, folder));
}

Result<size_t> CountWaiting(const KnowledgeStore& store) {
  QUIPU_TRY(const auto waiting, pending::ReadNumbers(*store.Published()));
  return waiting.size();
}

Result<uint64_t> CountOutdated(const Reader& store) {
  const auto present = Present(store);
  if (!present) return uint64_t{0};
  return CountOutdated(store, *present);
}

Result<bool> HoldsOutdated(const Reader& store) {
  const auto present = Present(store);
  if (!present) return false;
  return HoldsOutdated(store, *present);
}

}  // namespace quipu
