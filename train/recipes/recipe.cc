#include "train/recipes/recipe.h"

#include <fmt/format.h>
#include <unicode/locid.h>
#include <unicode/unistr.h>

#include <fstream>
#include <map>
#include <memory>
#include <unordered_map>
#include <utility>
#include <vector>

#include "language/names/gazetteer.h"
#include "language/names/recognizer.h"
#include "language/neural/model_file.h"
#include "language/neural/word_vectors.h"
#include "train/corpora/names_corpus.h"
#include "train/corpora/treebank.h"
#include "train/neural/names_trainer.h"
#include "train/neural/parser_trainer.h"
#include "train/recipes/gazetteer_builder.h"
#include "train/recipes/lemmatizer_trainer.h"
#include "train/recipes/segmenter_trainer.h"
#include "train/recipes/vectors_builder.h"
#include "train/score/label_score.h"

namespace quipu {
namespace {

// As many as leave the file below 8 MB.
constexpr size_t kVectorCount = 63000;

// A treebank's file, and what it is for.
struct TreebankUse {
  std::string_view file;  // below the data folder, without ".xz"
  bool train = false;
  bool dev = false;     // with `train`: a tenth is held out
  bool spoken = false;  // without punctuation: not for the segmenter
};

struct LanguageRecipe {
  Language language;
  std::vector<TreebankUse> treebanks;
  std::ptrdiff_t hidden;  // of the parser's layers, for each direction
  size_t epochs;
  size_t fast_epochs;  // of the fast parser
};

// In the order of kLanguages.
std::vector<LanguageRecipe> LanguageRecipes() {
  return {
      {Language::kEnglish,
       {{"ud/en_ewt/en_ewt-ud-train.conllu", true, false},
        {"ud/en_gum/en_gum-permissive-train.conllu", true, false},
        {"ud/en_ewt/en_ewt-ud-dev.conllu", false, true}},
       144,
       30,
       40},
      {Language::kFrench,
       {{"ud/fr_sequoia/fr_sequoia-ud-train.conllu", true, false},
        {"ud/fr_gsd/fr_gsd-ud-dev.conllu", true, true},
        {"ud/fr_fqb/fr_fqb-ud-test.conllu", true, false},
        {"ud/fr_parisstories/fr_parisstories-ud-train.conllu", true, false,
         true},
        {"ud/fr_rhapsodie/fr_rhapsodie-ud-train.conllu", true, false, true},
        {"ud/fr_sequoia/fr_sequoia-ud-dev.conllu", false, true}},
       128,
       32,
       32},
      {Language::kSpanish,
       {{"ud/es_ancora/es_ancora-ud-dev.conllu", true, true},
        {"ud/es_gsd/es_gsd-ud-dev.conllu", true, true},
        {"ud/es_pud/es_pud-ud-test.conllu", true, false}},
       128,
       40,
       40},
  };
}

// The mapped vectors, and the same as floats.
struct LoadedVectors {
  ModelFile file;
  WordVectors vectors;
  std::unordered_map<const int8_t*, std::vector<float>> values;

  VectorLookup Lookup() {
    return [this](const WordFeatures& word) -> const float* {
      const std::span<const int8_t> found = vectors.Find(word);
      if (found.empty()) return nullptr;
      std::vector<float>& numbers = values[found.data()];
      if (numbers.empty()) {
        for (const int8_t value : found) {
          numbers.push_back(static_cast<float>(vectors.ToInput(value)) /
                            static_cast<float>(kInputOne));
        }
      }
      return numbers.data();
    };
  }
};

Result<std::unique_ptr<LoadedVectors>> LoadVectors(
    const std::filesystem::path& models) {
  auto loaded = std::make_unique<LoadedVectors>();
  QUIPU_TRY(loaded->file, ModelFile::Open(models / "vectors.quipu"));
  QUIPU_TRY(const std::string_view bytes, loaded->file.Section("vectors"));
  QUIPU_TRY(loaded->vectors, WordVectors::FromBytes(bytes));
  return loaded;
}

struct LanguageData {
  std::vector<Treebank> treebanks;  // to learn from, each by itself
  std::vector<Treebank> written;    // the same without the spoken ones
  Treebank train, dev;              // all together, and what was held out
};

Result<LanguageData> ReadLanguage(const LanguageRecipe& recipe,
                                  const std::filesystem::path& data) {
  LanguageData all;
  for (const TreebankUse& use : recipe.treebanks) {
    QUIPU_TRY(
        Treebank treebank,
        ReadTreebank(data / use.file, std::string(CodeOf(recipe.language))));
    if (use.train && use.dev) {
      TreebankSplit split = SplitTenth(treebank);
      Append(split.dev, all.dev);
      treebank = std::move(split.train);
    } else if (use.dev) {
      Append(treebank, all.dev);
      continue;
    }
    Append(treebank, all.train);
    if (!use.spoken) all.written.push_back(treebank);
    all.treebanks.push_back(std::move(treebank));
  }
  return all;
}

ParserTraining TrainingOf(const LanguageRecipe& recipe, bool fast,
                          const TrainingOptions& options,
                          LoadedVectors& vectors) {
  ParserTraining training;
  training.sizes.encoder.vector =
      static_cast<std::ptrdiff_t>(vectors.vectors.dimensions());
  training.sizes.encoder.hidden = recipe.hidden;
  training.epochs = fast ? recipe.fast_epochs : recipe.epochs;
  if (fast) {
    training.sizes.encoder.word = 48;
    training.sizes.encoder.affix = 48;
    training.sizes.encoder.hidden = 80;
    training.sizes.encoder.layers = 1;
    training.sizes.tag = 48;
    training.sizes.arc = 64;
    training.sizes.relation = 64;
    training.dropout = {.input = 0.2F, .state = 0.25F, .recurrent = 0.2F};
  }
  if (options.epochs != 0) training.epochs = options.epochs;
  training.seed = options.seed;
  training.vectors = vectors.Lookup();
  return training;
}

std::string Percent(double share) {
  return fmt::format("{:.2f}", 100 * share);
}

}  // namespace

Result<void> BuildVectors(const std::filesystem::path& json,
                          const TrainingFolders& folders) {
  std::ifstream in(json, std::ios::binary);
  if (!in) return NotFound(json.string() + ": cannot be read");
  QUIPU_TRY(const VectorWeights vectors, ReadRankedVectors(in, kVectorCount));
  return WriteModelFile(folders.models / "vectors.quipu",
                        {{"vectors", vectors.Write()}});
}

Result<void> BuildWords(const std::filesystem::path& text,
                        const TrainingFolders& folders) {
  std::ifstream in(text, std::ios::binary);
  if (!in) return NotFound(text.string() + ": cannot be read");
  QUIPU_TRY(const VectorWeights vectors, ReadTextVectors(in));
  return WriteModelFile(folders.models / "words.quipu",
                        {{"vectors", vectors.Write()}});
}

Result<void> TrainLanguage(Language language, const TrainingFolders& folders,
                           const TrainingOptions& options,
                           const TrainingLog& log) {
  const std::vector<LanguageRecipe> recipes = LanguageRecipes();
  const LanguageRecipe& recipe = recipes[IndexOf(language)];
  const std::string code(CodeOf(language));
  QUIPU_TRY(const auto vectors, LoadVectors(folders.models));
  QUIPU_TRY(const LanguageData data, ReadLanguage(recipe, folders.data));
  std::map<std::string, std::string> sections;
  log(fmt::format("{}: segmenter and lemmatiser", code));
  sections["segmenter"] = TrainSegmenter(data.written, options.seed).Write();
  sections["lemmatizer"] = TrainLemmatizer(data.treebanks).Write();
  for (const bool fast : {false, true}) {
    const std::string name = fast ? "parser-fast" : "parser";
    const auto report = [&](size_t epoch, float loss,
                            const ParserAccuracy& accuracy) {
      log(fmt::format("{} {} epoch {}: loss {:.3f}, dev UPOS {} UAS {} LAS {}",
                      code, name, epoch, loss, Percent(accuracy.tags),
                      Percent(accuracy.unlabelled),
                      Percent(accuracy.labelled)));
    };
    sections[name] =
        TrainParser(data.train.sentences, data.dev.sentences,
                    TrainingOf(recipe, fast, options, *vectors), report)
            .Write();
  }
  return WriteModelFile(folders.models / (code + ".quipu"), sections);
}

namespace {

// Small corpora in the manner of the texts that Quipu is for count twice.
uint32_t WeightOf(std::string_view corpus) {
  return corpus == "own" || corpus == "ancora" || corpus == "crossner_politics"
             ? 2
             : 1;
}

MarkedNames MarkNames(NamesSentence sentence, const Gazetteer& gazetteer) {
  const std::vector<std::string_view> forms(sentence.forms.begin(),
                                            sentence.forms.end());
  MarkedNames marked;
  marked.marks = FindNameMarks(forms, LanguageOf(sentence.language), gazetteer);
  marked.weight = WeightOf(sentence.corpus);
  marked.sentence = std::move(sentence);
  return marked;
}

// With `in_capitals` in upper case, else in lower case.
NamesSentence InOneCase(NamesSentence sentence, bool in_capitals) {
  for (std::string& form : sentence.forms) {
    icu::UnicodeString text = icu::UnicodeString::fromUTF8(form);
    const icu::Locale& root = icu::Locale::getRoot();
    in_capitals ? text.toUpper(root) : text.toLower(root);
    form.clear();
    text.toUTF8String(form);
  }
  return sentence;
}

// The sentences, and some of them once more as headings and careless writers
// have them.
std::vector<MarkedNames> MarkTraining(
    const std::vector<NamesSentence>& sentences, const Gazetteer& gazetteer) {
  std::vector<MarkedNames> marked;
  for (size_t i = 0; i < sentences.size(); ++i) {
    marked.push_back(MarkNames(sentences[i], gazetteer));
    if (i % 16 == 0 || i % 16 == 6 || i % 16 == 11) {
      marked.push_back(
          MarkNames(InOneCase(sentences[i], i % 16 == 11), gazetteer));
    }
  }
  return marked;
}

}  // namespace

Result<void> TrainNameRecognizer(const TrainingFolders& folders,
                                 const TrainingOptions& options,
                                 const TrainingLog& log) {
  QUIPU_TRY(const auto vectors, LoadVectors(folders.models));
  QUIPU_TRY(const std::vector<GazetteerEntry> entries,
            CollectGazetteer(folders.data));
  std::map<std::string, std::string> sections;
  sections["gazetteer"] = Gazetteer::Encode(entries);
  QUIPU_TRY(const Gazetteer gazetteer,
            Gazetteer::FromBytes(sections["gazetteer"]));
  QUIPU_TRY(const NamesCorpora corpora,
            ReadNamesCorpora(folders.data, folders.own));
  const std::vector<MarkedNames> train = MarkTraining(corpora.train, gazetteer);
  std::vector<MarkedNames> dev;
  for (const NamesSentence& sentence : corpora.dev) {
    dev.push_back(MarkNames(sentence, gazetteer));
  }
  NamesTraining training;
  training.sizes.vector =
      static_cast<std::ptrdiff_t>(vectors->vectors.dimensions());
  training.sizes.marks = kNameMarkCount;
  if (options.epochs != 0) training.epochs = options.epochs;
  training.seed = options.seed;
  training.vectors = vectors->Lookup();
  const auto report = [&](size_t epoch, float loss,
                          const std::vector<std::vector<uint8_t>>& labels) {
    std::string line =
        fmt::format("names epoch {}: loss {:.3f}, dev F1", epoch, loss);
    for (const auto& [corpus, counts] : ScoreLabels(dev, labels)) {
      line += fmt::format(" {} {}", corpus, Percent(counts.F1()));
    }
    log(line);
  };
  sections["recognizer"] = TrainNames(train, dev, training, report).Write();
  return WriteModelFile(folders.models / "names.quipu", sections);
}

}  // namespace quipu
