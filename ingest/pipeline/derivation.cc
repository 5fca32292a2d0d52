#include "ingest/pipeline/derivation.h"

#include <iterator>
#include <memory>
#include <utility>

#include "graph/store/pending.h"
#include "ingest/pipeline/stored_ontology.h"

namespace quipu {
namespace {

Result<DerivationReport> DeriveAll(KnowledgeStore& store,
                                   const Ontology& ontology) {
  using Publish = KnowledgeStore::Publish;
  DerivationReport sum;
  do {
    auto transaction = store.Begin();
    QUIPU_TRY(DerivationReport report,
              Derive(*transaction, ontology, DerivationLimits()));
    if (report.documents == 0) break;
    sum.waiting = report.waiting;
    QUIPU_CHECK(store.Commit(std::move(transaction), report.waiting == 0
                                                         ? Publish::kYes
                                                         : Publish::kNo));
    Append(sum, std::move(report));
  } while (sum.waiting > 0);
  return sum;
}

// Once every document is pending, the derived records may go at any time: a
// process that is killed from here on leaves work that the next one finishes.
Result<void> DropDerived(KnowledgeStore& store) {
  auto transaction = store.Begin();
  QUIPU_CHECK(pending::RederiveAll(*transaction));
  QUIPU_CHECK(
      store.Commit(std::move(transaction), KnowledgeStore::Publish::kNo));
  return store.ClearDerived();
}

Result<DerivationReport> DeriveFromNothing(KnowledgeStore& store,
                                           const Ontology& ontology) {
  QUIPU_TRY(DerivationReport report, DeriveAll(store, ontology));
  report.merges.clear();  // nothing was there before
  report.splits.clear();
  return report;
}

}  // namespace

Result<DerivationReport> FinishDerivation(KnowledgeStore& store,
                                          const Ontology& ontology) {
  QUIPU_CHECK(CheckOntology(*store.Published(), ontology));
  return DeriveAll(store, ontology);
}

Result<DerivationReport> Rebuild(KnowledgeStore& store,
                                 const Ontology& ontology) {
  QUIPU_CHECK(CheckOntology(*store.Published(), ontology));
  QUIPU_CHECK(DropDerived(store));
  return DeriveFromNothing(store, ontology);
}

Result<DerivationReport> RebuildUnder(KnowledgeStore& store,
                                      const Extractor& extractor) {
  QUIPU_CHECK(DropDerived(store));
  QUIPU_CHECK(RememberOntology(store, extractor));
  return DeriveFromNothing(store, extractor.ontology());
}

void Append(DerivationReport& sum, DerivationReport more) {
  sum.documents += more.documents;
  std::move(more.merges.begin(), more.merges.end(),
            std::back_inserter(sum.merges));
  std::move(more.splits.begin(), more.splits.end(),
            std::back_inserter(sum.splits));
}

}  // namespace quipu
