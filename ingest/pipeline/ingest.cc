#include "ingest/pipeline/ingest.h"

#include <memory>
#include <set>
#include <utility>

#include "graph/store/pending.h"
#include "graph/store/tables.h"
#include "ingest/pipeline/reextract.h"

namespace quipu {
namespace {

Result<void> CheckDistinct(std::span<const IngestSource> sources) {
  std::set<DocumentKey> keys;
  for (const IngestSource& source : sources) {
    if (!keys.insert(source.key).second) {
      return InvalidArgument(source.key.value +
                             ": two inputs have this name; give one of them "
                             "another, for instance with --root");
    }
  }
  return {};
}

}  // namespace

Result<IngestReport> Ingest(KnowledgeStore& store, const Extractor& extractor,
                            std::span<const IngestSource> sources,
                            const IngestOptions& options) {
  QUIPU_CHECK(CheckDistinct(sources));
  QUIPU_TRY(DerivationReport left_over,
            FinishDerivation(store, extractor.ontology()));
  QUIPU_TRY(const auto writer,
            StoreWriter::Create(store, extractor, PublicationPolicy(), [] {}));
  IngestSession session(*writer, options);
  for (const IngestSource& source : sources) {
    QUIPU_CHECK(session.Add(source));
  }
  QUIPU_TRY(IngestReport report, session.Finish());
  Append(report.derivation, std::move(left_over));
  QUIPU_CHECK(SettleExtractor(store));
  return report;
}

Result<DerivationReport> Remove(KnowledgeStore& store, const Ontology& ontology,
                                std::span<const DocumentKey> keys) {
  QUIPU_TRY(DerivationReport report, FinishDerivation(store, ontology));
  auto transaction = store.Begin();
  for (const DocumentKey& key : keys) {
    QUIPU_TRY(const auto number, documents::FindNumber(*transaction, key));
    if (!number) return NotFound(key.value + ": no such document in the store");
    pending::Remove(*transaction, *number);
  }
  QUIPU_CHECK(
      store.Commit(std::move(transaction), KnowledgeStore::Publish::kNo));
  QUIPU_TRY(DerivationReport derived, FinishDerivation(store, ontology));
  Append(report, std::move(derived));
  return report;
}

}  // namespace quipu
