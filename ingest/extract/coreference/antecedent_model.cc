#include "ingest/extract/coreference/antecedent_model.h"

#include <algorithm>
#include <array>
#include <span>
#include <vector>

#include "ingest/extract/coreference/antecedent_candidates.h"
#include "ingest/extract/coreference/antecedent_features.h"
#include "ingest/extract/coreference/markable_facts.h"
#include "language/neural/feature_bag.h"

namespace quipu {
namespace {

// Added to the score of being new.
constexpr float kNewBias = -0.3F;
// A markable looks at so many neighbours for those that it is nested in.
constexpr uint32_t kMostNesting = 24;

// How much a markable says of the type of its cluster.
float WeightOf(MarkableKind kind) {
  switch (kind) {
    case MarkableKind::kName:
      return 1;
    case MarkableKind::kNoun:
      return 0.6F;
    case MarkableKind::kPronoun:
      return 0.3F;
    default:
      return 0.5F;
  }
}

class ClusterFinder {
 public:
  ClusterFinder(const Analysis& analysis, const Markables& markables,
                const TypeScores& types, const AntecedentModel& model)
      : markables_(markables),
        types_(types),
        model_(model),
        facts_(analysis, markables, types, model.vectors()),
        features_(analysis, markables, types, facts_),
        candidates_(markables, facts_) {
    clusters_.of.assign(markables.all.size(), kNoCluster);
  }

  Clusters Run() {
    for (uint32_t i = 0; i < markables_.all.size(); ++i) {
      if (markables_.all[i].IsLiteral()) continue;
      const uint32_t antecedent =
          candidates_.TakesPart(i) ? BestOf(i, candidates_.Of(i)) : i;
      Join(i, antecedent);
    }
    return std::move(clusters_);
  }

 private:
  // The best antecedent that may be one; `anaphor` itself: new.
  uint32_t BestOf(uint32_t anaphor, const std::vector<uint32_t>& candidates) {
    std::array<float, 1> score{};
    const auto run = [&] {
      model_.network().Score(bag_.values(), dense_, score);
      bag_.Clear();
      return score[0];
    };
    bag_.Clear();
    features_.CollectNew(anaphor, candidates, bag_, dense_);
    float best = run() + kNewBias;
    uint32_t found = anaphor;
    for (size_t rank = 0; rank < candidates.size(); ++rank) {
      features_.Collect(anaphor, candidates[rank], rank, bag_, dense_);
      const float value = run();
      if (value > best && !IsNested(anaphor, clusters_.of[candidates[rank]])) {
        best = value;
        found = candidates[rank];
      }
    }
    return found;
  }

  // Whether a pronoun stands in a phrase of the cluster: "her" in "her
  // brother".
  bool IsNested(uint32_t markable, uint32_t cluster) const {
    const Markable& m = markables_.all[markable];
    if (m.kind != MarkableKind::kPronoun) return false;
    const uint32_t first = markables_.first[m.sentence];
    for (uint32_t i = markable; i > first && markable - i < kMostNesting; --i) {
      const Markable& outer = markables_.all[i - 1];
      if (outer.end >= m.end && clusters_.of[i - 1] == cluster) return true;
    }
    return false;
  }

  void Join(uint32_t markable, uint32_t antecedent) {
    if (antecedent == markable) {
      clusters_.of[markable] = static_cast<uint32_t>(clusters_.types.size());
      clusters_.types.emplace_back().fill(0);
    } else {
      clusters_.of[markable] = clusters_.of[antecedent];
    }
    features_.Refer(markable, clusters_.of[markable]);
    auto& sums = clusters_.types[clusters_.of[markable]];
    const float weight = WeightOf(markables_.all[markable].kind);
    for (size_t type = 0; type < kMentionTypeCount; ++type) {
      sums[type] += weight * types_[markable][type];
    }
  }

  const Markables& markables_;
  const TypeScores& types_;
  const AntecedentModel& model_;
  MarkableFacts facts_;
  AntecedentFeatures features_;
  AntecedentCandidates candidates_;
  FeatureBag bag_;
  std::vector<int16_t> dense_;
  Clusters clusters_;
};

}  // namespace

Result<AntecedentModel> AntecedentModel::Read(ByteReader& bytes,
                                              const WordVectors& vectors) {
  AntecedentModel model;
  QUIPU_TRY(
      model.network_,
      FeatureNetwork::Read(
          bytes, AntecedentFeatures::DenseInputs(vectors.dimensions()), 1));
  model.vectors_ = vectors;
  return model;
}

Clusters FindClusters(const Analysis& analysis, const Markables& markables,
                      const TypeScores& types, const AntecedentModel& model) {
  return ClusterFinder(analysis, markables, types, model).Run();
}

}  // namespace quipu
