// Forward-backward twice: over all labellings, and over those that are allowed.
// The loss is the difference of the two logarithms, and its gradient the
// difference of the expected labels and steps.

#include "train/neural/crf.h"

#include <cmath>

namespace quipu {
namespace {

constexpr auto kLabels = static_cast<Eigen::Index>(kNameLabelCount);
constexpr float kNever = -1e4F;

// Of the labellings that `allowed` leaves: the log of their summed weights, and
// how likely each label and each transition is among them.
struct Marginals {
  Marginals(const Matrix& emissions, const Matrix& transitions,
            std::span<const NameLabelSet> allowed) {
    const auto n = static_cast<Eigen::Index>(allowed.size());
    Matrix scores = emissions;
    for (Eigen::Index t = 0; t < n; ++t) {
      for (Eigen::Index y = 0; y < kLabels; ++y) {
        if ((allowed[static_cast<size_t>(t)] >> y & 1U) == 0)
          scores(y, t) = kNever;
      }
    }
    Matrix forward(kLabels, n), backward(kLabels, n);
    forward.col(0) = scores.col(0) + transitions.row(kLabels).transpose();
    Eigen::VectorXf paths(kLabels);
    for (Eigen::Index t = 1; t < n; ++t) {
      for (Eigen::Index y = 0; y < kLabels; ++y) {
        paths = forward.col(t - 1) + transitions.col(y).head(kLabels);
        forward(y, t) = LogSum(paths) + scores(y, t);
      }
    }
    backward.col(n - 1).setZero();
    for (Eigen::Index t = n - 1; t > 0; --t) {
      for (Eigen::Index y = 0; y < kLabels; ++y) {
        paths =
            transitions.row(y).transpose() + scores.col(t) + backward.col(t);
        backward(y, t - 1) = LogSum(paths);
      }
    }
    total = LogSum(forward.col(n - 1));
    labels = (forward + backward).array() - total;
    labels = labels.array().exp();
    steps = Matrix::Zero(kLabels + 1, kLabels);
    steps.row(kLabels) = labels.col(0).transpose();
    for (Eigen::Index t = 1; t < n; ++t) {
      for (Eigen::Index y = 0; y < kLabels; ++y) {
        const float after = scores(y, t) + backward(y, t) - total;
        steps.col(y).head(kLabels).array() +=
            (forward.col(t - 1).array() +
             transitions.col(y).head(kLabels).array() + after)
                .exp();
      }
    }
  }

  static float LogSum(const Eigen::VectorXf& values) {
    const float top = values.maxCoeff();
    return top + std::log((values.array() - top).exp().sum());
  }

  float total;
  Matrix labels;
  Matrix steps;
};

}  // namespace

bool MayFollow(size_t from, size_t to) {
  if (to == 0 || to % 2 == 1) return true;
  return from == to || from + 1 == to;
}

float LearnLabels(Eigen::Ref<Matrix> emissions,
                  std::span<const NameLabelSet> allowed, float share,
                  Parameter& transitions) {
  const Matrix scores = emissions;
  const std::vector<NameLabelSet> anything(allowed.size(), kAnyNameLabel);
  const Marginals right(scores, transitions.value, allowed);
  const Marginals all(scores, transitions.value, anything);
  emissions = (all.labels - right.labels) * share;
  transitions.gradient += (all.steps - right.steps) * share;
  return all.total - right.total;
}

}  // namespace quipu
