// The numbers that training changes, and how it changes them.

#ifndef QUIPU_TRAIN_NEURAL_PARAMETER_H_
#define QUIPU_TRAIN_NEURAL_PARAMETER_H_

#include <Eigen/Core>
#include <cstdint>
#include <vector>

#include "train/random.h"

namespace quipu {

// Columns are words (or whatever a batch counts), rows are features.
using Matrix = Eigen::MatrixXf;

// A matrix of weights and its gradient, which backward passes add to.
struct Parameter {
  Matrix value;
  Matrix gradient;
  Matrix mean;      // of the gradient, as Adam keeps it
  Matrix variance;  // likewise
  // Of a table of embeddings: the columns used in this batch. Only these are
  // changed and cleared.
  bool sparse = false;
  std::vector<uint32_t> touched;

  Parameter(Eigen::Index rows, Eigen::Index columns);
  // Uniform in [-limit, limit].
  void Randomize(float limit, Random& random);
  // As fits a layer that multiplies by it (Glorot and Bengio 2010).
  void RandomizeDense(Random& random);
};

// Adam (Kingma and Ba 2015), with the gradients' common norm cut to
// `max_norm`. Sparse parameters are changed where touched only.
class Adam {
 public:
  explicit Adam(std::vector<Parameter*> parameters);
  // Changes the values and clears the gradients.
  void Step(float rate);

 private:
  std::vector<Parameter*> parameters_;
  int64_t steps_ = 0;
};

}  // namespace quipu

#endif  // QUIPU_TRAIN_NEURAL_PARAMETER_H_
