#include "train/recipes/type_trainer.h"

#include <array>
#include <tuple>
#include <vector>

#include "ingest/extract/mention/type_features.h"
#include "ingest/extract/mention/type_model.h"
#include "train/neural/feature_network_trainer.h"

namespace quipu {
namespace {

constexpr FeatureTraining kTypes{.outputs = kMentionTypeCount,
                                 .rows = size_t{1} << 16,
                                 .hidden = 48,
                                 .epochs = 4,
                                 .rate = 0.025F,
                                 .dropout = 0.4F,
                                 .dense_dropout = 0.3F};

}  // namespace

FeatureDataset TypeExamples(std::span<const TrainingDocument> documents,
                            std::span<const Markables> markables,
                            std::span<const MarkableGold> gold,
                            const OntologyFile& file,
                            const WordVectors& vectors,
                            std::optional<uint32_t> without) {
  FeatureDataset data(TypeFeatures::DenseInputs(vectors),
                      std::tuple_size_v<ContextWords>);
  FeatureBag bag;
  std::vector<int16_t> dense;
  for (size_t d = 0; d < documents.size(); ++d) {
    const TrainingDocument& document = documents[d];
    data.BeginDocument();
    if (document.fold == without) continue;
    TypeFeatures features(document.analysis, document.details.names,
                          markables[d], file, vectors);
    for (uint32_t i = 0; i < markables[d].all.size(); ++i) {
      if (markables[d].all[i].IsLiteral()) continue;
      MentionType type = MentionType::kNone;
      if (const uint32_t entity = gold[d].entity_of[i]; entity != kNoGold) {
        type = MentionTypeOf(document.gold->entities[entity].type);
      }
      bag.Clear();
      features.Collect(i, bag, dense);
      const std::array<uint16_t, 1> right{static_cast<uint16_t>(type)};
      std::vector<WordPlace> places;
      for (const uint32_t word : ContextWordsOf(markables[d].all[i])) {
        places.push_back({markables[d].all[i].sentence, word});
      }
      data.Add(bag.values(), dense, right, {}, places);
    }
  }
  return data;
}

FeatureNetworkWeights TrainTypes(std::span<const TrainingDocument> documents,
                                 std::span<const Markables> markables,
                                 std::span<const MarkableGold> gold,
                                 const OntologyFile& file,
                                 const WordVectors& vectors,
                                 std::optional<uint32_t> without,
                                 uint64_t seed) {
  const FeatureDataset data =
      TypeExamples(documents, markables, gold, file, vectors, without);
  FeatureTraining training = kTypes;
  training.seed = seed;
  return TrainFeatureNetwork(data, training);
}

}  // namespace quipu
