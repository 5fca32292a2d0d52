// Claims from end to end: annotated documents -> networks -> learned claims.

#include <array>
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "ingest/extract/claim/learned/learned_claims.h"
#include "ingest/ontology/default_ontology.h"
#include "train/recipes/markable_gold.h"
#include "train/recipes/relation_trainer.h"

namespace quipu {
namespace {

const OntologyFile& BuiltIn() {
  static const OntologyFile file =
      *ReadOntologyFile(DefaultOntologyYaml(), "built-in");
  return file;
}

const Analyzer& TheAnalyzer() {
  static const Analyzer analyzer = *Analyzer::Open(
      {.models = QUIPU_SOURCE_DIR "/models", .model = ModelKind::kFast});
  return analyzer;
}

// What attacks what, told in the active or the passive; who praises whom.
AnnotatedDocument Annotated(const std::string& a, const std::string& b,
                            bool passive) {
  const std::string attack =
      passive ? "[The " + b + "|b] was attacked by [the " + a + "|a]."
              : "[The " + a + "|a] attacked [the " + b + "|b].";
  auto document = ParseAnnotatedDocument(
      "#id a\n== text\n" + attack + " [The " + a + "|a] praised [the " + b +
          "|b].\n== entities\na Group A\nb Group B\n== claims\nattacked a b @ "
          "\"attacked\"\npraised a b @ \"praised\"\n",
      "a", BuiltIn().ontology);
  INFO((document ? "" : document.error().message));
  REQUIRE(document);
  return std::move(*document);
}

struct Marks {
  Markables markables;
  TypeScores types;
  Clusters clusters;
};

// Every markable a thing of its own, and of any type.
Marks MarksOf(const Analysis& analysis) {
  Marks marks;
  marks.markables = FindMarkables(analysis, {});
  for (uint32_t i = 0; i < marks.markables.all.size(); ++i) {
    std::array<float, kMentionTypeCount> even;
    even.fill(-2.48F);
    marks.types.push_back(even);
    marks.clusters.of.push_back(i);
  }
  marks.clusters.types = marks.types;
  return marks;
}

class Trained {
 public:
  Trained() {
    const std::vector<std::string> nouns = {"soldiers", "rebels", "guards",
                                            "peasants", "workers"};
    for (const std::string& a : nouns) {
      for (const std::string& b : nouns) {
        if (a == b) continue;
        gold_.push_back(Annotated(a, b, false));
        gold_.push_back(Annotated(a, b, true));
      }
    }
    const std::vector<TrainingDocument> documents =
        AnalyzeAll(gold_, TheAnalyzer());
    std::vector<Marks> marks;
    std::vector<MarkableGold> aligned;
    for (const TrainingDocument& document : documents) {
      marks.push_back(MarksOf(document.analysis));
      aligned.push_back(AlignMarkables(*document.gold, document.analysis,
                                       marks.back().markables));
    }
    std::vector<RelationDocument> examples;
    for (size_t i = 0; i < documents.size(); ++i) {
      examples.push_back({documents[i].gold, &documents[i].analysis,
                          &marks[i].markables, &marks[i].types,
                          &marks[i].clusters, &aligned[i].entity_of});
    }
    RelationTraining training;
    training.networks = 1;
    training.rows = 20000;
    training.epochs = 40;
    const auto quiet = [](const std::string&) {};
    bytes_ = TrainRelations(FindRelationExamples(examples, BuiltIn(),
                                                 WordVectors(), quiet),
                            training, quiet)
                 .Write();
    model_ = *RelationModel::FromBytes(
        bytes_, PairFeatures::DenseSize(WordVectors(), 0));
  }

  // "subject predicate object" of the surest claim in the text; "" for none.
  std::string SurestOf(const std::string& text) const {
    const Analysis analysis = TheAnalyzer().Analyze(text);
    const Marks marks = MarksOf(analysis);
    const WordVectors none;
    const DocumentWords words(analysis, none);
    const ContextStates no_context;
    std::string surest;
    float most = 0;
    for (const LearnedClaim& claim : FindLearnedClaims(
             {words, marks.markables, marks.types, marks.clusters, no_context},
             model_, TriggerLexicon::BuiltIn(), 0.05F)) {
      if (claim.probability <= most) continue;
      most = claim.probability;
      const auto text_of = [&](uint32_t m) {
        return std::string(marks.markables.all[m].span.In(text));
      };
      surest = text_of(claim.pair.subject) + " " +
               model_.outputs()[claim.output].predicate + " " +
               text_of(claim.pair.object);
    }
    return surest;
  }

  const std::string& bytes() const { return bytes_; }

 private:
  std::vector<AnnotatedDocument> gold_;
  std::string bytes_;
  RelationModel model_ = {};
};

const Trained& TheTrained() {
  static const Trained trained;
  return trained;
}

}  // namespace

TEST_CASE("A learned predicate holds between words that no example joins") {
  CHECK(TheTrained().SurestOf("The miners attacked the guards.") ==
        "The miners attacked the guards");
  CHECK(TheTrained().SurestOf("The miners praised the guards.") ==
        "The miners praised the guards");
}

TEST_CASE("A learned claim has its direction from the passive") {
  CHECK(TheTrained().SurestOf("The guards were attacked by the miners.") ==
        "the miners attacked The guards");
}

TEST_CASE("Every way to cut a model of claims short is an error") {
  const std::string& bytes = TheTrained().bytes();
  const size_t dense = PairFeatures::DenseSize(WordVectors(), 0);
  for (const size_t size :
       {size_t{0}, size_t{3}, size_t{40}, bytes.size() / 2, bytes.size() - 8}) {
    const std::string cut = bytes.substr(0, size);
    const auto model = RelationModel::FromBytes(cut, dense);
    REQUIRE_FALSE(model);
    CHECK(model.error().code == ErrorCode::kCorruption);
  }
  CHECK_FALSE(RelationModel::FromBytes(bytes, dense + 2));
}

TEST_CASE("Networks of two models with the same outputs count as one model") {
  const std::string& bytes = TheTrained().bytes();
  const size_t dense = PairFeatures::DenseSize(WordVectors(), 0);
  RelationModel model = *RelationModel::FromBytes(bytes, dense);
  const std::vector<uint32_t> features = {17, 1U << 31, 4'000'000'000};
  const std::vector<int16_t> input(dense, 100);
  std::vector<float> alone(model.outputs().size()), joined(alone.size());
  model.Score(features, input, alone);
  REQUIRE(model.AddNetworksOf(*RelationModel::FromBytes(bytes, dense)));
  model.Score(features, input, joined);
  for (size_t o = 0; o < alone.size(); ++o) {
    CHECK(joined[o] == Approx(alone[o]));
  }
  // Inputs beyond those that a network knows are not looked at.
  std::vector<int16_t> longer = input;
  longer.resize(dense + 64, 900);
  model.Score(features, longer, joined);
  CHECK(joined[0] == Approx(alone[0]));
  CHECK_FALSE(model.AddNetworksOf(RelationModel()));
}

TEST_CASE("Without calibration the confidence is the probability") {
  const RelationModel model;
  CHECK(model.PerMille(0.4F) == 400);
  CHECK(model.PerMille(0) == 1);
}

}  // namespace quipu
