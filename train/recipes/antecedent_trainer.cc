#include "train/recipes/antecedent_trainer.h"

#include <algorithm>
#include <array>
#include <vector>

#include "ingest/extract/coreference/antecedent_candidates.h"
#include "ingest/extract/coreference/antecedent_features.h"
#include "ingest/extract/coreference/markable_facts.h"
#include "train/neural/feature_network_trainer.h"

namespace quipu {
namespace {

constexpr FeatureTraining kAntecedents{.loss = FeatureLoss::kRanking,
                                       .outputs = 1,
                                       .rows = size_t{1} << 17,
                                       .hidden = 32,
                                       .epochs = 5,
                                       .dropout = 0.4F,
                                       .dense_dropout = 0.3F};
// Of markables that are no gold mention so many of ten teach that they are new.
// Annotators leave out what no claim speaks of: their pronouns refer all the
// same.
constexpr uint32_t kUnannotated = 2;
constexpr uint32_t kUnannotatedPronouns = 1;

class Teacher {
 public:
  Teacher(const TrainingDocument& document, const Markables& markables,
          const MarkableGold& gold, const TypeScores& types,
          const WordVectors& vectors, FeatureDataset& data)
      : gold_(gold),
        markables_(markables),
        facts_(document.analysis, markables, types, vectors),
        features_(document.analysis, markables, types, facts_),
        candidates_(markables, facts_),
        clusters_(document.gold->entities.size(), kNoGold),
        data_(data) {}

  void Run() {
    for (uint32_t i = 0; i < markables_.all.size(); ++i) {
      const uint32_t entity = gold_.entity_of[i];
      if (candidates_.TakesPart(i)) Teach(i, entity, candidates_.Of(i));
      if (markables_.all[i].IsLiteral()) continue;
      uint32_t cluster = next_;
      if (entity != kNoGold && clusters_[entity] != kNoGold) {
        cluster = clusters_[entity];
      } else {
        ++next_;
        if (entity != kNoGold) clusters_[entity] = cluster;
      }
      features_.Refer(i, cluster);
    }
  }

 private:
  void Teach(uint32_t anaphor, uint32_t entity,
             const std::vector<uint32_t>& candidates) {
    if (entity == kNoGold && anaphor * 7 % 10 >= TaughtOfTen(anaphor)) return;
    const auto is_right = [&](uint32_t candidate) {
      return entity != kNoGold && gold_.entity_of[candidate] == entity;
    };
    const bool any =
        std::any_of(candidates.begin(), candidates.end(), is_right);
    // Its antecedents are out of reach: nothing that can be chosen is right.
    if (!any && entity != kNoGold && clusters_[entity] != kNoGold) return;
    bag_.Clear();
    features_.CollectNew(anaphor, candidates, bag_, dense_);
    Add(anaphor, anaphor, !any);
    for (size_t rank = 0; rank < candidates.size(); ++rank) {
      bag_.Clear();
      features_.Collect(anaphor, candidates[rank], rank, bag_, dense_);
      Add(anaphor, candidates[rank], is_right(candidates[rank]));
    }
    data_.EndGroup();
  }

  uint32_t TaughtOfTen(uint32_t anaphor) const {
    return markables_.all[anaphor].kind == MarkableKind::kPronoun
               ? kUnannotatedPronouns
               : kUnannotated;
  }

  void Add(uint32_t anaphor, uint32_t candidate, bool right) {
    static constexpr std::array<uint16_t, 1> kRight = {0};
    const Markable& a = markables_.all[anaphor];
    const Markable& c = markables_.all[candidate];
    const std::array<WordPlace, 2> places = {
        {{a.sentence, a.head},
         {c.sentence, anaphor == candidate ? kNoWord : c.head}}};
    data_.Add(bag_.values(), dense_,
              std::span<const uint16_t>(kRight).first(right ? 1 : 0), {},
              places);
  }

  const MarkableGold& gold_;
  const Markables& markables_;
  MarkableFacts facts_;
  AntecedentFeatures features_;
  AntecedentCandidates candidates_;
  std::vector<uint32_t> clusters_;  // of gold entities; kNoGold: not yet
  uint32_t next_ = 0;
  FeatureDataset& data_;
  FeatureBag bag_;
  std::vector<int16_t> dense_;
};

}  // namespace

FeatureDataset AntecedentExamples(std::span<const TrainingDocument> documents,
                                  std::span<const Markables> markables,
                                  std::span<const MarkableGold> gold,
                                  std::span<const TypeScores> types,
                                  const WordVectors& vectors,
                                  std::optional<uint32_t> without) {
  FeatureDataset data(AntecedentFeatures::DenseInputs(vectors.dimensions()), 2);
  for (size_t d = 0; d < documents.size(); ++d) {
    data.BeginDocument();
    if (documents[d].fold == without) continue;
    Teacher(documents[d], markables[d], gold[d], types[d], vectors, data).Run();
  }
  return data;
}

FeatureNetworkWeights TrainAntecedents(
    std::span<const TrainingDocument> documents,
    std::span<const Markables> markables, std::span<const MarkableGold> gold,
    std::span<const TypeScores> types, const WordVectors& vectors,
    std::optional<uint32_t> without, uint64_t seed) {
  const FeatureDataset data =
      AntecedentExamples(documents, markables, gold, types, vectors, without);
  FeatureTraining training = kAntecedents;
  training.seed = seed;
  return TrainFeatureNetwork(data, training);
}

}  // namespace quipu
