// The order: names, types, coreference, relations. A model of the shipped file
// learns from all documents; what the next one learns from comes from models
// that did not see the document (five folds).

#include "train/recipes/claims_recipe.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "ingest/extract/claim/learned/learned_claims.h"
#include "ingest/extract/extractor.h"
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
#include "train/recipes/markable_gold.h"
#include "train/recipes/name_tagger_trainer.h"
#include "train/recipes/relation_trainer.h"
#include "train/recipes/type_trainer.h"
#include "train/score/calibration.h"
#include "train/score/claim_match.h"
#include "train/score/claim_score.h"

namespace quipu {
namespace {

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

  Result<void> Run(const std::filesystem::path& claims) {
    QUIPU_TRY(file_, ReadOntologyFile(DefaultOntologyYaml(), "the ontology"));
    QUIPU_TRY(const Analyzer analyzer,
              Analyzer::Open({.models = folders_.models}));
    QUIPU_TRY(const ModelFile words,
              ModelFile::Open(folders_.models / "words.quipu"));
    QUIPU_TRY(const std::string_view vectors, words.Section("vectors"));
    QUIPU_TRY(vectors_, WordVectors::FromBytes(vectors));
    QUIPU_TRY(gold_, ReadAnnotatedFolder(claims / "train", file_.ontology));
    QUIPU_TRY(std::vector<AnnotatedDocument> dev,
              ReadAnnotatedFolder(claims / "dev", file_.ontology));
    documents_ = AnalyzeAll(gold_, analyzer);
    QUIPU_TRY(capitals_, SomeInCapitals(gold_));
    in_capitals_ = AnalyzeAll(capitals_, analyzer);
    log_(fmt::format("{} documents analysed", documents_.size()));
    QUIPU_TRY(const std::string names, TagNames());
    QUIPU_TRY(const std::string types, ScoreTypes());
    QUIPU_CHECK(WriteModelFile(folders_.models / "mentions.quipu",
                               {{"names", names}, {"types", types}}));
    QUIPU_TRY(const std::string antecedents, FindAllClusters());
    QUIPU_CHECK(WriteModelFile(folders_.models / "coreference.quipu",
                               {{"antecedents", antecedents}}));
    QUIPU_CHECK(ReadExamples(claims / "triggers"));
    QUIPU_CHECK(AddExamples(analyzer, names, types, antecedents));
    RelationWeights weights =
        TrainRelations(Examples(), file_, vectors_,
                       RelationTraining{.seed = options_.seed}, log_);
    QUIPU_CHECK(WriteRelations(weights));
    QUIPU_CHECK(Calibrate(dev, weights));
    return WriteRelations(weights);
  }

 private:
  // Each document's names by a tagger that did not learn from it; returns the
  // bytes of the one that learned from all.
  Result<std::string> TagNames() {
    std::vector<Kept<NameTagger>> taggers;
    for (uint32_t fold = 0; fold < kFolds; ++fold) {
      QUIPU_TRY(auto tagger,
                Keep<NameTagger>(BytesOf(TrainNameTagger(
                    documents_, fold, options_.seed, in_capitals_))));
      taggers.push_back(std::move(tagger));
    }
    std::string all = BytesOf(
        TrainNameTagger(documents_, std::nullopt, options_.seed, in_capitals_));
    for (TrainingDocument& document : documents_) {
      markables_.push_back(FindMarkables(
          document.analysis,
          WithLiterals(document.gold->document, document.analysis,
                       taggers[document.fold].model.Tag(
                           document.analysis, document.name_scores))));
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
      QUIPU_TRY(const auto model, Keep<TypeModel>(train(fold), vectors_));
      for (size_t d = 0; d < documents_.size(); ++d) {
        if (documents_[d].fold != fold) continue;
        types_[d] =
            model.model.Score(documents_[d].analysis, documents_[d].name_scores,
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
      QUIPU_TRY(const auto model, Keep<AntecedentModel>(train(fold), vectors_));
      for (size_t d = 0; d < documents_.size(); ++d) {
        if (documents_[d].fold != fold) continue;
        clusters_[d] = FindClusters(documents_[d].analysis, markables_[d],
                                    types_[d], model.model);
      }
    }
    log_("coreference found");
    return train(std::nullopt);
  }

  Result<void> WriteRelations(const RelationWeights& weights) const {
    return WriteModelFile(folders_.models / "relations.quipu",
                          {{"relations", weights.Write()}});
  }

  // Without calibration the confidence of a learned claim is its probability.
  Result<void> Calibrate(std::span<const AnnotatedDocument> dev,
                         RelationWeights& weights) const {
    QUIPU_TRY(const ExtractionModels models,
              ExtractionModels::Open({.models = folders_.models}));
    QUIPU_TRY(const Extractor extractor,
              Extractor::Create(DefaultOntologyYaml(), "the ontology", models,
                                {.min_confidence = 1}));
    std::vector<JudgedClaim> learned, all;
    size_t required = 0;
    for (const AnnotatedDocument& gold : dev) {
      const Extraction extraction = extractor.Extract(gold.document);
      const std::vector<JudgedClaim> judged =
          JudgeClaims(extraction, gold, extractor.ontology());
      for (size_t i = 0; i < judged.size(); ++i) {
        if (extraction.claims[i].rule == kLearnedRule) {
          learned.push_back(judged[i]);
        }
      }
      all.insert(all.end(), judged.begin(), judged.end());
      required += static_cast<size_t>(std::count_if(
          gold.claims.begin(), gold.claims.end(), [&](const GoldClaim& claim) {
            return IsRequired(claim, extractor.ontology());
          }));
    }
    weights.calibration = CalibrateClaims(learned);
    for (const CalibrationStep& step : weights.calibration) {
      log_(fmt::format("from {:.3f} on {} per mille are right", step.score,
                       step.per_mille));
    }
    const ScoreThreshold best = BestThreshold(all, required);
    log_(
        fmt::format("F1 is best, {:.3f}, from {:.3f} on", best.f1, best.score));
    return {};
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
    QUIPU_TRY(const auto tagger, Keep<NameTagger>(names));
    QUIPU_TRY(const auto typed, Keep<TypeModel>(types, vectors_));
    QUIPU_TRY(const auto ranker, Keep<AntecedentModel>(antecedents, vectors_));
    for (TrainingDocument& document : AnalyzeAll(examples_, analyzer)) {
      markables_.push_back(FindMarkables(
          document.analysis,
          WithLiterals(
              document.gold->document, document.analysis,
              tagger.model.Tag(document.analysis, document.name_scores))));
      types_.push_back(typed.model.Score(
          document.analysis, document.name_scores, markables_.back(), file_));
      clusters_.push_back(FindClusters(document.analysis, markables_.back(),
                                       types_.back(), ranker.model));
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
  // Parallel to documents_.
  std::vector<Markables> markables_;
  std::vector<MarkableGold> aligned_;
  std::vector<TypeScores> types_;
  std::vector<Clusters> clusters_;
};

}  // namespace

Result<void> TrainClaims(const std::filesystem::path& claims,
                         const TrainingFolders& folders,
                         const TrainingOptions& options,
                         const TrainingLog& log) {
  return ClaimsRecipe(folders, options, log).Run(claims);
}

}  // namespace quipu
