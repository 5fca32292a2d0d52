// Trains the network that tags and parses.

#ifndef QUIPU_TRAIN_RECIPES_PARSER_TRAINER_H_
#define QUIPU_TRAIN_RECIPES_PARSER_TRAINER_H_

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "language/syntax/conllu_sentence.h"
#include "train/neural/parser_network.h"
#include "train/neural/vocabulary.h"

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

// What the numbers of a network's outputs and vocabulary stand for.
struct ParserInventory {
  std::vector<uint64_t> forms;  // hashes; the i-th is word i + 1
  std::vector<std::string> tags;
  std::vector<std::string> morphologies;  // tag, tab, features
  std::vector<uint32_t> tag_of;           // each morphology's
  std::vector<std::string> relations;
};

struct TrainedParser {
  ParserInventory inventory;
  ParserNetwork network;
  EncoderSizes sizes;
};

// Called after each epoch, with accuracies on `dev`.
using EpochReport = std::function<void(size_t epoch, float loss,
                                       const ParserAccuracy& accuracy)>;

// Learns from sentences with all of tags, features, heads and relations. The
// same arguments give the same bytes on the same machine; one thread.
TrainedParser TrainParser(std::span<const ConlluSentence> train,
                          std::span<const ConlluSentence> dev,
                          const ParserTraining& training,
                          const EpochReport& report);

// For Parser::FromBytes.
std::string WriteParser(const TrainedParser& parser);

}  // namespace quipu

#endif  // QUIPU_TRAIN_RECIPES_PARSER_TRAINER_H_
