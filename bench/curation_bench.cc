// What a long log of decisions costs: QUIPU_BENCH_DECISIONS of them, 1,000
// without it.

#include <benchmark/benchmark.h>

#include <cstdlib>
#include <memory>
#include <string>
#include <vector>

#include "graph/store/pending.h"
#include "graph/store/tables.h"
#include "ingest/curation/contradiction.h"
#include "ingest/curation/decision_log.h"
#include "ingest/resolve/anchor.h"
#include "ingest/resolve/derive.h"

namespace quipu {
namespace {

using Publish = KnowledgeStore::Publish;

constexpr size_t kPersons = 100;  // in a document, where there are many

size_t DecisionCount() {
  const char* const count = std::getenv("QUIPU_BENCH_DECISIONS");
  return count == nullptr ? 1000 : std::strtoull(count, nullptr, 10);
}

struct Page {
  Document document;
  Extraction extraction;
};

// Persons of different names, one in a sentence.
Page MakePage(size_t number, size_t persons) {
  Page page;
  Document& document = page.document;
  document.key = {"page" + std::to_string(number)};
  for (size_t i = 0; i < persons; ++i) {
    LocalEntity person;
    person.type = "Person";
    person.name =
        "Ana P" + std::to_string(number) + " Vidal" + std::to_string(i);
    document.text += "On that day ";
    const auto begin = static_cast<uint32_t>(document.text.size());
    document.text += person.name;
    const Span span{begin, static_cast<uint32_t>(document.text.size())};
    document.text += " came to the harbour and waited for the boat.\n";
    person.handle = Handle::Of(document.key, person.name, 0);
    person.names = {{person.name, NameKind::kFull, span}};
    person.mentions = {{span, MentionKind::kName}};
    page.extraction.entities.push_back(std::move(person));
  }
  const auto size = static_cast<uint32_t>(document.text.size());
  document.regions = {{{0, size}, RegionKind::kBody}};
  document.source_map.Add(size, 0, size);
  return page;
}

bool DeriveAll(KnowledgeStore& store) {
  for (bool waiting = true; waiting;) {
    auto transaction = store.Begin();
    const auto report = Derive(*transaction, Ontology(), DerivationLimits());
    if (!report || !store.Commit(std::move(transaction), Publish::kYes)) {
      return false;
    }
    waiting = report->waiting > 0;
  }
  return true;
}

// As many decisions as persons, all of whom they make one.
std::unique_ptr<KnowledgeStore> MakeStore(size_t persons_a_page) {
  auto store = std::make_unique<KnowledgeStore>(
      *KnowledgeStore::Open("", StoreMode::kInMemory));
  auto transaction = store->Begin();
  StoreState state;
  std::vector<Anchor> anchors;
  for (size_t left = DecisionCount(); left > 0;) {
    const size_t persons = std::min(left, persons_a_page);
    const Page page = MakePage(state.next_document, persons);
    for (const LocalEntity& person : page.extraction.entities) {
      anchors.push_back(
          MakeAnchor(page.document, person.mentions.front().span));
    }
    pending::Write(*transaction, DocumentNumber{state.next_document++},
                   page.document, page.extraction);
    left -= persons;
  }
  for (size_t i = 0; i < anchors.size(); ++i) {
    CurationEntry entry;
    entry.sequence = state.next_decision++;
    entry.anchors = {anchors[i], anchors[i / 2]};
    if (i > 0) curation::Write(*transaction, entry);
  }
  WriteState(*transaction, state);
  if (!store->Commit(std::move(transaction), Publish::kNo)) return nullptr;
  if (!DeriveAll(*store)) return nullptr;
  return store;
}

// All documents are derived again under the log.
void ReplayLongLog(benchmark::State& state) {
  const auto store = MakeStore(kPersons);
  for (auto _ : state) {
    auto transaction = store->Begin();
    const bool marked = pending::RederiveAll(*transaction) &&
                        store->Commit(std::move(transaction), Publish::kNo);
    if (!marked || !DeriveAll(*store)) {
      state.SkipWithError("the log was not replayed");
      return;
    }
  }
  state.SetItemsProcessed(state.iterations() *
                          static_cast<int64_t>(DecisionCount()));
}
BENCHMARK(ReplayLongLog)->Unit(benchmark::kMillisecond);

// One document is derived again, under a log over many documents (0), or of
// that document alone (1).
void DeriveUnderLongLog(benchmark::State& state) {
  const auto store = MakeStore(state.range(0) == 0 ? kPersons : SIZE_MAX);
  for (auto _ : state) {
    auto transaction = store->Begin();
    pending::Rederive(*transaction, DocumentNumber{0});
    const auto report = Derive(*transaction, Ontology(), DerivationLimits());
    if (!report || report->documents != 1) {
      state.SkipWithError("nothing was derived");
      return;
    }
  }
}
BENCHMARK(DeriveUnderLongLog)->Arg(0)->Arg(1)->Unit(benchmark::kMillisecond);

void FindContradictionInLongLog(benchmark::State& state) {
  const auto store = MakeStore(kPersons);
  const auto log = curation::ReadAll(*store->Published());
  CurationEntry apart = log->front();
  apart.kind = CurationKind::kDistinct;
  apart.anchors = {log->front().anchors[0], log->back().anchors[0]};
  for (auto _ : state) {
    const auto found = FindContradiction(*store->Published(), apart);
    if (!found || !*found) {
      state.SkipWithError("the contradiction was not found");
      return;
    }
  }
}
BENCHMARK(FindContradictionInLongLog)->Unit(benchmark::kMillisecond);

void ListLongLog(benchmark::State& state) {
  const auto store = MakeStore(kPersons);
  for (auto _ : state) {
    const auto log = ReadDecisionLog(*store->Published());
    if (!log || log->empty() || log->back().pending) {
      state.SkipWithError("a decision was not found in its document");
      return;
    }
  }
}
BENCHMARK(ListLongLog)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace quipu
