#include "train/neural/dense.h"

#include <cmath>

namespace quipu {

float SoftmaxGradient(Eigen::Ref<Eigen::VectorXf> scores, Eigen::Index gold) {
  const float top = scores.maxCoeff();
  scores = (scores.array() - top).exp();
  scores /= scores.sum();
  const float loss = -std::log(std::max(scores[gold], 1e-20F));
  scores[gold] -= 1;
  return loss;
}

}  // namespace quipu
