// Words a second through the whole analysis of language, for each language and
// for both sizes of networks, over texts ten times as long at each step: the
// times and the memory a word, which must not grow. What was analysed is looked
// at before anything is timed.

#include <benchmark/benchmark.h>
#include <fmt/format.h>
#include <malloc.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "language/analyzer.h"

namespace quipu {
namespace {

using Strings = std::vector<std::string>;

// What sentences are made of: a name, a place, and clauses between them.
struct SentenceParts {
  std::string language;
  Strings beginnings;
  Strings middles;
  Strings ends;
};

const std::array<SentenceParts, 3> kParts = {
    {{"en",
      {"The keeper of the lighthouse", "Nobody on the council", "His sister",
       "A boat that had left the harbour", "Every second letter"},
      {"didn't believe what the fishermen had told him about",
       "was sent to the people who lived near", "came back too late from",
       "would have paid more for the nets of", "had never been seen in"},
      {"before the winter began.", "because the road was closed.",
       "and they asked for another meeting.", "in spite of all warnings.",
       "when the strike was over."}},
     {"fr",
      {"Le gardien du phare", "Personne au conseil", "Sa s\u0153ur",
       "Un bateau qui avait quitt\u00E9 le port", "L'une des lettres"},
      {"n'a pas cru ce qu'on disait des p\u00EAcheurs de",
       "a \u00E9t\u00E9 envoy\u00E9e aux gens qui vivaient pr\u00E8s de",
       "est revenu trop tard du march\u00E9 de",
       "aurait pay\u00E9 davantage pour les filets de",
       "n'avait jamais \u00E9t\u00E9 vu \u00E0"},
      {"avant le d\u00E9but de l'hiver.",
       "parce que la route \u00E9tait ferm\u00E9e.",
       "et ils ont demand\u00E9 une autre r\u00E9union.",
       "malgr\u00E9 tous les avertissements.",
       "quand la gr\u00E8ve s'est termin\u00E9e."}},
     {"es",
      {"El guardi\u00E1n del faro", "Nadie en el consejo", "Su hermana",
       "Un barco que hab\u00EDa salido del puerto", "Una de las cartas"},
      {"no crey\u00F3 lo que contaban los pescadores de",
       "fue enviada a la gente que viv\u00EDa cerca de",
       "volvi\u00F3 demasiado tarde del mercado de",
       "habr\u00EDa pagado m\u00E1s por las redes de",
       "nunca se hab\u00EDa visto en"},
      {"antes de que empezara el invierno.", "porque el camino estaba cerrado.",
       "y pidieron que se les diera otra reuni\u00F3n.",
       "a pesar de todos los avisos.", "cuando termin\u00F3 la huelga."}}}};

// Paragraphs of five sentences, about `bytes` in all. Numbers and names differ
// throughout, so that few words are the same.
std::string GenerateText(const SentenceParts& parts, size_t bytes) {
  static const Strings kPlaces = {"Breland", "Port Varne", "Castellon",
                                  "Morrow", "San Telmo"};
  std::mt19937 random(7);
  const auto pick = [&random](const Strings& items) {
    return items[random() % items.size()];
  };
  std::string text;
  for (size_t i = 1; text.size() < bytes; ++i) {
    text += fmt::format("{} {} {} {}, {}", pick(parts.beginnings),
                        pick(parts.middles), pick(kPlaces),
                        1900 + random() % 99, pick(parts.ends));
    text += i % 5 == 0 ? "\n\n" : " ";
  }
  return text;
}

const Analyzer* OpenOnce(bool fast) {
  const auto open = [](bool small) {
    AnalyzerOptions options;
    options.models = QUIPU_SOURCE_DIR "/models";
    options.small_parser = small;
    return Analyzer::Open(options);
  };
  static const auto kFull = open(false);
  static const auto kFast = open(true);
  const auto& wanted = fast ? kFast : kFull;
  return wanted ? &*wanted : nullptr;
}

bool IsTree(const AnalyzedSentence& sentence) {
  return !sentence.words.empty() &&
         std::count_if(
             sentence.words.begin(), sentence.words.end(),
             [](const SyntacticWord& word) { return word.head == 0; }) == 1;
}

// Whether every character but blanks is in a word, every sentence in the
// language, a tree, and none longer than three of the generated ones.
bool IsSound(const Analysis& analysis, std::string_view language,
             std::string text) {
  std::string forms;
  for (const AnalyzedSentence& sentence : analysis.sentences) {
    if (CodeOf(sentence.language) != language || !IsTree(sentence))
      return false;
    if (sentence.words.size() > 90) return false;
    for (const SurfaceToken& token : sentence.tokens) {
      forms += analysis.FormOf(sentence, token);
    }
  }
  std::erase_if(text, [](char c) { return c == ' ' || c == '\n'; });
  return forms == text;
}

// The most memory that the process has held since the last call, in bytes; 0
// where the kernel does not tell.
uint64_t TakePeakBytes() {
  uint64_t peak = 0;
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);) {
    if (line.starts_with("VmHWM:")) peak = std::stoull(line.substr(6)) * 1024;
  }
  std::ofstream("/proc/self/clear_refs") << "5";
  return peak;
}

void AnalyzeText(benchmark::State& state) {
  const SentenceParts& parts = kParts[static_cast<size_t>(state.range(0))];
  const std::string text =
      GenerateText(parts, static_cast<size_t>(state.range(2)) * 1000);
  const Analyzer* const analyzer = OpenOnce(state.range(1) != 0);
  if (analyzer == nullptr) {
    state.SkipWithError("the models cannot be opened");
    return;
  }
  benchmark::DoNotOptimize(analyzer->Analyze(text.substr(0, 2000)));
  malloc_trim(0);  // what earlier sizes left would not be counted again
  TakePeakBytes();
  const uint64_t before = TakePeakBytes();
  size_t words = 0;
  {
    const Analysis analysis = analyzer->Analyze(text);
    const uint64_t peak = TakePeakBytes();
    if (!IsSound(analysis, parts.language, text)) {
      state.SkipWithError("the analysis is not sound");
      return;
    }
    for (const auto& sentence : analysis.sentences)
      words += sentence.words.size();
    state.counters["memory_per_word"] =
        static_cast<double>(std::max(peak, before) - before) /
        static_cast<double>(words);
  }
  for (auto _ : state) {
    benchmark::DoNotOptimize(analyzer->Analyze(text));
  }
  const auto all = static_cast<double>(words * state.iterations());
  state.counters["words"] =
      benchmark::Counter(all, benchmark::Counter::kIsRate);
  state.counters["time_per_word"] = benchmark::Counter(
      all, benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
  state.SetBytesProcessed(static_cast<int64_t>(text.size()) *
                          static_cast<int64_t>(state.iterations()));
  state.SetLabel(parts.language);
}

// QUIPU_BENCH_KILOBYTES: the longest text; short unless it says otherwise.
void EachLanguageAndSize(benchmark::internal::Benchmark* benchmark) {
  const char* const longest = std::getenv("QUIPU_BENCH_KILOBYTES");
  const int64_t most = longest == nullptr ? 10 : std::stoll(longest);
  benchmark->ArgNames({"language", "fast", "kilobytes"});
  for (int64_t language = 0; language < std::ssize(kParts); ++language) {
    for (const int64_t fast : {0, 1}) {
      for (int64_t size = 10; size <= most; size *= 10) {
        benchmark->Args({language, fast, size});
      }
    }
  }
}
BENCHMARK(AnalyzeText)
    ->Apply(EachLanguageAndSize)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();

}  // namespace
}  // namespace quipu
