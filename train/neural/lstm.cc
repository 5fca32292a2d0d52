// All four gates of all words are one product with the inputs; what recurs is
// added place by place, for all sentences of the batch that reach it.
// Backpropagation runs the same steps the other way and gathers the gradients
// of the weights in one product at the end.

#include "train/neural/lstm.h"

#include <algorithm>

namespace quipu {

Packing::Packing(std::span<const size_t> lengths) {
  const size_t longest = lengths.empty() ? 0 : lengths.front();
  size_t active = lengths.size();
  for (size_t place = 0; place < longest; ++place) {
    while (active > 0 && lengths[active - 1] <= place) --active;
    offset.push_back(columns);
    count.push_back(static_cast<Eigen::Index>(active));
    columns += static_cast<Eigen::Index>(active);
  }
}

Packing::Step Packing::StepAt(size_t index, bool backwards) const {
  const size_t places = offset.size();
  const size_t place = backwards ? places - 1 - index : index;
  Step step{offset[place], count[place], 0, 0};
  if (index > 0) {
    const size_t before = backwards ? place + 1 : place - 1;
    step.before = offset[before];
    step.continued = std::min(step.count, count[before]);
  }
  return step;
}

Matrix DropoutMask(Eigen::Index rows, Eigen::Index columns, float dropout,
                   Random& random) {
  Matrix mask(rows, columns);
  const float kept = 1 / (1 - dropout);
  for (Eigen::Index i = 0; i < mask.size(); ++i) {
    mask.data()[i] = random.Chance(dropout) ? 0.0F : kept;
  }
  return mask;
}

BiLstm::Direction::Direction(Eigen::Index inputs, Eigen::Index hidden,
                             Random& random)
    : input_weights(4 * hidden, inputs),
      recurrent_weights(4 * hidden, hidden),
      bias(4 * hidden, 1) {
  input_weights.RandomizeDense(random);
  recurrent_weights.RandomizeDense(random);
  // An open forget gate to begin with (Jozefowicz et al. 2015).
  bias.value.middleRows(hidden, hidden).setOnes();
}

BiLstm::BiLstm(Eigen::Index inputs, Eigen::Index hidden, Random& random)
    : hidden_(hidden),
      directions_{Direction(inputs, hidden, random),
                  Direction(inputs, hidden, random)} {}

const Matrix& BiLstm::Forward(const Matrix& input, const Packing& packing,
                              float dropout, Random& random) {
  const Eigen::Index h = hidden_;
  input_ = input;
  output_.resize(2 * h, packing.columns);
  const size_t places = packing.offset.size();
  for (size_t side = 0; side < 2; ++side) {
    Direction& d = directions_[side];
    d.gates.noalias() = d.input_weights.value * input;
    d.gates.colwise() += d.bias.value.col(0);
    d.cell.resize(h, packing.columns);
    d.squashed.resize(h, packing.columns);
    d.previous.setZero(h, packing.columns);
    const bool masked = dropout > 0 && places > 0;
    d.mask =
        masked ? DropoutMask(h, packing.count[0], dropout, random) : Matrix();
    for (size_t i = 0; i < places; ++i) {
      const auto [at, n, before, m] = packing.StepAt(i, side == 1);
      auto gates = d.gates.middleCols(at, n);
      auto cell = d.cell.middleCols(at, n);
      if (m > 0) {
        auto previous = d.previous.middleCols(at, m);
        previous =
            output_.block(static_cast<Eigen::Index>(side) * h, before, h, m);
        if (masked) previous.array() *= d.mask.leftCols(m).array();
        gates.leftCols(m).noalias() += d.recurrent_weights.value * previous;
      }
      gates.topRows(3 * h) = gates.topRows(3 * h).array().logistic();
      gates.bottomRows(h) = gates.bottomRows(h).array().tanh();
      cell = gates.topRows(h).array() * gates.bottomRows(h).array();
      if (m > 0) {
        cell.leftCols(m).array() += gates.block(h, 0, h, m).array() *
                                    d.cell.middleCols(before, m).array();
      }
      auto squashed = d.squashed.middleCols(at, n);
      squashed = cell.array().tanh();
      output_.block(static_cast<Eigen::Index>(side) * h, at, h, n) =
          gates.middleRows(2 * h, h).array() * squashed.array();
    }
  }
  return output_;
}

Matrix BiLstm::Backward(const Matrix& output_gradient, const Packing& packing) {
  const Eigen::Index h = hidden_;
  const size_t places = packing.offset.size();
  Matrix input_gradient = Matrix::Zero(input_.rows(), input_.cols());
  for (size_t side = 0; side < 2; ++side) {
    Direction& d = directions_[side];
    const bool masked = d.mask.size() > 0;
    Matrix out =
        output_gradient.middleRows(static_cast<Eigen::Index>(side) * h, h);
    Matrix cell_gradient = Matrix::Zero(h, packing.columns);
    Matrix delta(4 * h, packing.columns);
    for (size_t i = places; i-- > 0;) {
      const auto [at, n, before, m] = packing.StepAt(i, side == 1);
      const auto gates = d.gates.middleCols(at, n).array();
      const auto in = gates.topRows(h);
      const auto forget = gates.middleRows(h, h);
      const auto open = gates.middleRows(2 * h, h);
      const auto candidate = gates.bottomRows(h);
      const auto squashed = d.squashed.middleCols(at, n).array();
      const auto hidden = out.middleCols(at, n).array();
      auto cell = cell_gradient.middleCols(at, n).array();
      cell += hidden * open * (1 - squashed.square());
      auto step = delta.middleCols(at, n);
      step.topRows(h) = cell * candidate * in * (1 - in);
      step.middleRows(2 * h, h) = hidden * squashed * open * (1 - open);
      step.bottomRows(h) = cell * in * (1 - candidate.square());
      step.middleRows(h, h).setZero();
      if (m > 0) {
        step.block(h, 0, h, m) = cell.leftCols(m) *
                                 d.cell.middleCols(before, m).array() *
                                 forget.leftCols(m) * (1 - forget.leftCols(m));
        cell_gradient.middleCols(before, m).array() +=
            cell.leftCols(m) * forget.leftCols(m);
        Matrix back = d.recurrent_weights.value.transpose() * step.leftCols(m);
        if (masked) back.array() *= d.mask.leftCols(m).array();
        out.middleCols(before, m) += back;
      }
    }
    d.input_weights.gradient.noalias() += delta * input_.transpose();
    d.recurrent_weights.gradient.noalias() += delta * d.previous.transpose();
    d.bias.gradient += delta.rowwise().sum();
    input_gradient.noalias() += d.input_weights.value.transpose() * delta;
  }
  return input_gradient;
}

std::vector<Parameter*> BiLstm::Parameters() {
  std::vector<Parameter*> all;
  for (Direction& d : directions_) {
    all.insert(all.end(), {&d.input_weights, &d.recurrent_weights, &d.bias});
  }
  return all;
}

}  // namespace quipu
