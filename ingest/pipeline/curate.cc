#include "ingest/pipeline/curate.h"

#include <memory>
#include <optional>
#include <utility>

#include "graph/store/tables.h"
#include "ingest/pipeline/derivation.h"
#include "ingest/resolve/curation_log.h"

namespace quipu {
namespace {

using Publish = KnowledgeStore::Publish;

// Commits a change of the log and publishes what follows from it. A change that
// no document of the store feels is published all the same.
Result<DerivationReport> CommitLog(KnowledgeStore& store,
                                   const Ontology& ontology,
                                   std::unique_ptr<Transaction> transaction) {
  QUIPU_CHECK(store.Commit(std::move(transaction), Publish::kNo));
  QUIPU_TRY(DerivationReport report, FinishDerivation(store, ontology));
  if (report.documents > 0) return report;
  transaction = store.Begin();
  QUIPU_TRY(StoreState state, ReadState(*transaction));
  ++state.generation;
  WriteState(*transaction, state);
  QUIPU_CHECK(store.Commit(std::move(transaction), Publish::kYes));
  return report;
}

}  // namespace

Result<DecisionOutcome> Decide(KnowledgeStore& store, const Ontology& ontology,
                               const CurationEntry& entry) {
  QUIPU_CHECK(FinishDerivation(store, ontology));
  auto transaction = store.Begin();
  DecisionReport report;
  QUIPU_TRY(report.sequence, AppendDecision(*transaction, entry));
  QUIPU_TRY(auto contradiction, FindContradiction(*store.Published(), entry));
  if (contradiction) return DecisionOutcome(std::move(*contradiction));
  QUIPU_TRY(report.derivation,
            CommitLog(store, ontology, std::move(transaction)));
  return DecisionOutcome(std::move(report));
}

Result<DerivationReport> UndoDecision(KnowledgeStore& store,
                                      const Ontology& ontology,
                                      uint64_t sequence) {
  QUIPU_CHECK(FinishDerivation(store, ontology));
  auto transaction = store.Begin();
  QUIPU_CHECK(UndoDecision(*transaction, sequence));
  return CommitLog(store, ontology, std::move(transaction));
}

}  // namespace quipu
