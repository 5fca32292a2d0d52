// The network that tags and parses, while it is trained: an encoder with heads
// for tags, features, arcs (Dozat and Manning 2017, without their nonlinear
// arcs' size) and relations.

#ifndef QUIPU_TRAIN_NEURAL_PARSER_NETWORK_H_
#define QUIPU_TRAIN_NEURAL_PARSER_NETWORK_H_

#include <cstdint>
#include <span>
#include <vector>

#include "train/neural/dense.h"
#include "train/neural/word_encoder.h"

namespace quipu {

// A sentence with its right answers, as numbers of the inventory's entries.
struct ParserSentence {
  std::vector<EncoderWord> words;
  std::vector<uint32_t> tags;
  std::vector<uint32_t> morphologies;  // tag and features together
  std::vector<uint32_t> heads;         // 0: the root
  std::vector<uint32_t> relations;
};

struct ParserCounts {
  size_t forms = 0;
  size_t tags = 0;
  size_t morphologies = 0;
  size_t relations = 0;
};

struct ParserPrediction {
  std::vector<uint32_t> tags, morphologies, heads, relations;
};

class ParserNetwork {
 public:
  ParserNetwork(const ParserSizes& sizes, const ParserCounts& counts,
                Random& random);

  // Adds the gradients of a batch of sentences of falling length; returns the
  // mean loss of a word.
  float Learn(std::span<const ParserSentence* const> batch,
              const Dropout& dropout, Random& random);
  // `tag_of[m]`: the tag that morphology m goes with.
  std::vector<ParserPrediction> Predict(
      std::span<const ParserSentence* const> batch,
      std::span<const uint32_t> tag_of);

  std::vector<Parameter*> Parameters();

  WordEncoder encoder;
  TanhDense tag_hidden;
  Dense tag, morphology;
  TanhDense arc_dependent, arc_head;
  Parameter arc;       // arc x arc
  Parameter arc_bias;  // arc x 1: how likely a word is to be a head
  Parameter arc_root;  // arc x 1: the root's state
  Dense relation_dependent, relation_head;
  Parameter relation_root;  // relation x 1
  Dense relation;

 private:
  struct Scores;
  Scores Run(std::span<const ParserSentence* const> batch,
             const Packing& packing, const Dropout& dropout, Random& random);
  Matrix ArcScores(const Scores& scores, const Packing& packing,
                   size_t sentence, size_t length) const;
  // Sets the columns of a sentence to what its relations' hidden layer is fed.
  void SumRelations(const Scores& scores, const Packing& packing,
                    size_t sentence, std::span<const uint32_t> heads,
                    Matrix& sums) const;
  // Each adds the gradients of one task, returns the loss of all words.
  float LearnArcs(std::span<const ParserSentence* const> batch,
                  const Packing& packing, const Scores& scores,
                  Matrix& state_gradient);
  float LearnRelations(std::span<const ParserSentence* const> batch,
                       const Packing& packing, const Scores& scores,
                       const Matrix& mask, Matrix& state_gradient);
  float LearnTags(std::span<const ParserSentence* const> batch,
                  const Packing& packing, Scores& scores,
                  Matrix& state_gradient);
};

}  // namespace quipu

#endif  // QUIPU_TRAIN_NEURAL_PARSER_NETWORK_H_
