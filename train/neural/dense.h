// A fully connected layer.

#ifndef QUIPU_TRAIN_NEURAL_DENSE_H_
#define QUIPU_TRAIN_NEURAL_DENSE_H_

#include <utility>
#include <vector>

#include "train/neural/parameter.h"

namespace quipu {

struct Dense {
  Dense(Eigen::Index inputs, Eigen::Index outputs, Random& random)
      : weights(outputs, inputs), bias(outputs, 1) {
    weights.RandomizeDense(random);
  }
  Matrix Forward(const Matrix& input) const {
    return (weights.value * input).colwise() + bias.value.col(0);
  }
  // Adds to the gradients of the weights and of the input.
  void Backward(const Matrix& input, const Matrix& output_gradient,
                Matrix& input_gradient) {
    weights.gradient.noalias() += output_gradient * input.transpose();
    bias.gradient += output_gradient.rowwise().sum();
    input_gradient.noalias() += weights.value.transpose() * output_gradient;
  }
  void Collect(std::vector<Parameter*>& all) {
    all.insert(all.end(), {&weights, &bias});
  }

  Parameter weights;
  Parameter bias;
};

// A fully connected layer with tanh and dropout.
struct TanhDense {
  TanhDense(Eigen::Index inputs, Eigen::Index outputs, Random& random)
      : dense(inputs, outputs, random) {}
  // `mask` (see DropoutMask) may be empty: no dropout.
  const Matrix& Forward(const Matrix& input, Matrix dropout_mask) {
    activation = dense.Forward(input).array().tanh();
    mask = std::move(dropout_mask);
    output = activation;
    if (mask.size() > 0) output.array() *= mask.array();
    return output;
  }
  void Backward(const Matrix& input, Matrix gradient, Matrix& input_gradient) {
    if (mask.size() > 0) gradient.array() *= mask.array();
    gradient.array() *= 1 - activation.array().square();
    dense.Backward(input, gradient, input_gradient);
  }

  Dense dense;
  Matrix activation, mask, output;  // of the last Forward
};

// Turns a column of scores into softmax probabilities minus 1 at `gold`: the
// gradient of the cross entropy. Returns the loss.
float SoftmaxGradient(Eigen::Ref<Eigen::VectorXf> scores, Eigen::Index gold);

}  // namespace quipu

#endif  // QUIPU_TRAIN_NEURAL_DENSE_H_
