// Coreference from end to end: annotated documents -> network -> clusters.

#include <algorithm>
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "ingest/extract/coreference/antecedent_model.h"
#include "ingest/ontology/default_ontology.h"
#include "ingest/ontology/ontology_file.h"
#include "train/recipes/antecedent_trainer.h"
#include "train/recipes/markable_gold.h"

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

AnnotatedDocument Annotated(const std::string& person,
                            const std::string& surname,
                            const std::string& place) {
  auto document = ParseAnnotatedDocument(
      "#id a\n== text\n[" + person + " " + surname + "|p] went to [" + place +
          "|o] with [the men|m.n].\n\n[She|p.p] saw [" + place +
          "|o] burn. [The men|m.n] left.\n\n[" + surname +
          "|p] stayed there.\n== entities\np Person P\no Place O\nm Group "
          "M\n== claims\n",
      "a", BuiltIn().ontology);
  INFO((document ? "" : document.error().message));
  REQUIRE(document);
  return std::move(*document);
}

// Types as the annotation has them, nearly sure.
TypeScores TypesOf(const TrainingDocument& document, const Markables& markables,
                   const MarkableGold& gold) {
  TypeScores types(markables.all.size());
  for (size_t i = 0; i < types.size(); ++i) {
    types[i].fill(-6);
    const uint32_t entity = gold.entity_of[i];
    const auto type = entity == kNoGold
                          ? MentionType::kNone
                          : MentionTypeOf(document.gold->entities[entity].type);
    types[i][static_cast<size_t>(type)] = -0.03F;
  }
  return types;
}

class Trained {
 public:
  Trained() {
    for (int i = 0; i < 12; ++i) {
      documents_.push_back(Annotated("Ada", "Kerr", "Ostria"));
      documents_.push_back(Annotated("Ines", "Vidal", "Lima"));
      documents_.push_back(Annotated("Marie", "Dupont", "Paris"));
    }
    analyzed_ = AnalyzeAll(documents_, TheAnalyzer());
    for (const TrainingDocument& document : analyzed_) {
      markables_.push_back(FindMarkables(document.analysis, {}));
      gold_.push_back(
          AlignMarkables(*document.gold, document.analysis, markables_.back()));
      types_.push_back(TypesOf(document, markables_.back(), gold_.back()));
    }
    ByteWriter out;
    TrainAntecedents(analyzed_, markables_, gold_, types_, WordVectors(),
                     std::nullopt, 1)
        .Write(out);
    bytes_ = std::move(out).Take();
    ByteReader reader(bytes_);
    model_ = *AntecedentModel::Read(reader, WordVectors(), 0);
  }

  const std::string& bytes() const { return bytes_; }
  const AntecedentModel& model() const { return model_; }

 private:
  std::vector<AnnotatedDocument> documents_;
  std::vector<TrainingDocument> analyzed_;
  std::vector<Markables> markables_;
  std::vector<MarkableGold> gold_;
  std::vector<TypeScores> types_;
  std::string bytes_;
  AntecedentModel model_;
};

const Trained& TheTrained() {
  static const Trained trained;
  return trained;
}

TEST_CASE("Markables of one thing are one cluster, in texts not seen") {
  const std::vector<AnnotatedDocument> documents = {
      Annotated("Elena", "Moreau", "Havana")};
  const std::vector<TrainingDocument> analyzed =
      AnalyzeAll(documents, TheAnalyzer());
  const Markables markables = FindMarkables(analyzed[0].analysis, {});
  const MarkableGold gold =
      AlignMarkables(documents[0], analyzed[0].analysis, markables);
  const Clusters clusters = FindClusters(analyzed[0].analysis, markables,
                                         TypesOf(analyzed[0], markables, gold),
                                         ContextStates(), TheTrained().model());
  REQUIRE(clusters.of.size() == markables.all.size());
  size_t pairs = 0;
  for (size_t i = 0; i < markables.all.size(); ++i) {
    for (size_t j = 0; j < i; ++j) {
      if (gold.entity_of[i] == kNoGold || gold.entity_of[j] == kNoGold) {
        continue;
      }
      INFO(markables.all[i].span.In(documents[0].document.text)
           << " and " << markables.all[j].span.In(documents[0].document.text));
      CHECK((clusters.of[i] == clusters.of[j]) ==
            (gold.entity_of[i] == gold.entity_of[j]));
      ++pairs;
    }
    if (gold.entity_of[i] == kNoGold) continue;
    const auto& types = clusters.types[clusters.of[i]];
    const auto best = static_cast<MentionType>(
        std::max_element(types.begin(), types.end()) - types.begin());
    CHECK(NameOf(best) == documents[0].entities[gold.entity_of[i]].type);
  }
  CHECK(pairs > 10);
}

TEST_CASE("Clusters are numbered by their first markables, literals in none") {
  const std::string text =
      "Ada Kerr met the men in 1991. She left Ostria. Kerr returned.";
  const Analysis analysis = TheAnalyzer().Analyze(text);
  MarkedWords date;
  date.begin = 6;
  date.end = 7;
  const Markables markables = FindMarkables(analysis, std::span(&date, 1));
  TypeScores types(markables.all.size());
  for (auto& scores : types) scores.fill(-2.48F);
  const Clusters clusters = FindClusters(analysis, markables, types,
                                         ContextStates(), TheTrained().model());
  uint32_t next = 0;
  for (size_t i = 0; i < markables.all.size(); ++i) {
    if (markables.all[i].IsLiteral()) {
      CHECK(clusters.of[i] == kNoCluster);
      continue;
    }
    CHECK(clusters.of[i] <= next);
    next = std::max(next, clusters.of[i] + 1);
  }
  CHECK(clusters.types.size() == next);
}

TEST_CASE("A name without end in a document is one cluster") {
  std::string text;
  for (int i = 0; i < 2000; ++i) text += "Kerr left. ";
  const Analysis analysis = TheAnalyzer().Analyze(text);
  const Markables markables = FindMarkables(analysis, {});
  TypeScores types(markables.all.size());
  for (auto& scores : types) {
    scores.fill(-6);
    scores.front() = -0.03F;
  }
  const Clusters clusters = FindClusters(analysis, markables, types,
                                         ContextStates(), TheTrained().model());
  size_t names = 0;
  std::vector<uint32_t> found;
  for (size_t i = 0; i < markables.all.size(); ++i) {
    if (markables.all[i].kind != MarkableKind::kName) continue;
    ++names;
    found.push_back(clusters.of[i]);
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  CHECK(names > 1000);
  CHECK(found.size() <= 3);
}

TEST_CASE("A damaged network of antecedents is refused") {
  const std::string& bytes = TheTrained().bytes();
  ByteReader cut(std::string_view(bytes).substr(0, bytes.size() - 8));
  CHECK_FALSE(AntecedentModel::Read(cut, WordVectors(), 0));
  ByteReader nothing("");
  CHECK_FALSE(AntecedentModel::Read(nothing, WordVectors(), 0));
}

}  // namespace
}  // namespace quipu
