#include "ingest/extract/mention/type_model.h"

#include <utility>

#include "language/neural/log_softmax.h"

namespace quipu {

Result<TypeModel> TypeModel::Read(ByteReader& bytes, const WordVectors& vectors,
                                  size_t state_size) {
  TypeModel model;
  const size_t dense = TypeFeatures::DenseInputs(vectors) +
                       std::tuple_size_v<ContextWords> * state_size;
  QUIPU_TRY(FeatureNetwork network,
            FeatureNetwork::Read(bytes, dense, kMentionTypeCount));
  model.networks_.push_back(std::move(network));
  model.vectors_ = vectors;
  return model;
}

void TypeModel::AddNetworksOf(const TypeModel& other) {
  networks_.insert(networks_.end(), other.networks_.begin(),
                   other.networks_.end());
}

TypeScores TypeModel::Score(const Analysis& analysis,
                            const AnalysisDetails& details,
                            const Markables& markables,
                            const OntologyFile& file) const {
  TypeScores types(markables.all.size());
  TypeFeatures features(analysis, details.names, markables, file, vectors_);
  FeatureBag bag;
  std::vector<int16_t> dense;
  for (uint32_t i = 0; i < markables.all.size(); ++i) {
    if (markables.all[i].IsLiteral()) {
      types[i].fill(-20);
      types[i].back() = 0;
      continue;
    }
    bag.Clear();
    features.Collect(i, bag, dense);
    for (const uint32_t word : ContextWordsOf(markables.all[i])) {
      details.context.Append(markables.all[i].sentence, word, dense);
    }
    types[i].fill(0);
    for (const FeatureNetwork& network : networks_) {
      std::array<float, kMentionTypeCount> scores;
      network.Score(bag.values(), dense, scores);
      for (size_t t = 0; t < kMentionTypeCount; ++t) {
        types[i][t] += scores[t] / static_cast<float>(networks_.size());
      }
    }
    LogSoftmax(types[i]);
  }
  return types;
}

}  // namespace quipu
