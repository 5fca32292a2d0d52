// Documents and megabytes a second through the whole ingest, and synced commits
// of the store a second. What was ingested is counted before anything is timed.

#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <cstdlib>
#include <filesystem>
#include <random>
#include <string>
#include <vector>

#include "graph/store/records.h"
#include "graph/store/tables.h"
#include "ingest/pipeline/ingest.h"

namespace quipu {
namespace {

namespace fs = std::filesystem;

class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string name = fs::current_path() / "quipu-bench-XXXXXX";
    if (mkdtemp(name.data()) == nullptr) std::abort();
    path_ = name;
  }
  ~TemporaryFolder() { fs::remove_all(path_); }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

// About 6 KB of reports on officers of invented bodies in invented places.
std::string MakeText(uint32_t seed) {
  static const std::vector<std::string> kFirst = {"Marta", "Denis", "Olga",
                                                  "Pablo", "Ruth",  "Emil"};
  static const std::vector<std::string> kLast = {
      "Kessler", "Arnaud", "Quiroga", "Bright", "Salas", "Novak", "Ibarra"};
  static const std::vector<std::string> kBodies = {
      "Harbour Workers Union", "Coastal Reform Party", "Fisheries Commission",
      "Lighthouse Society", "National Dredging Company"};
  static const std::vector<std::string> kPlaces = {"Breland", "Port Varne",
                                                   "Castellon", "Morrow"};
  std::mt19937 random(seed);
  const auto pick = [&random](const std::vector<std::string>& items) {
    return items[random() % items.size()];
  };
  std::string text = fmt::format("Report {}\n\n", seed);
  while (text.size() < 6000) {
    const std::string person = pick(kFirst) + " " + pick(kLast);
    text += fmt::format(
        "{}, president of the {}, met the directors of the {} in {} on {} May "
        "{}. {} is a member of the {}, which had about {} workers at the time. "
        "According to {}, the {} never supported the strike.\n\n",
        person, pick(kBodies), pick(kBodies), pick(kPlaces), 1 + random() % 28,
        1980 + random() % 20, person, pick(kBodies), 10 + random() % 900,
        pick(kFirst) + " " + pick(kLast), pick(kBodies));
  }
  return text;
}

void IngestTexts(benchmark::State& state) {
  const Extractor extractor = Extractor::CreateDefault(
      *ExtractionModels::Open({.models = QUIPU_SOURCE_DIR "/models"}));
  std::vector<IngestSource> sources;
  size_t bytes = 0;
  for (uint32_t i = 0; i < static_cast<uint32_t>(state.range(0)); ++i) {
    const std::string text = MakeText(i);
    bytes += text.size();
    sources.push_back({{fmt::format("report{}.txt", i)},
                       [text]() -> Result<std::string> { return text; }});
  }
  IngestOptions options;
  options.threads = static_cast<unsigned>(state.range(1));
  uint64_t claims = 0;
  for (auto _ : state) {
    state.PauseTiming();
    const TemporaryFolder folder;
    auto store = KnowledgeStore::Open(folder.path(), StoreMode::kCreate);
    state.ResumeTiming();
    const auto report = Ingest(*store, extractor, sources, options);
    state.PauseTiming();
    const auto counted = ReadState(*store->Published());
    if (!report || report->added != sources.size() || !counted ||
        counted->document_count != sources.size()) {
      state.SkipWithError("not all documents are in the store");
    } else {
      claims = counted->claim_count;
    }
    store = Internal("closed");
    state.ResumeTiming();
  }
  const auto runs = static_cast<double>(state.iterations());
  state.counters["documents"] = benchmark::Counter(
      static_cast<double>(sources.size()) * runs, benchmark::Counter::kIsRate);
  state.counters["bytes"] = benchmark::Counter(
      static_cast<double>(bytes) * runs, benchmark::Counter::kIsRate);
  state.counters["claims"] = static_cast<double>(claims);
}
// QUIPU_BENCH_DOCUMENTS: how many; few unless it says otherwise.
void EachThreads(benchmark::internal::Benchmark* benchmark) {
  const char* const count = std::getenv("QUIPU_BENCH_DOCUMENTS");
  const int64_t documents = count == nullptr ? 20 : std::stoll(count);
  benchmark->ArgNames({"documents", "threads"});
  for (const int64_t threads : {1, 2}) benchmark->Args({documents, threads});
}
BENCHMARK(IngestTexts)
    ->Apply(EachThreads)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();

// Commits of `records` records of 100 bytes, each synced to disk.
void SyncedCommit(benchmark::State& state) {
  const TemporaryFolder folder;
  auto store = KnowledgeStore::Open(folder.path(), StoreMode::kCreate);
  if (!store) {
    state.SkipWithError(store.error().message.c_str());
    return;
  }
  const std::string value(100, 'x');
  uint32_t next = 0;
  for (auto _ : state) {
    auto transaction = store->Begin();
    for (int64_t i = 0; i < state.range(0); ++i) {
      transaction->Put(Family::kTexts, fmt::format("{:08}", next++), value);
    }
    if (!store->Commit(std::move(transaction), KnowledgeStore::Publish::kNo)) {
      state.SkipWithError("a commit failed");
      break;
    }
  }
  auto transaction = store->Begin();
  if (next > 0 &&
      !transaction->Get(Family::kTexts, fmt::format("{:08}", next - 1))
           .value()
           .has_value()) {
    state.SkipWithError("a record is missing");
  }
  state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(SyncedCommit)->ArgName("records")->Arg(1)->Arg(64)->UseRealTime();

}  // namespace
}  // namespace quipu
