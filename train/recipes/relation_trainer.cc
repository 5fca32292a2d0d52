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

RelationWeights TrainRelations(std::span<const RelationDocument> documents,
                               const OntologyFile& file,
                               const WordVectors& vectors,
                               const RelationTraining& training,
                               const TrainingLog& log) {
  RelationWeights weights;
  RelationPlaces places;
  std::tie(weights.outputs, places) = OutputsOf(documents, file.ontology);
  FeatureDataset data(PairFeatures::DenseSize(vectors));
  FeatureBag bag;
  std::vector<int16_t> dense;
  size_t unreachable = 0, claims = 0;
  for (const RelationDocument& document : documents) {
    const DocumentWords words(*document.analysis, vectors);
    const MarkedDocument marked{words, *document.markables, *document.types,
                                *document.clusters};
    PairLabelMap labels = LabelPairs(*document.gold, marked, *document.entities,
                                     places, file.ontology, &unreachable);
    claims += document.gold->claims.size();
    for (uint32_t s = 0; s < document.markables->trees.size(); ++s) {
      PairFeatures features(marked, s, TriggerLexicon::BuiltIn());
      for (const MarkablePair& pair : PairsOf(marked, s)) {
        features.Find(pair, bag, dense);
        const PairLabels& label = labels[pair];
        data.Add(bag.values(), dense, label.right, label.ignored);
      }
    }
  }
  log(fmt::format("{} pairs; of {} claims {} lie on none", data.size(), claims,
                  unreachable));
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
    weights.networks.push_back(TrainFeatureNetwork(data, one));
    log(fmt::format("relation network {} of {}", n + 1, training.networks));
  }
  return weights;
}

}  // namespace quipu
