#include "ingest/pipeline/derivation.h"

#include <iterator>
#include <memory>
#include <utility>

#include "graph/store/pending.h"

namespace quipu {

Result<DerivationReport> FinishDerivation(KnowledgeStore& store,
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

Result<DerivationReport> Rebuild(KnowledgeStore& store,
                                 const Ontology& ontology) {
  // Once every document is pending, the derived records may go at any time: a
  // process that is killed from here on leaves work that the next one finishes.
  auto transaction = store.Begin();
  QUIPU_CHECK(pending::RederiveAll(*transaction));
  QUIPU_CHECK(
      store.Commit(std::move(transaction), KnowledgeStore::Publish::kNo));
  QUIPU_CHECK(store.ClearDerived());
  QUIPU_TRY(DerivationReport report, FinishDerivation(store, ontology));
  report.merges.clear();  // nothing was there before
  report.splits.clear();
  return report;
}

void Append(DerivationReport& sum, DerivationReport more) {
  sum.documents += more.documents;
  std::move(more.merges.begin(), more.merges.end(),
            std::back_inserter(sum.merges));
  std::move(more.splits.begin(), more.splits.end(),
            std::back_inserter(sum.splits));
}

}  // namespace quipu
