// What one more document costs in a store of many: its near-copies and sources,
// without extraction. Its source is looked at before anything is timed.

#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <random>
#include <string>
#include <utility>

#include "graph/model/ontology.h"
#include "graph/store/pending.h"
#include "graph/store/tables.h"
#include "ingest/resolve/derive.h"

namespace quipu {
namespace {

constexpr int kWords = 400;
constexpr uint32_t kReprinted = 10;  // one text of so many is printed twice

// So many words of a vocabulary of 8,000, in sentences of twelve.
std::string MakeProse(uint32_t seed) {
  static constexpr std::array kSyllables = {
      "ba",  "der", "mi",  "lon", "ka", "tes", "ru", "vo",  "sin", "pe",
      "gal", "no",  "fri", "dul", "ja", "om",  "ce", "lar", "tu",  "bis"};
  std::mt19937 random(seed);
  std::string text;
  for (int i = 0; i < kWords; ++i) {
    for (int j = 0; j < 3; ++j) text += kSyllables[random() % 20];
    text += i % 12 == 11 ? ". " : " ";
  }
  return text;
}

Document MakeDocument(uint32_t number, const std::string& text) {
  const auto size = static_cast<uint32_t>(text.size());
  Document document;
  document.key = {fmt::format("paper{:06}", number)};
  document.text = text;
  document.source_digest = Sha256Of(text);
  document.source_size = size;
  document.regions = {{{0, size}, RegionKind::kBody}};
  document.source_map.Add(size, 0, size);
  return document;
}

// The first half of the text before it in every tenth.
std::string TextOf(uint32_t number) {
  if (number % kReprinted != 0 || number == 0) return MakeProse(number);
  const std::string original = MakeProse(number - 1);
  return original.substr(0, original.size() / 2);
}

Result<void> Put(KnowledgeStore& store, uint32_t begin, uint32_t end) {
  auto transaction = store.Begin();
  for (uint32_t i = begin; i < end; ++i) {
    pending::Write(*transaction, DocumentNumber{i}, MakeDocument(i, TextOf(i)),
                   Extraction());
  }
  QUIPU_CHECK(Derive(*transaction, Ontology(), {}));
  return store.Commit(std::move(transaction), KnowledgeStore::Publish::kYes);
}

Result<void> Remove(KnowledgeStore& store, uint32_t number) {
  auto transaction = store.Begin();
  pending::Remove(*transaction, DocumentNumber{number});
  QUIPU_CHECK(Derive(*transaction, Ontology(), {}));
  return store.Commit(std::move(transaction), KnowledgeStore::Publish::kYes);
}

// Adds the last of so many documents, a reprint, and takes it out again.
void AddOneToMany(benchmark::State& state) {
  const auto last = static_cast<uint32_t>(state.range(0));
  auto store = KnowledgeStore::Open("", StoreMode::kInMemory);
  constexpr uint32_t kGroup = 500;
  for (uint32_t i = 0; i < last; i += kGroup) {
    if (!Put(*store, i, std::min(i + kGroup, last))) {
      state.SkipWithError("the store was not made");
      return;
    }
  }
  uint64_t reads = 0;
  for (auto _ : state) {
    const uint64_t before = store->operations().reads;
    const bool added = Put(*store, last, last + 1).has_value();
    reads = store->operations().reads - before;
    state.PauseTiming();
    const auto source =
        sources::Read(*store->Published(), DocumentNumber{last});
    if (!added || !source ||
        *source != fmt::format("document paper{:06}", last - 1) ||
        !Remove(*store, last)) {
      state.SkipWithError("the document is not found to be a reprint");
      break;
    }
    state.ResumeTiming();
  }
  state.counters["reads"] = static_cast<double>(reads);
}
// QUIPU_BENCH_DOCUMENTS: the most of them; few unless it says otherwise.
void UpToMany(benchmark::internal::Benchmark* benchmark) {
  const char* const count = std::getenv("QUIPU_BENCH_DOCUMENTS");
  const int64_t most = count == nullptr ? 200 : std::stoll(count);
  benchmark->ArgName("documents");
  for (int64_t documents = 20; documents <= most; documents *= 10) {
    benchmark->Arg(documents);
  }
}
BENCHMARK(AddOneToMany)->Apply(UpToMany)->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace quipu
