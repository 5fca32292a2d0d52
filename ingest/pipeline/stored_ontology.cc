#include "ingest/pipeline/stored_ontology.h"

#include <string>
#include <utility>

#include "graph/store/tables.h"
#include "ingest/ontology/default_ontology.h"
#include "ingest/ontology/ontology_file.h"
#include "ingest/ontology/yaml_tree.h"
#include "ingest/read/read_document.h"

namespace quipu {
namespace {

Error AnotherOntology() {
  return InvalidArgument(
      "the store was made with another ontology; leave --ontology out to use "
      "the store's own, or change it with `quipu rebuild --ontology`");
}

// An ontology as a file holds it, and what errors call it.
struct OntologyText {
  std::string yaml;
  std::string source;
};

OntologyText BuiltIn() {
  return {std::string(DefaultOntologyYaml()), "the built-in ontology"};
}

Result<OntologyText> TextOf(const std::filesystem::path& file) {
  if (file.empty()) return BuiltIn();
  if (const auto built_in = BuiltInOntologyYaml(file.string())) {
    return OntologyText{std::string(*built_in),
                        "the ontology " + file.string()};
  }
  auto yaml = ReadFile(file, {.max_bytes = kMaxYamlBytes});
  if (!yaml) return Annotate(std::move(yaml.error()), file.string());
  return OntologyText{std::move(*yaml), file.string()};
}

Result<OntologyText> TextOf(const Reader& store) {
  QUIPU_TRY(auto remembered, ReadOntology(store));
  if (!remembered) return BuiltIn();
  if (Sha256Of(remembered->yaml) != remembered->digest) {
    return Corruption(
        "the ontology that the store remembers is damaged; name the file with "
        "`quipu rebuild --ontology`");
  }
  return OntologyText{std::move(remembered->yaml), "the ontology of the store"};
}

Result<Ontology> Parse(const OntologyText& text) {
  QUIPU_TRY(OntologyFile file, ReadOntologyFile(text.yaml, text.source));
  return std::move(file.ontology);
}

}  // namespace

Result<Ontology> LoadOntology(const std::filesystem::path& file) {
  QUIPU_TRY(const OntologyText text, TextOf(file));
  return Parse(text);
}

Result<Extractor> LoadExtractor(const std::filesystem::path& ontology,
                                const ExtractionModels& models,
                                const ExtractorOptions& options) {
  QUIPU_TRY(const OntologyText text, TextOf(ontology));
  return Extractor::Create(text.yaml, text.source, models, options);
}

Result<ExampleReport> TestExamplesOf(const std::filesystem::path& ontology,
                                     const std::filesystem::path& models) {
  QUIPU_TRY(const OntologyText text, TextOf(ontology));
  return TestExamples(text.yaml, text.source, models);
}

Result<Ontology> OntologyOf(const Reader& store,
                            std::optional<Ontology> wanted) {
  if (wanted) {
    QUIPU_CHECK(CheckOntology(store, *wanted));
    return std::move(*wanted);
  }
  QUIPU_TRY(const OntologyText text, TextOf(store));
  return Parse(text);
}

Result<Extractor> ExtractorOf(const Reader& store,
                              std::optional<Extractor> wanted,
                              const ExtractionModels& models,
                              std::optional<int> min_confidence) {
  if (wanted) {
    QUIPU_CHECK(CheckOntology(store, wanted->ontology()));
  } else {
    QUIPU_TRY(const OntologyText text, TextOf(store));
    QUIPU_TRY(wanted, Extractor::Create(text.yaml, text.source, models));
  }
  return WithConfidence(store, std::move(*wanted), min_confidence, models);
}

Result<Extractor> WithConfidence(const Reader& store, Extractor extractor,
                                 std::optional<int> min_confidence,
                                 const ExtractionModels& models) {
  if (!min_confidence) {
    QUIPU_TRY(const auto remembered, ReadOntology(store));
    min_confidence = remembered ? remembered->min_confidence : kConfidenceFloor;
  }
  if (extractor.options().min_confidence == *min_confidence) return extractor;
  return Extractor::Create(extractor.ontology_yaml(), "the ontology", models,
                           {.min_confidence = *min_confidence});
}

Result<std::optional<ModelKind>> ModelOf(const Reader& store) {
  QUIPU_TRY(const auto remembered, ReadOntology(store));
  if (!remembered) return std::nullopt;
  return remembered->fast ? ModelKind::kFast : ModelKind::kAccurate;
}

ModelKind ModelFor(const std::filesystem::path& folder,
                   std::optional<ModelKind> wanted) {
  if (wanted) return *wanted;
  const auto store = KnowledgeStore::Open(folder, StoreMode::kReadOnly);
  if (!store) return ModelKind::kAccurate;
  const auto remembered = ModelOf(*store->Published());
  return remembered ? remembered->value_or(ModelKind::kAccurate)
                    : ModelKind::kAccurate;
}

Result<void> CheckOntology(const Reader& store, const Ontology& ontology) {
  QUIPU_TRY(const auto remembered, ReadOntology(store));
  if (remembered && remembered->digest != ontology.digest) {
    return AnotherOntology();
  }
  return {};
}

Result<void> RememberOntology(KnowledgeStore& store,
                              const Extractor& extractor) {
  OntologyRecord record{std::string(extractor.ontology_yaml()),
                        extractor.ontology().digest, extractor.digest(),
                        extractor.options().min_confidence};
  record.fast = extractor.model() == ModelKind::kFast;
  record.conflicts = ConflictRulesOf(extractor.ontology());
  auto transaction = store.Begin();
  QUIPU_TRY(const auto remembered, ReadOntology(*transaction));
  record.reextracted = remembered && remembered->reextracted;
  record.mixed = remembered && (remembered->mixed ||
                                remembered->extractor != record.extractor);
  if (remembered == record) return {};
  WriteOntology(*transaction, record);
  return store.Commit(std::move(transaction), KnowledgeStore::Publish::kNo);
}

}  // namespace quipu
