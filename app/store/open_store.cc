#include "app/store/open_store.h"

#include <utility>

#include "app/cli/exit_code.h"
#include "graph/store/pending.h"
#include "ingest/pipeline/ingest.h"
#include "ingest/pipeline/stored_ontology.h"

namespace quipu {

Result<KnowledgeStore> OpenStore(const std::filesystem::path& folder,
                                 StoreMode mode) {
  return AsInputFault(KnowledgeStore::Open(folder, mode));
}

Result<WritableStore> OpenForWriting(const std::filesystem::path& folder,
                                     StoreMode mode,
                                     const std::filesystem::path& ontology) {
  QUIPU_TRY(auto wanted, LoadWanted(ontology));
  QUIPU_TRY(KnowledgeStore opened, OpenStore(folder, mode));
  QUIPU_TRY(Extractor extractor,
            AsInputFault(ExtractorOf(*opened.Published(), std::move(wanted))));
  QUIPU_CHECK(FinishDerivation(opened, extractor.ontology()));
  return WritableStore{std::move(opened), std::move(extractor)};
}

Result<WritableStore> OpenAsItIs(const std::filesystem::path& folder,
                                 const std::filesystem::path& ontology) {
  QUIPU_TRY(auto wanted, LoadWanted(ontology));
  QUIPU_TRY(KnowledgeStore opened, OpenStore(folder, StoreMode::kReadOnly));
  QUIPU_TRY(Extractor extractor,
            AsInputFault(ExtractorOf(*opened.Published(), std::move(wanted))));
  return WritableStore{std::move(opened), std::move(extractor)};
}

Result<std::optional<Extractor>> LoadWanted(
    const std::filesystem::path& ontology) {
  if (ontology.empty()) {
    return std::optional<Extractor>();
  }
  QUIPU_TRY(Extractor extractor, AsInputFault(LoadExtractor(ontology)));
  return std::optional<Extractor>(std::move(extractor));
}

Result<size_t> CountWaiting(const KnowledgeStore& store) {
  QUIPU_TRY(const auto waiting, pending::ReadNumbers(*store.Published()));
  return waiting.size();
}

}  // namespace quipu
