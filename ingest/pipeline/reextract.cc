#include "ingest/pipeline/reextract.h"

#include <optional>
#include <utility>

#include "graph/store/tables.h"
#include "ingest/ontology/default_ontology.h"
#include "ingest/pipeline/derivation.h"
#include "ingest/pipeline/stored_ontology.h"

namespace quipu {
namespace {

bool IsOutdated(const ExtractionOrigin& origin, const Sha256Digest& present) {
  return !origin.external && origin.extractor != present;
}

Result<PreparedDocument> PrepareStored(const KnowledgeStore& store,
                                       const DocumentKey& key,
                                       DocumentNumber number,
                                       const Extractor& extractor) {
  const auto snapshot = store.Published();
  PreparedDocument prepared;
  prepared.key = key;
  QUIPU_TRY(const ExtractionOrigin origin,
            documents::ReadOrigin(*snapshot, number));
  if (!IsOutdated(origin, extractor.digest())) {
    QUIPU_TRY(const Document document,
              uncurated::ReadWithoutText(*snapshot, number));
    prepared.outcome = IngestOutcome::kUnchanged;
    prepared.source_bytes = document.source_size;
    prepared.version =
        DocumentVersion{number, document.source_digest, origin.extractor, {}};
    prepared.generation = snapshot->generation();
    return prepared;
  }
  QUIPU_TRY(prepared.document, uncurated::Read(*snapshot, number));
  prepared.source_bytes = prepared.document.source_size;
  prepared.outcome = IngestOutcome::kReplaced;
  prepared.extraction = extractor.Extract(prepared.document);
  return prepared;
}

// From now on an ingest looks whether the files would be read as they were.
Result<void> RememberReExtraction(KnowledgeStore& store) {
  auto transaction = store.Begin();
  QUIPU_TRY(auto remembered, ReadOntology(*transaction));
  if (!remembered || remembered->reextracted) return {};
  remembered->reextracted = true;
  WriteOntology(*transaction, *remembered);
  return store.Commit(std::move(transaction), KnowledgeStore::Publish::kNo);
}

}  // namespace

Result<Sha256Digest> PresentExtractor(const Reader& store,
                                      AnalyzerOptions models) {
  QUIPU_TRY(const auto remembered, ReadOntology(store));
  QUIPU_TRY(const auto kind, ModelOf(store));
  models.model = kind.value_or(ModelKind::kAccurate);
  QUIPU_TRY(const Sha256Digest digest, ExtractionModels::DigestOf(models));
  if (!remembered) {
    return Extractor::DigestOf(Sha256Of(DefaultOntologyYaml()), digest, {});
  }
  return Extractor::DigestOf(remembered->digest, digest,
                             {.min_confidence = remembered->min_confidence});
}

Result<bool> HoldsOutdated(const Reader& store, const Sha256Digest& present) {
  QUIPU_TRY(const auto remembered, ReadOntology(store));
  const bool sure =
      remembered && !remembered->mixed && remembered->extractor == present;
  bool found = false;
  if (sure) return found;
  QUIPU_CHECK(documents::ForEachOrigin(
      store, [&](DocumentNumber, const ExtractionOrigin& origin) {
        found = IsOutdated(origin, present);
        return !found;
      }));
  return found;
}

Result<uint64_t> CountOutdated(const Reader& store,
                               const Sha256Digest& present) {
  uint64_t count = 0;
  QUIPU_CHECK(documents::ForEachOrigin(
      store, [&](DocumentNumber, const ExtractionOrigin& origin) {
        count += IsOutdated(origin, present) ? 1 : 0;
        return true;
      }));
  return count;
}

Result<IngestReport> ReExtract(KnowledgeStore& store,
                               const Extractor& extractor,
                               const IngestOptions& options,
                               const PublicationPolicy& policy) {
  DerivationReport left_over;
  if (CheckOntology(*store.Published(), extractor.ontology())) {
    QUIPU_TRY(left_over, FinishDerivation(store, extractor.ontology()));
  } else {
    QUIPU_TRY(left_over, RebuildUnder(store, extractor));
  }
  QUIPU_CHECK(RememberReExtraction(store));
  QUIPU_TRY(const auto writer,
            StoreWriter::Create(store, extractor, policy, [] {}));
  IngestSession session(*writer, options);
  const auto snapshot = store.Published();
  Result<void> added;
  QUIPU_CHECK(documents::ForEachKey(
      *snapshot, [&](const DocumentKey& key, DocumentNumber number) {
        added = session.Add([&store, &extractor, key, number] {
          return PrepareStored(store, key, number, extractor);
        });
        return added.has_value();
      }));
  QUIPU_CHECK(added);
  QUIPU_TRY(IngestReport report, session.Finish());
  Append(report.derivation, std::move(left_over));
  QUIPU_CHECK(SettleExtractor(store));
  return report;
}

Result<void> SettleExtractor(KnowledgeStore& store) {
  auto transaction = store.Begin();
  QUIPU_TRY(auto remembered, ReadOntology(*transaction));
  if (!remembered || !remembered->mixed) return {};
  bool settled = true;
  QUIPU_CHECK(documents::ForEachOrigin(
      *transaction, [&](DocumentNumber, const ExtractionOrigin& origin) {
        settled = !IsOutdated(origin, remembered->extractor);
        return settled;
      }));
  if (!settled) return {};
  remembered->mixed = false;
  WriteOntology(*transaction, *remembered);
  return store.Commit(std::move(transaction), KnowledgeStore::Publish::kNo);
}

}  // namespace quipu
