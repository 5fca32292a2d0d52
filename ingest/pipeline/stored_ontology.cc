#include "ingest/pipeline/stored_ontology.h"

#include <string>
#include <utility>

#include "graph/store/tables.h"
#include "ingest/ontology/yaml_tree.h"
#include "ingest/read/read_document.h"

namespace quipu {
namespace {

Error AnotherOntology() {
  return InvalidArgument(
      "the store was made with another ontology; leave --ontology out to use "
      "the store's own, or change it with `quipu rebuild --ontology`");
}

}  // namespace

Result<Extractor> LoadExtractor(const std::filesystem::path& ontology,
                                const Analyzer& analyzer) {
  if (ontology.empty() || ontology == kBuiltInOntology) {
    return Extractor::CreateDefault(analyzer);
  }
  auto yaml = ReadFile(ontology, {.max_bytes = kMaxYamlBytes});
  if (!yaml) return Annotate(std::move(yaml.error()), ontology.string());
  return Extractor::Create(*yaml, ontology.string(), analyzer);
}

Result<Extractor> ExtractorOf(const Reader& store,
                              std::optional<Extractor> wanted,
                              const Analyzer& analyzer) {
  QUIPU_TRY(const auto remembered, ReadOntology(store));
  if (wanted) {
    QUIPU_CHECK(CheckOntology(store, wanted->ontology()));
    return std::move(*wanted);
  }
  if (!remembered) return Extractor::CreateDefault(analyzer);
  if (Sha256Of(remembered->yaml) != remembered->digest) {
    return Corruption(
        "the ontology that the store remembers is damaged; name the file with "
        "`quipu rebuild --ontology`");
  }
  return Extractor::Create(remembered->yaml, "the ontology of the store",
                           analyzer);
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
  const OntologyRecord record{std::string(extractor.ontology_yaml()),
                              extractor.ontology().digest, extractor.digest()};
  auto transaction = store.Begin();
  QUIPU_TRY(const auto remembered, ReadOntology(*transaction));
  if (remembered == record) return {};
  WriteOntology(*transaction, record);
  return store.Commit(std::move(transaction), KnowledgeStore::Publish::kNo);
}

}  // namespace quipu
