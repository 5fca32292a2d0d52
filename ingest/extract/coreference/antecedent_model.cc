#include "ingest/extract/coreference/antecedent_model.h"

#include <algorithm>
#include <array>
#include <optional>
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
                const TypeScores& types, const ContextStates& context,
                const AntecedentModel& model)
      : markables_(markables),
        types_(types),
        context_(context),
        model_(model),
        facts_(analysis, markables, types, model.vectors()),
        features_(analysis, markables, types, facts_),
        candidates_(markables, facts_) {
    clusters_.of.assign(markables.all.size(), kNoCluster);
  }

  Clusters Run() {
    for (uint32_t i = 0; i < markables_.all.size(); ++i) {
      if (markables_.all[i].IsLiteral()) continue;
      uint32_t antecedent =
          candidates_.TakesPart(i) ? BestOf(i, candidates_.Of(i)) : i;
      if (const auto subject = SubjectOf(i)) antecedent = *subject;
      Join(i, antecedent);
    }
    return std::move(clusters_);
  }

 private:
  // Of a noun that a copula says of it: "Ada is a sailor". It must stand
  // before.
  std::optional<uint32_t> SubjectOf(uint32_t markable) const {
    const Markable& m = markables_.all[markable];
    if (m.kind != MarkableKind::kNoun) return std::nullopt;
    const SentenceTree& tree = markables_.trees[m.sentence];
    if (tree.Child(m.head, Deprel::kCop) == kNoWord) return std::nullopt;
    const uint32_t subject = tree.Child(m.head, Deprel::kNsubj);
    if (subject == kNoWord) return std::nullopt;
    for (uint32_t i = markables_.first[m.sentence]; i < markable; ++i) {
      const Markable& other = markables_.all[i];
      if (other.head == subject && !other.IsLiteral()) return i;
    }
    return std::nullopt;
  }

  // The states of both heads and their product; of the choice that nothing
  // before is meant only the first.
  void AddContext(uint32_t anaphor, uint32_t candidate) {
    const Markable& a = markables_.all[anaphor];
    const Markable& c = markables_.all[candidate];
    context_.Append(a.sentence, a.head, dense_);
    context_.Append(c.sentence, anaphor == candidate ? kNoWord : c.head,
                    dense_);
    const size_t size = context_.size();
    const size_t first = dense_.size() - 2 * size;
    for (size_t i = 0; i < size; ++i) {
      dense_.push_back(static_cast<int16_t>(std::clamp(
          int32_t{dense_[first + i]} * dense_[first + size + i] / kInputOne,
          -32767, 32767)));
    }
  }

  // The best antecedent that may be one; `anaphor` itself: new.
  uint32_t BestOf(uint32_t anaphor, const std::vector<uint32_t>& candidates) {
    const auto run = [&] {
      const float score = model_.Score(bag_.values(), dense_);
      bag_.Clear();
      return score;
    };
    bag_.Clear();
    features_.CollectNew(anaphor, candidates, bag_, dense_);
    AddContext(anaphor, anaphor);
    float best = run() + kNewBias;
    uint32_t found = anaphor;
    for (size_t rank = 0; rank < candidates.size(); ++rank) {
      features_.Collect(anaphor, candidates[rank], rank, bag_, dense_);
      AddContext(anaphor, candidates[rank]);
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
  const ContextStates& context_;
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
                                              const WordVectors& vectors,
                                              size_t state_size) {
  AntecedentModel model;
  const size_t dense =
      AntecedentFeatures::DenseInputs(vectors.dimensions()) + 3 * state_size;
  QUIPU_TRY(FeatureNetwork network, FeatureNetwork::Read(bytes, dense, 1));
  model.networks_.push_back(std::move(network));
  model.vectors_ = vectors;
  return model;
}

void AntecedentModel::AddNetworksOf(const AntecedentModel& other) {
  networks_.insert(networks_.end(), other.networks_.begin(),
                   other.networks_.end());
}

float AntecedentModel::Score(std::span<const uint32_t> features,
                             std::span<const int16_t> dense) const {
  float sum = 0;
  for (const FeatureNetwork& network : networks_) {
    std::array<float, 1> score{};
    network.Score(features, dense, score);
    sum += score[0];
  }
  return sum / static_cast<float>(networks_.size());
}

Clusters FindClusters(const Analysis& analysis, const Markables& markables,
                      const TypeScores& types, const ContextStates& context,
                      const AntecedentModel& model) {
  return ClusterFinder(analysis, markables, types, context, model).Run();
}

}  // namespace quipu
