// The network that finds names, while it is trained: an encoder, a hidden layer
// and a CRF.

#ifndef QUIPU_TRAIN_NEURAL_NAMES_NETWORK_H_
#define QUIPU_TRAIN_NEURAL_NAMES_NETWORK_H_

#include <span>
#include <vector>

#include "language/names/name_labels.h"
#include "train/neural/crf.h"
#include "train/neural/dense.h"
#include "train/neural/word_encoder.h"

namespace quipu {

struct NamesExample {
  std::vector<EncoderWord> words;
  std::vector<NameLabelSet> allowed;
};

class NamesNetwork {
 public:
  NamesNetwork(const EncoderSizes& sizes, Eigen::Index hidden, size_t forms,
               Random& random);

  // Adds the gradients of a batch of sentences of falling length; returns the
  // mean loss of a sentence.
  float Learn(std::span<const NamesExample* const> batch,
              const Dropout& dropout, Random& random);
  // The likeliest label of each word.
  std::vector<std::vector<uint8_t>> Predict(
      std::span<const NamesExample* const> batch);

  std::vector<Parameter*> Parameters();

  WordEncoder encoder;
  TanhDense hidden;
  Dense emission;
  Parameter transitions;  // (labels + 1) x labels, see LearnLabels

 private:
  Matrix Emissions(std::span<const NamesExample* const> batch,
                   const Packing& packing, const Dropout& dropout,
                   Random& random);

  const Matrix* states_ = nullptr;  // of the last batch
};

}  // namespace quipu

#endif  // QUIPU_TRAIN_NEURAL_NAMES_NETWORK_H_
