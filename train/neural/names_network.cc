#include "train/neural/names_network.h"

#include <algorithm>

#include "language/names/label_sequence.h"

namespace quipu {
namespace {

std::vector<size_t> LengthsOf(std::span<const NamesExample* const> batch) {
  std::vector<size_t> lengths;
  for (const NamesExample* example : batch) {
    lengths.push_back(example->words.size());
  }
  return lengths;
}

}  // namespace

NamesNetwork::NamesNetwork(const EncoderSizes& sizes, Eigen::Index hidden_units,
                           size_t forms, Random& random)
    : encoder(sizes, forms, random),
      hidden(2 * sizes.hidden, hidden_units, random),
      emission(hidden_units, kNameLabelCount, random),
      transitions(kNameLabelCount + 1, kNameLabelCount) {
  for (size_t from = 0; from <= kNameLabelCount; ++from) {
    for (size_t to = 0; to < kNameLabelCount; ++to) {
      if (!MayFollow(from, to)) {
        transitions.value(static_cast<Eigen::Index>(from),
                          static_cast<Eigen::Index>(to)) = -1e4F;
      }
    }
  }
}

Matrix NamesNetwork::Emissions(std::span<const NamesExample* const> batch,
                               const Packing& packing, const Dropout& dropout,
                               Random& random) {
  std::vector<std::span<const EncoderWord>> words;
  for (const NamesExample* example : batch) words.emplace_back(example->words);
  states_ = &encoder.Forward(words, packing, dropout, random);
  hidden.Forward(*states_,
                 dropout.state > 0
                     ? DropoutMask(hidden.dense.bias.value.rows(),
                                   packing.columns, dropout.state, random)
                     : Matrix());
  return emission.Forward(hidden.output);
}

float NamesNetwork::Learn(std::span<const NamesExample* const> batch,
                          const Dropout& dropout, Random& random) {
  const Packing packing(LengthsOf(batch));
  Matrix emissions = Emissions(batch, packing, dropout, random);
  const float share = 1 / static_cast<float>(batch.size());
  float loss = 0;
  for (size_t s = 0; s < batch.size(); ++s) {
    const size_t length = batch[s]->words.size();
    Matrix own(emissions.rows(), static_cast<Eigen::Index>(length));
    for (size_t i = 0; i < length; ++i) {
      own.col(static_cast<Eigen::Index>(i)) =
          emissions.col(packing.Column(s, i));
    }
    loss += LearnLabels(own, batch[s]->allowed, share, transitions);
    for (size_t i = 0; i < length; ++i) {
      emissions.col(packing.Column(s, i)) =
          own.col(static_cast<Eigen::Index>(i));
    }
  }
  Matrix hidden_gradient = Matrix::Zero(hidden.output.rows(), packing.columns);
  emission.Backward(hidden.output, emissions, hidden_gradient);
  Matrix state_gradient = Matrix::Zero(states_->rows(), packing.columns);
  hidden.Backward(*states_, hidden_gradient, state_gradient);
  encoder.Backward(state_gradient, packing);
  return loss * share;
}

std::vector<std::vector<uint8_t>> NamesNetwork::Predict(
    std::span<const NamesExample* const> batch) {
  const Packing packing(LengthsOf(batch));
  Random unused(0);
  const Matrix emissions = Emissions(batch, packing, Dropout{}, unused);
  const Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>
      steps = transitions.value;
  std::vector<std::vector<uint8_t>> labels;
  for (size_t s = 0; s < batch.size(); ++s) {
    std::vector<float> own;
    for (size_t i = 0; i < batch[s]->words.size(); ++i) {
      const auto column = emissions.col(packing.Column(s, i));
      own.insert(own.end(), column.begin(), column.end());
    }
    labels.push_back(
        FindBestLabels(own, {steps.data(), static_cast<size_t>(steps.size())},
                       kNameLabelCount));
  }
  return labels;
}

std::vector<Parameter*> NamesNetwork::Parameters() {
  std::vector<Parameter*> all = encoder.Parameters();
  hidden.dense.Collect(all);
  emission.Collect(all);
  all.push_back(&transitions);
  return all;
}

}  // namespace quipu
