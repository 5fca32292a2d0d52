// Long short-term memory in both directions, over batches of sentences.

#ifndef QUIPU_TRAIN_NEURAL_LSTM_H_
#define QUIPU_TRAIN_NEURAL_LSTM_H_

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "train/neural/parameter.h"

namespace quipu {

// Where the words of a batch stand: sentences by falling length, words by their
// place in the sentence first, so that those of one place are neighbours.
struct Packing {
  // Of sentences with these lengths, which fall.
  explicit Packing(std::span<const size_t> lengths);
  Eigen::Index Column(size_t sentence, size_t place) const {
    return offset[place] + static_cast<Eigen::Index>(sentence);
  }

  // The words that a recurrent layer takes at once, `index` steps from where it
  // begins, and those of the step before: the first `continued` of each belong
  // together.
  struct Step {
    Eigen::Index at, count, before, continued;
  };
  Step StepAt(size_t index, bool backwards) const;

  std::vector<Eigen::Index> offset;  // of each place
  std::vector<Eigen::Index> count;   // sentences that have this place
  Eigen::Index columns = 0;
};

// One layer, both directions. With the recurrent state of each sentence masked
// alike at all places (Gal and Ghahramani 2016).
class BiLstm {
 public:
  BiLstm(Eigen::Index inputs, Eigen::Index hidden, Random& random);

  // Input: a column per word. Output: 2 * hidden rows, first the forward ones.
  // `dropout` of the recurrent state; 0 outside of training.
  const Matrix& Forward(const Matrix& input, const Packing& packing,
                        float dropout, Random& random);
  // From the gradient of the output to that of the input of the last Forward.
  Matrix Backward(const Matrix& output_gradient, const Packing& packing);

  std::vector<Parameter*> Parameters();

  struct Direction {
    Direction(Eigen::Index inputs, Eigen::Index hidden, Random& random);
    Parameter input_weights;      // gates i, f, o, g: 4 * hidden rows
    Parameter recurrent_weights;  // 4 * hidden x hidden
    Parameter bias;               // 4 * hidden x 1
    Matrix gates, cell, squashed, previous, mask;  // of the last Forward
  };
  const std::array<Direction, 2>& directions() const { return directions_; }

 private:
  Eigen::Index hidden_;
  std::array<Direction, 2> directions_;
  Matrix input_;
  Matrix output_;
};

// 0 with probability `dropout`, else 1 / (1 - dropout).
Matrix DropoutMask(Eigen::Index rows, Eigen::Index columns, float dropout,
                   Random& random);

}  // namespace quipu

#endif  // QUIPU_TRAIN_NEURAL_LSTM_H_
