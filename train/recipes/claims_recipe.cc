// The order: names, types, coreference, relations. A model of the shipped file
// learns from all documents; what the next one learns from comes from models
// that did not see the document (five folds).

#include "train/recipes/claims_recipe.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <memory>
#include <numeric>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "ingest/extract/claim/learned/learned_claims.h"
#include "ingest/extract/text_marks.h"
#include "ingest/ontology/default_ontology.h"
#include "ingest/ontology/ontology_file.h"
#include "language/neural/model_file.h"
#include "train/corpora/annotated_document.h"
#include "train/corpora/capital_text.h"
#include "train/corpora/compressed_file.h"
#include "train/corpora/example_sentences.h"
#include "train/neural/feature_network_trainer.h"
#include "train/recipes/antecedent_trainer.h"
#include "train/recipes/claim_calibration.h"
#include "train/recipes/context_examples.h"
#include "train/recipes/markable_gold.h"
#include "train/recipes/name_tagger_trainer.h"
#include "train/recipes/relation_trainer.h"
#include "train/recipes/type_trainer.h"

namespace quipu {
namespace {

constexpr size_t kNoStates = 0;  // the fast models see no context

std::string BytesOf(const auto& weights) {
  ByteWriter writer;
  weights.Write(writer);
  return std::move(writer).Take();
}

// A model read from the bytes that it keeps.
template <typename Model>
struct Kept {
  std::unique_ptr<std::string> bytes;
  Model model;
};

template <typename Model, typename... More>
Result<Kept<Model>> Keep(std::string bytes, const More&... more) {
  auto kept = std::make_unique<std::string>(std::move(bytes));
  ByteReader reader(*kept);
  QUIPU_TRY(Model model, Model::Read(reader, more...));
  return Kept<Model>{std::move(kept), std::move(model)};
}

class ClaimsRecipe {
 public:
  ClaimsRecipe(const TrainingFolders& folders, const TrainingOptions& options,
               const TrainingLog& log)
      : folders_(folders), options_(options), log_(log) {}

  Result<void> Run(const std::filesystem::path& claims,
                   const std::filesystem::path& examples_folder) {
    QUIPU_TRY(file_, ReadOntologyFile(DefaultOntologyYaml(), "the ontology"));
    QUIPU_TRY(
        const Analyzer analyzer,
        Analyzer::Open({.models = folders_.models, .model = ModelKind::kFast}));
    QUIPU_TRY(const ModelFile words,
              ModelFile::Open(folders_.models / "words.quipu"));
    QUIPU_TRY(const std::string_view vectors, words.Section("vectors"));
    QUIPU_TRY(vectors_, WordVectors::FromBytes(vectors));
    QUIPU_TRY(gold_, ReadAnnotatedFolder(claims / "train", file_.ontology));
    QUIPU_TRY(std::vector<AnnotatedDocument> own,
              ReadAnnotatedFolder(folders_.own / "claims", file_.ontology));
    std::move(own.begin(), own.end(), std::back_inserter(gold_));
    QUIPU_TRY(std::vector<AnnotatedDocument> dev,
              ReadAnnotatedFolder(claims / "dev", file_.ontology));
    documents_ = AnalyzeAll(gold_, analyzer);
    QUIPU_TRY(capitals_, SomeInCapitals(gold_));
    in_capitals_ = AnalyzeAll(capitals_, analyzer);
    log_(fmt::format("{} documents analysed", documents_.size()));
    names_ = NameExamples(documents_, std::nullopt, in_capitals_);
    QUIPU_TRY(const std::string names, TagNames());
    QUIPU_TRY(const std::string types, ScoreTypes());
    QUIPU_CHECK(WriteModelFile(folders_.models / "mentions.quipu",
                               {{"names", names}, {"types", types}}));
    QUIPU_TRY(const std::string antecedents, FindAllClusters());
    QUIPU_CHECK(WriteModelFile(folders_.models / "coreference.quipu",
                               {{"antecedents", antecedents}}));
    QUIPU_CHECK(ReadExamples(claims / "triggers"));
    QUIPU_CHECK(AddExamples(analyzer, names, types, antecedents));
    const RelationExamples relations =
        FindRelationExamples(Examples(), file_, vectors_, log_);
    RelationWeights weights = TrainRelations(
        relations, RelationTraining{.seed = options_.seed}, log_);
    QUIPU_CHECK(WriteRelations(weights));
    QUIPU_TRY(weights.calibration,
              Calibrate(dev, folders_.models, ModelKind::kFast, log_));
    QUIPU_CHECK(WriteRelations(weights));
    return examples_folder.empty() ? Result<void>()
                                   : Write(relations, examples_folder);
  }

 private:
  // Each document's names by a tagger that did not learn from it; returns the
  // bytes of the one that learned from all.
  Result<std::string> TagNames() {
    std::vector<Kept<NameTagger>> taggers;
    for (uint32_t fold = 0; fold < kFolds; ++fold) {
      QUIPU_TRY(
          auto tagger,
          Keep<NameTagger>(BytesOf(TrainNameTagger(
                               documents_, fold, options_.seed, in_capitals_)),
                           kNoStates));
      taggers.push_back(std::move(tagger));
    }
    std::string all = BytesOf(
        TrainNameTagger(documents_, std::nullopt, options_.seed, in_capitals_));
    for (TrainingDocument& document : documents_) {
      markables_.push_back(
          MarkDocument(document.gold->document, document.analysis,
                       taggers[document.fold].model.Tag(document.analysis,
                                                        document.details)));
    }
    for (size_t d = 0; d < documents_.size(); ++d) {
      aligned_.push_back(AlignMarkables(*documents_[d].gold,
                                        documents_[d].analysis, markables_[d]));
    }
    log_("names tagged");
    return all;
  }

  Result<std::string> ScoreTypes() {
    const auto train = [&](std::optional<uint32_t> without) {
      return BytesOf(TrainTypes(documents_, markables_, aligned_, file_,
                                vectors_, without, options_.seed));
    };
    types_.resize(documents_.size());
    for (uint32_t fold = 0; fold < kFolds; ++fold) {
      QUIPU_TRY(const auto model,
                Keep<TypeModel>(train(fold), vectors_, kNoStates));
      for (size_t d = 0; d < documents_.size(); ++d) {
        if (documents_[d].fold != fold) continue;
        types_[d] =
            model.model.Score(documents_[d].analysis, documents_[d].details,
                              markables_[d], file_);
      }
    }
    log_("types scored");
    return train(std::nullopt);
  }

  Result<std::string> FindAllClusters() {
    const auto train = [&](std::optional<uint32_t> without) {
      return BytesOf(TrainAntecedents(documents_, markables_, aligned_, types_,
                                      vectors_, without, options_.seed));
    };
    clusters_.resize(documents_.size());
    for (uint32_t fold = 0; fold < kFolds; ++fold) {
      QUIPU_TRY(const auto model,
                Keep<AntecedentModel>(train(fold), vectors_, kNoStates));
      for (size_t d = 0; d < documents_.size(); ++d) {
        if (documents_[d].fold != fold) continue;
        clusters_[d] =
            FindClusters(documents_[d].analysis, markables_[d], types_[d],
                         documents_[d].details.context, model.model);
      }
    }
    log_("coreference found");
    return train(std::nullopt);
  }

  Result<void> WriteRelations(const RelationWeights& weights) const {
    return WriteModelFile(folders_.models / "relations.quipu",
                          {{"relations", weights.Write()}});
  }

  // What the networks of this recipe learned from, for those over contexts.
  Result<void> Write(const RelationExamples& relations,
                     const std::filesystem::path& folder) const {
    const FeatureDataset types = TypeExamples(
        gold_documents(), markables_, aligned_, file_, vectors_, std::nullopt);
    const FeatureDataset antecedents = AntecedentExamples(
        gold_documents(), markables_, aligned_, types_, vectors_, std::nullopt);
    std::vector<const Analysis*> texts;
    for (const TrainingDocument& document : documents_) {
      texts.push_back(&document.analysis);
    }
    for (const TrainingDocument& document : in_capitals_) {
      texts.push_back(&document.analysis);
    }
    std::vector<uint32_t> all(documents_.size());
    std::iota(all.begin(), all.end(), 0U);
    std::vector<uint32_t> named(gold_.size() + in_capitals_.size());
    std::iota(named.begin(), named.end(), 0U);
    for (size_t i = gold_.size(); i < named.size(); ++i) {
      named[i] += static_cast<uint32_t>(documents_.size() - gold_.size());
    }
    const std::vector<ContextTask> tasks = {
        {"names", &names_.names, named},
        {"inner", &names_.inner, named},
        {"types", &types, all},
        {"antecedents", &antecedents, all},
        {"relations", &relations.data, all}};
    return WriteContextExamples(folder, texts, tasks, relations.outputs);
  }

  // Without the examples of the lexicon.
  std::span<const TrainingDocument> gold_documents() const {
    return std::span(documents_).first(gold_.size());
  }

  Result<void> ReadExamples(const std::filesystem::path& folder) {
    for (const Language language : kLanguages) {
      const std::string file =
          (folder / (std::string(CodeOf(language)) + ".examples.txt")).string();
      QUIPU_TRY(const std::string bytes, ReadMaybeCompressed(file));
      QUIPU_TRY(std::vector<AnnotatedDocument> read,
                ParseExampleSentences(bytes, file, file_.ontology));
      std::move(read.begin(), read.end(), std::back_inserter(examples_));
    }
    return {};
  }

  // The examples of the trigger lexicon, from which only relations learn.
  Result<void> AddExamples(const Analyzer& analyzer, const std::string& names,
                           const std::string& types,
                           const std::string& antecedents) {
    QUIPU_TRY(const auto tagger, Keep<NameTagger>(names, kNoStates));
    QUIPU_TRY(const auto typed, Keep<TypeModel>(types, vectors_, kNoStates));
    QUIPU_TRY(const auto ranker,
              Keep<AntecedentModel>(antecedents, vectors_, kNoStates));
    for (TrainingDocument& document : AnalyzeAll(examples_, analyzer)) {
      markables_.push_back(
          MarkDocument(document.gold->document, document.analysis,
                       tagger.model.Tag(document.analysis, document.details)));
      types_.push_back(typed.model.Score(document.analysis, document.details,
                                         markables_.back(), file_));
      clusters_.push_back(FindClusters(document.analysis, markables_.back(),
                                       types_.back(), document.details.context,
                                       ranker.model));
      aligned_.push_back(
          AlignMarkables(*document.gold, document.analysis, markables_.back()));
      documents_.push_back(std::move(document));
    }
    log_(fmt::format("{} example sentences", examples_.size()));
    return {};
  }

  std::vector<RelationDocument> Examples() const {
    std::vector<RelationDocument> out;
    for (size_t d = 0; d < documents_.size(); ++d) {
      out.push_back({documents_[d].gold, &documents_[d].analysis,
                     &markables_[d], &types_[d], &clusters_[d],
                     &aligned_[d].entity_of});
    }
    return out;
  }

  const TrainingFolders& folders_;
  const TrainingOptions& options_;
  const TrainingLog& log_;
  OntologyFile file_;
  WordVectors vectors_;
  std::vector<AnnotatedDocument> gold_, capitals_, examples_;
  std::vector<TrainingDocument> documents_;
  std::vector<TrainingDocument> in_capitals_;  // some of them once more
  NameDatasets names_;
  // Parallel to documents_.
  std::vector<Markables> markables_;
  std::vector<MarkableGold> aligned_;
  std::vector<TypeScores> types_;
  std::vector<Clusters> clusters_;
};

}  // namespace

Result<void> TrainClaims(const std::filesystem::path& claims,
                         const std::filesystem::path& examples,
                         const TrainingFolders& folders,
                         const TrainingOptions& options,
                         const TrainingLog& log) {
  return ClaimsRecipe(folders, options, log).Run(claims, examples);
}

}  // namespace quipu
