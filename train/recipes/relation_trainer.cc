#include "train/recipes/relation_trainer.h"

#include <fmt/format.h>

#include <map>
#include <tuple>
#include <utility>

#include "train/neural/feature_network_trainer.h"
#include "train/recipes/relation_examples.h"

namespace quipu {
namespace {

constexpr size_t kLeastClaims = 3;

// The outputs, and where each stands.
std::pair<std::vector<RelationOutput>, RelationPlaces> OutputsOf(
    std::span<const RelationDocument> documents, const Ontology& ontology) {
  std::map<std::pair<uint32_t, ObjectKind>, size_t> counts;
  for (const RelationDocument& document : documents) {
    for (const GoldClaim& claim : document.gold->claims) {
      ++counts[{claim.predicate, KindOf(claim.object)}];
    }
  }
  std::vector<RelationOutput> outputs;
  RelationPlaces places;
  for (const auto& [key, count] : counts) {
    if (count < kLeastClaims) continue;
    places.of[key] = static_cast<uint16_t>(outputs.size());
    outputs.push_back({ontology.predicates[key.first].name, key.second});
  }
  return {std::move(outputs), std::move(places)};
}

}  // namespace

RelationExamples FindRelationExamples(
    std::span<const RelationDocument> documents, const OntologyFile& file,
    const WordVectors& vectors, const TrainingLog& log) {
  RelationExamples out{
      .outputs = {},
      .data = FeatureDataset(PairFeatures::DenseSize(vectors, 0),
                             std::tuple_size_v<PairFeatures::ContextWords>)};
  RelationPlaces places;
  std::tie(out.outputs, places) = OutputsOf(documents, file.ontology);
  FeatureBag bag;
  std::vector<int16_t> dense;
  std::vector<WordPlace> words_of;
  size_t unreachable = 0, claims = 0;
  const ContextStates no_context;
  for (const RelationDocument& document : documents) {
    out.data.BeginDocument();
    const DocumentWords words(*document.analysis, vectors);
    const MarkedDocument marked{words, *document.markables, *document.types,
                                *document.clusters, no_context};
    PairLabelMap labels = LabelPairs(*document.gold, marked, *document.entities,
                                     places, file.ontology, &unreachable);
    claims += document.gold->claims.size();
    for (uint32_t s = 0; s < document.markables->trees.size(); ++s) {
      PairFeatures features(marked, s, TriggerLexicon::BuiltIn());
      for (const MarkablePair& pair : PairsOf(marked, s)) {
        features.Find(pair, bag, dense);
        words_of.clear();
        for (const uint32_t word : features.ContextWordsOf(pair)) {
          words_of.push_back({s, word});
        }
        const PairLabels& label = labels[pair];
        out.data.Add(bag.values(), dense, label.right, label.ignored, words_of);
      }
    }
  }
  log(fmt::format("{} pairs; of {} claims {} lie on none", out.data.size(),
                  claims, unreachable));
  return out;
}

RelationWeights TrainRelations(const RelationExamples& examples,
                               const RelationTraining& training,
                               const TrainingLog& log) {
  RelationWeights weights;
  weights.outputs = examples.outputs;
  for (size_t n = 0; n < training.networks; ++n) {
    FeatureTraining one;
    one.loss = FeatureLoss::kLogistic;
    one.outputs = weights.outputs.size();
    one.rows = training.rows;
    one.hidden = training.hidden;
    one.epochs = training.epochs;
    one.dropout = training.dropout;
    one.dense_dropout = training.dense_dropout;
    one.seed = training.seed + n;
    weights.networks.push_back(TrainFeatureNetwork(examples.data, one));
    log(fmt::format("relation network {} of {}", n + 1, training.networks));
  }
  return weights;
}

}  // namespace quipu
