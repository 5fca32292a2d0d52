// Trains the network that finds names.

#ifndef QUIPU_TRAIN_NEURAL_NAMES_TRAINER_H_
#define QUIPU_TRAIN_NEURAL_NAMES_TRAINER_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "language/names/recognizer.h"
#include "train/corpora/names_corpus.h"
#include "train/neural/network_options.h"

namespace quipu {

// A sentence with what is known of its words beyond their form.
struct MarkedNames {
  NamesSentence sentence;
  std::vector<uint64_t> marks;  // NameMarks (language/names/recognizer.h)
  uint32_t weight = 1;          // how often an epoch sees it
};

struct NamesTraining {
  EncoderSizes sizes{.word = 48, .hidden = 64, .layers = 1};
  std::ptrdiff_t hidden = 48;
  Dropout dropout{.input = 0.33F, .state = 0.4F, .recurrent = 0.33F};
  size_t epochs = 8;
  size_t batch_words = 500;
  float rate = 2e-3F;
  uint64_t seed = 1;
  VectorLookup vectors;
};

// Called after each epoch with the labels found in `dev`.
using NamesReport = std::function<void(
    size_t epoch, float loss, const std::vector<std::vector<uint8_t>>& labels)>;

// The same arguments give the same bytes on the same machine; one thread.
NamesWeights TrainNames(std::span<const MarkedNames> train,
                        std::span<const MarkedNames> dev,
                        const NamesTraining& training,
                        const NamesReport& report);

}  // namespace quipu

#endif  // QUIPU_TRAIN_NEURAL_NAMES_TRAINER_H_
