// Trains the network that tags and parses.

#ifndef QUIPU_TRAIN_NEURAL_PARSER_TRAINER_H_
#define QUIPU_TRAIN_NEURAL_PARSER_TRAINER_H_

#include <cstdint>
#include <functional>
#include <span>

#include "language/syntax/conllu_sentence.h"
#include "language/syntax/parser.h"
#include "train/neural/network_options.h"

namespace quipu {

struct ParserTraining {
  ParserSizes sizes;
  Dropout dropout{.input = 0.33F, .state = 0.4F, .recurrent = 0.33F};
  size_t epochs = 20;
  size_t batch_words = 700;
  float rate = 2e-3F;  // falls to 0 along half a cosine
  uint64_t seed = 1;
  VectorLookup vectors;
};

struct ParserAccuracy {
  double tags = 0, morphologies = 0, unlabelled = 0, labelled = 0;
};

// Called after each epoch, with accuracies on `dev`.
using EpochReport = std::function<void(size_t epoch, float loss,
                                       const ParserAccuracy& accuracy)>;

// Learns from sentences with all of tags, features, heads and relations. The
// same arguments give the same bytes on the same machine; one thread.
ParserWeights TrainParser(std::span<const ConlluSentence> train,
                          std::span<const ConlluSentence> dev,
                          const ParserTraining& training,
                          const EpochReport& report);

}  // namespace quipu

#endif  // QUIPU_TRAIN_NEURAL_PARSER_TRAINER_H_
