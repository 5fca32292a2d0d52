// From a store to a graph in memory. The store is written through the ordinary
// derivation; the graph's claims are counted before anything is timed.

#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <cstdlib>
#include <filesystem>
#include <random>
#include <set>
#include <string>

#include "graph/load_graph.h"
#include "graph/store/pending.h"
#include "graph/store/tables.h"
#include "ingest/pipeline/ingest.h"

namespace quipu {
namespace {

namespace fs = std::filesystem;

constexpr uint32_t kClaimsPerDocument = 50;
constexpr uint32_t kLocalsPerDocument = 25;
constexpr uint32_t kPredicates = 20;

size_t WantedClaims() {
  const char* const wanted = std::getenv("QUIPU_BENCH_CLAIMS");
  return wanted == nullptr ? 2000 : std::strtoull(wanted, nullptr, 10);
}

Ontology MakeOntology() {
  Ontology ontology;
  ontology.types = {{"Person", "", "Person"}};
  for (uint32_t i = 0; i < kPredicates; ++i) {
    ontology.predicates.emplace_back().name = fmt::format("predicate_{}", i);
  }
  return ontology;
}

struct Page {
  Document document;
  Extraction extraction;
};

// A document of persons out of `persons` known ones; a third of its claims have
// a speaker, half a date, a fifth a place.
Page MakePage(uint32_t number, uint32_t persons) {
  std::mt19937 random(number);
  Page page;
  page.document.key = {fmt::format("page{}.txt", number)};
  page.document.metadata.publisher =
      StatedText{fmt::format("Paper {}", number % 100), {}};
  std::set<uint32_t> chosen;
  while (chosen.size() < kLocalsPerDocument) {
    chosen.insert(static_cast<uint32_t>(random() % persons));
  }
  std::string& text = page.document.text;
  for (const uint32_t person : chosen) {
    LocalEntity& local = page.extraction.entities.emplace_back();
    local.type = "Person";
    local.name = fmt::format("Given{} Name{}", person, person);
    local.handle = Handle::Of(page.document.key, local.name, 0);
    const auto begin = static_cast<uint32_t>(text.size());
    text += local.name;
    const Span span{begin, static_cast<uint32_t>(text.size())};
    text += " did this and that.\n";
    local.names = {{local.name, NameKind::kFull, span}};
    local.mentions = {{span, MentionKind::kName}};
  }
  const auto size = static_cast<uint32_t>(text.size());
  page.document.source_digest = Sha256Of(text);
  page.document.source_size = size;
  page.document.regions = {{{0, size}, RegionKind::kBody}};
  page.document.source_map.Add(size, 0, size);
  const auto any = [&random] {
    return LocalIndex{static_cast<uint32_t>(random() % kLocalsPerDocument)};
  };
  for (uint32_t i = 0; i < kClaimsPerDocument; ++i) {
    Claim& claim = page.extraction.claims.emplace_back();
    claim.subject = any();
    do {
      claim.object = any();
    } while (std::get<LocalIndex>(claim.object) == claim.subject);
    claim.predicate = fmt::format("predicate_{}", random() % kPredicates);
    if (random() % 3 == 0) claim.attributed_to = any();
    if (random() % 5 == 0) claim.qualifiers = {{"place", any()}};
    if (random() % 2 == 0) {
      const DayRange year =
          PartialDate::Make(1950 + static_cast<int>(random() % 50))->Bounds();
      claim.time = TimeBounds{year, year};
    }
    claim.evidence = {{0, 40}};
    claim.confidence = 800;
    claim.rule = "bench.rule";
  }
  return page;
}

void WritePages(KnowledgeStore& store, uint32_t first, uint32_t last,
                uint32_t persons) {
  auto transaction = store.Begin();
  StoreState state = ReadState(*transaction).value();
  state.next_document = last;
  WriteState(*transaction, state);
  for (uint32_t i = first; i < last; ++i) {
    const Page page = MakePage(i, persons);
    pending::Write(*transaction, DocumentNumber{i}, page.document,
                   page.extraction);
  }
  if (!store.Commit(std::move(transaction), KnowledgeStore::Publish::kNo)) {
    std::abort();
  }
}

void LoadGraph(benchmark::State& state) {
  static constexpr uint32_t kPagesAtOnce = 512;
  const auto pages = static_cast<uint32_t>(WantedClaims() / kClaimsPerDocument);
  std::string folder = fs::current_path() / "quipu-bench-XXXXXX";
  if (mkdtemp(folder.data()) == nullptr) std::abort();
  {
    KnowledgeStore store =
        KnowledgeStore::Open(folder, StoreMode::kCreate).value();
    for (uint32_t i = 0; i < pages; i += kPagesAtOnce) {
      WritePages(store, i, std::min(pages, i + kPagesAtOnce), pages * 5);
      FinishDerivation(store, MakeOntology()).value();
    }
  }
  // As a server finds it: opened again.
  const KnowledgeStore store =
      KnowledgeStore::Open(folder, StoreMode::kReadOnly).value();
  const auto snapshot = store.Published();
  std::optional<KnowledgeGraph> graph = LoadKnowledgeGraph(*snapshot).value();
  size_t claims = 0;
  for (EdgeIndex e = 0; e < graph->edge_count(); ++e) {
    if (!graph->relation(e).secondary) claims += graph->claims(e).size();
  }
  if (claims != size_t{pages} * kClaimsPerDocument) {
    state.SkipWithError("a claim is missing");
    return;
  }
  state.counters["edges"] = static_cast<double>(graph->edge_count());
  for (auto _ : state) {
    graph = LoadKnowledgeGraph(*snapshot).value();
    benchmark::DoNotOptimize(*graph);
  }
  state.SetItemsProcessed(state.iterations() * static_cast<int64_t>(claims));
  fs::remove_all(folder);
}
BENCHMARK(LoadGraph)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace quipu
