// The network that finds names, while it is trained: an encoder, a hidden layer
// and a CRF.

#ifndef QUIPU_INGEST_TRAIN_NAMES_NETWORK_H_
#define QUIPU_INGEST_TRAIN_NAMES_NETWORK_H_

#include <span>
#include <vector>

#include "ingest/ner/name_labels.h"
#include "ingest/train/crf.h"
#include "ingest/train/dense.h"
#include "ingest/train/word_encoder.h"

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

#endif  // QUIPU_INGEST_TRAIN_NAMES_NETWORK_H_
