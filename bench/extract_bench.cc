// Extraction of texts that no person writes: twice the text must take twice the
// time. QUIPU_BENCH_UNITS is the greatest number of units; small unless it says
// otherwise.

#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "ingest/extract/extractor.h"
#include "ingest/read/read_document.h"

namespace quipu {
namespace {

std::string Word(uint64_t number) {
  static constexpr std::array<std::string_view, 18> kSyllables = {
      "Ka",  "Lo",  "Mi",  "Ren", "Sta", "Vor", "Ba",  "Du",  "Fel",
      "Gri", "Hon", "Jul", "Tor", "Ven", "Zal", "Mar", "Pes", "Qui"};
  std::string word;
  for (int i = 0; i < 3; ++i, number /= kSyllables.size()) {
    word += kSyllables[number % kSyllables.size()];
  }
  std::transform(word.begin() + 1, word.end(), word.begin() + 1,
                 [](char c) { return static_cast<char>(c | 0x20); });
  return word;
}

std::string Name(uint64_t number) {
  return Word(number * 7 + 1) + " " + Word(number * 31 + 3);
}

// One sentence of nothing but names.
std::string Names(uint64_t units) {
  std::string text;
  for (uint64_t i = 0; i < units; ++i) text += Name(i) + ", ";
  return text;
}

std::string Table(uint64_t units) {
  std::string text;
  for (uint64_t i = 0; i < units; ++i) {
    text += fmt::format("| {} | {} | {} May {} | {} | Fort {} |\n", Name(i),
                        i % 2 == 0 ? "guard" : "director", 1 + i % 28,
                        1900 + i % 100, i, Word(i));
  }
  return text;
}

std::string Aliases(uint64_t units) {
  std::string text;
  for (uint64_t i = 0; i < units; ++i) {
    text +=
        fmt::format("{}, also known as {}, left.\n", Name(i), Name(i + 5000));
  }
  return text;
}

std::string AliasesOfOne(uint64_t units) {
  std::string text;
  for (uint64_t i = 0; i < units; ++i) {
    text +=
        fmt::format("The Harbour Trust, also known as {}, closed.\n", Name(i));
  }
  return text;
}

std::string OneName(uint64_t units) {
  std::string text;
  for (uint64_t i = 0; i < units; ++i) {
    text += "Ada Bell met the council in May.\n";
  }
  return text;
}

std::string Quotations(uint64_t units) {
  std::string text;
  for (uint64_t i = 0; i < units; ++i) text += "“Then ";
  text += "he left";
  for (uint64_t i = 0; i < units; ++i) text += ".”";
  return text;
}

std::string Reports(uint64_t units) {
  std::string text;
  for (uint64_t i = 0; i < units; ++i) text += "She said that ";
  return text + "he left.";
}

// Names and words that the printer divided at each end of a line.
std::string DividedWords(uint64_t units) {
  std::string text;
  for (uint64_t i = 0; i < units; ++i) {
    text += fmt::format("{} saw the pri-\nson of {}. ", Name(i), Word(i));
  }
  return text;
}

void Extract(benchmark::State& state, std::string (*make)(uint64_t)) {
  static const Extractor extractor = Extractor::CreateDefault(
      *ExtractionModels::Open({.models = QUIPU_SOURCE_DIR "/models"}));
  const std::string text = make(static_cast<uint64_t>(state.range(0)));
  const Result<Document> document = ReadDocument({"a.txt"}, text);
  if (!document) {
    state.SkipWithError(document.error().message.c_str());
    return;
  }
  size_t entities = 0;
  for (auto _ : state) entities = extractor.Extract(*document).entities.size();
  state.counters["entities"] = static_cast<double>(entities);
  state.SetBytesProcessed(state.iterations() *
                          static_cast<int64_t>(text.size()));
  state.SetComplexityN(state.range(0));
}

void EachSize(benchmark::internal::Benchmark* benchmark) {
  const char* const most = std::getenv("QUIPU_BENCH_UNITS");
  benchmark->RangeMultiplier(2)
      ->Range(most == nullptr ? 50 : 1000,
              most == nullptr ? 200 : std::stoll(most))
      ->Unit(benchmark::kMillisecond)
      ->Complexity();
}

BENCHMARK_CAPTURE(Extract, names, Names)->Apply(EachSize);
BENCHMARK_CAPTURE(Extract, table, Table)->Apply(EachSize);
BENCHMARK_CAPTURE(Extract, aliases, Aliases)->Apply(EachSize);
BENCHMARK_CAPTURE(Extract, aliases_of_one, AliasesOfOne)->Apply(EachSize);
BENCHMARK_CAPTURE(Extract, one_name, OneName)->Apply(EachSize);
BENCHMARK_CAPTURE(Extract, quotations, Quotations)->Apply(EachSize);
BENCHMARK_CAPTURE(Extract, reports, Reports)->Apply(EachSize);
BENCHMARK_CAPTURE(Extract, divided_words, DividedWords)->Apply(EachSize);

}  // namespace
}  // namespace quipu
