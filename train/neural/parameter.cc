#include "train/neural/parameter.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace quipu {
namespace {

constexpr float kMeanDecay = 0.9F;
constexpr float kVarianceDecay = 0.95F;
constexpr float kEpsilon = 1e-8F;
constexpr float kMaxNorm = 5.0F;

}  // namespace

Parameter::Parameter(Eigen::Index rows, Eigen::Index columns)
    : value(Matrix::Zero(rows, columns)),
      gradient(Matrix::Zero(rows, columns)),
      mean(Matrix::Zero(rows, columns)),
      variance(Matrix::Zero(rows, columns)) {}

void Parameter::Randomize(float limit, Random& random) {
  for (Eigen::Index i = 0; i < value.size(); ++i) {
    value.data()[i] = (2 * random.Uniform() - 1) * limit;
  }
}

void Parameter::RandomizeDense(Random& random) {
  Randomize(std::sqrt(6.0F / static_cast<float>(value.rows() + value.cols())),
            random);
}

Adam::Adam(std::vector<Parameter*> parameters)
    : parameters_(std::move(parameters)) {}

void Adam::Step(float rate) {
  ++steps_;
  float norm = 0;
  for (Parameter* p : parameters_) {
    if (p->sparse) {
      std::sort(p->touched.begin(), p->touched.end());
      p->touched.erase(std::unique(p->touched.begin(), p->touched.end()),
                       p->touched.end());
      for (const uint32_t c : p->touched)
        norm += p->gradient.col(c).squaredNorm();
    } else {
      norm += p->gradient.squaredNorm();
    }
  }
  norm = std::sqrt(norm);
  const float scale = norm > kMaxNorm ? kMaxNorm / norm : 1.0F;
  const auto steps = static_cast<float>(steps_);
  const float correction = std::sqrt(1 - std::pow(kVarianceDecay, steps)) /
                           (1 - std::pow(kMeanDecay, steps));
  const float step = rate * correction;
  const auto update = [&](auto value, auto gradient, auto mean, auto variance) {
    mean = kMeanDecay * mean + (1 - kMeanDecay) * scale * gradient;
    variance = kVarianceDecay * variance +
               (1 - kVarianceDecay) * scale * scale * gradient.square();
    value -= step * mean / (variance.sqrt() + kEpsilon);
    gradient.setZero();
  };
  for (Parameter* p : parameters_) {
    if (p->sparse) {
      for (const uint32_t c : p->touched) {
        update(p->value.col(c).array(), p->gradient.col(c).array(),
               p->mean.col(c).array(), p->variance.col(c).array());
      }
      p->touched.clear();
    } else {
      update(p->value.array(), p->gradient.array(), p->mean.array(),
             p->variance.array());
    }
  }
}

}  // namespace quipu
