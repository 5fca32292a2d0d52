// The model that tells which claims a pair of markables carries.

#ifndef QUIPU_INGEST_EXTRACT_CLAIM_LEARNED_RELATION_MODEL_H_
#define QUIPU_INGEST_EXTRACT_CLAIM_LEARNED_RELATION_MODEL_H_

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "graph/model/ontology.h"
#include "language/neural/feature_network.h"

namespace quipu {

// What claims of the model have for a rule.
inline constexpr std::string_view kLearnedRule = "learned";

// One thing that a pair may be found to say: a predicate with an object of one
// kind.
struct RelationOutput {
  std::string predicate;
  ObjectKind object = ObjectKind::kEntity;
  friend bool operator==(const RelationOutput&,
                         const RelationOutput&) = default;
};

// From a score on, up to that of the next step, so many of a thousand such
// claims are right.
struct CalibrationStep {
  float score = 0;
  int per_mille = 0;
  friend bool operator==(const CalibrationStep&,
                         const CalibrationStep&) = default;
};

struct RelationWeights {
  std::vector<RelationOutput> outputs;
  std::vector<FeatureNetworkWeights> networks;  // their mean counts
  std::vector<CalibrationStep> calibration;     // ascending

  // What RelationModel::FromBytes reads.
  std::string Write() const;
};

// Immutable; safe for use by many threads.
class RelationModel {
 public:
  // What RelationWeights::Write wrote; the bytes must outlive the model.
  // kCorruption for anything else.
  static Result<RelationModel> FromBytes(std::string_view bytes,
                                         size_t dense_inputs);

  // The networks of `other` count, too; its context may be none. kCorruption if
  // it has other outputs.
  Result<void> AddNetworksOf(const RelationModel& other);

  std::span<const RelationOutput> outputs() const { return outputs_; }
  // The probability of each output.
  void Score(std::span<const uint32_t> features, std::span<const int16_t> dense,
             std::span<float> probabilities) const;
  // The measured precision of claims of this probability, 1 to 1000; of a model
  // that is not calibrated the probability itself.
  int PerMille(float probability) const;

 private:
  std::vector<RelationOutput> outputs_;
  std::vector<FeatureNetwork> networks_;
  std::vector<CalibrationStep> calibration_;
};

}  // namespace quipu

#endif  // QUIPU_INGEST_EXTRACT_CLAIM_LEARNED_RELATION_MODEL_H_
