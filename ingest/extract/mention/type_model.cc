#include "ingest/extract/mention/type_model.h"

#include "language/neural/log_softmax.h"

namespace quipu {

Result<TypeModel> TypeModel::Read(ByteReader& bytes,
                                  const WordVectors& vectors) {
  TypeModel model;
  QUIPU_TRY(model.network_,
            FeatureNetwork::Read(bytes, TypeFeatures::DenseInputs(vectors),
                                 kMentionTypeCount));
  model.vectors_ = vectors;
  return model;
}

TypeScores TypeModel::Score(const Analysis& analysis, const NameScores& scores,
                            const Markables& markables,
                            const OntologyFile& file) const {
  TypeScores types(markables.all.size());
  TypeFeatures features(analysis, scores, markables, file, vectors_);
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
    network_.Score(bag.values(), dense, types[i]);
    LogSoftmax(types[i]);
  }
  return types;
}

}  // namespace quipu
