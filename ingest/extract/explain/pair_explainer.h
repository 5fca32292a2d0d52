// The relation model asked again, for its grounds.

#ifndef QUIPU_INGEST_EXTRACT_EXPLAIN_PAIR_EXPLAINER_H_
#define QUIPU_INGEST_EXTRACT_EXPLAIN_PAIR_EXPLAINER_H_

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "ingest/extract/claim/learned/pair_features.h"
#include "ingest/extract/claim/learned/relation_model.h"
#include "ingest/extract/explain/explanation.h"

namespace quipu {

struct ScoredPair {
  MarkablePair pair;
  uint16_t output = 0;  // index in RelationModel::outputs
  float probability = 0;
};

// Of one sentence. What it is made of must outlive it. One thread.
class PairExplainer {
 public:
  PairExplainer(const MarkedDocument& document, const RelationModel& model,
                uint32_t sentence);

  // All that the model gives at least this probability, most probable first.
  std::vector<ScoredPair> ScoreAll(float least);

  // Scores the pair once for each part of what the model sees, if an output is
  // to be explained.
  PairView Explain(MarkablePair pair, std::optional<uint16_t> output);

  // The markables of a pair whose words lie at these places; nullopt if there
  // are none.
  std::optional<MarkablePair> PairAt(Span subject, Span object,
                                     ObjectKind kind) const;
  // Of a markable, where its head stands.
  Span HeadSpan(uint32_t markable) const;

 private:
  std::optional<uint32_t> MarkableAt(Span words, ObjectKind kind,
                                     bool object) const;
  std::string TypeOf(uint32_t markable) const;
  void SetPath(MarkablePair pair, PairView& view) const;
  void SetRunnerUp(MarkablePair pair, PairView& view) const;
  void Measure(uint16_t output, PairView& view);
  std::vector<uint32_t> WordsOf(PairGround ground, MarkablePair pair) const;
  std::vector<uint32_t> CommonPredicates(MarkablePair pair) const;
  std::vector<uint32_t> Triggers(MarkablePair pair) const;

  const MarkedDocument& document_;
  const RelationModel& model_;
  uint32_t sentence_;
  SentenceView view_;
  PairFeatures features_;
  FeatureBag bag_;
  std::vector<int16_t> dense_;
  std::vector<float> probabilities_;
};

}  // namespace quipu

#endif  // QUIPU_INGEST_EXTRACT_EXPLAIN_PAIR_EXPLAINER_H_
