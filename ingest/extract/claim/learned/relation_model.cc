#include "ingest/extract/claim/learned/relation_model.h"

#include <algorithm>

#include "language/neural/bytes.h"
#include "language/neural/log_softmax.h"

namespace quipu {
namespace {

constexpr size_t kMaxOutputs = 512;
constexpr size_t kMaxNetworks = 8;

}  // namespace

std::string RelationWeights::Write() const {
  ByteWriter out;
  out.Put(static_cast<uint32_t>(outputs.size()));
  for (const RelationOutput& output : outputs) {
    out.PutString(output.predicate);
    out.Put(static_cast<uint8_t>(output.object));
  }
  out.Put(static_cast<uint32_t>(calibration.size()));
  for (const CalibrationStep& step : calibration) {
    out.Put(step.score);
    out.Put(static_cast<int32_t>(step.per_mille));
  }
  out.Put(static_cast<uint32_t>(networks.size()));
  for (const FeatureNetworkWeights& network : networks) network.Write(out);
  return std::move(out).Take();
}

Result<RelationModel> RelationModel::FromBytes(std::string_view bytes,
                                               size_t dense_inputs) {
  ByteReader in(bytes);
  RelationModel model;
  const auto outputs = in.Get<uint32_t>();
  for (uint32_t i = 0; in.Ok() && i < std::min<size_t>(outputs, kMaxOutputs);
       ++i) {
    const std::string predicate(in.GetString());
    const auto object = in.Get<uint8_t>();
    model.outputs_.push_back({predicate, static_cast<ObjectKind>(object)});
  }
  const auto steps = in.Get<uint32_t>();
  for (uint32_t i = 0; in.Ok() && i < steps; ++i) {
    const auto score = in.Get<float>();
    const auto per_mille = in.Get<int32_t>();
    model.calibration_.push_back({score, per_mille});
  }
  const auto networks = in.Get<uint32_t>();
  if (!in.Ok() || outputs == 0 || outputs > kMaxOutputs || networks == 0 ||
      networks > kMaxNetworks) {
    return Corruption("the model of claims is damaged");
  }
  for (uint32_t i = 0; i < networks; ++i) {
    QUIPU_TRY(FeatureNetwork network,
              FeatureNetwork::Read(in, dense_inputs, outputs));
    model.networks_.push_back(std::move(network));
  }
  return model;
}

Result<void> RelationModel::AddNetworksOf(const RelationModel& other) {
  if (outputs_ != other.outputs_) {
    return Corruption("two models of claims have different outputs");
  }
  networks_.insert(networks_.end(), other.networks_.begin(),
                   other.networks_.end());
  return {};
}

void RelationModel::Score(std::span<const uint32_t> features,
                          std::span<const int16_t> dense,
                          std::span<float> probabilities) const {
  std::vector<float> one(outputs_.size());
  std::fill(probabilities.begin(), probabilities.end(), 0.0F);
  for (const FeatureNetwork& network : networks_) {
    network.Score(features, dense, one);
    for (size_t o = 0; o < one.size(); ++o) probabilities[o] += one[o];
  }
  const auto count = static_cast<float>(networks_.size());
  for (float& p : probabilities) p = 1 / (1 + Exponential(-p / count));
}

int RelationModel::PerMille(float probability) const {
  if (calibration_.empty()) {
    return std::clamp(static_cast<int>(1000 * probability), 1, 1000);
  }
  const auto after =
      std::upper_bound(calibration_.begin(), calibration_.end(), probability,
                       [](float value, const CalibrationStep& step) {
                         return value < step.score;
                       });
  if (after == calibration_.begin()) return 1;
  return std::clamp((after - 1)->per_mille, 1, 1000);
}

}  // namespace quipu
