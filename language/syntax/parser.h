// Tags, features and trees, by a network (docs/models.md).

#ifndef QUIPU_LANGUAGE_SYNTAX_PARSER_H_
#define QUIPU_LANGUAGE_SYNTAX_PARSER_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "language/model/analysis.h"
#include "language/neural/int_matrix.h"
#include "language/neural/sentence_encoder.h"
#include "language/neural/word_vectors.h"

namespace quipu {

// A parser as training leaves it.
struct ParserWeights {
  EncoderWeights encoder;
  LayerWeights tag_hidden, tag, morphology;
  LayerWeights arc_dependent, arc_head, arc;
  std::vector<float> arc_root;  // the root's state
  LayerWeights relation_dependent, relation_head;
  std::vector<float> relation_root;
  LayerWeights relation;
  // What the outputs stand for.
  std::vector<std::string> tags;
  std::vector<std::string> features;  // of the morphologies
  std::vector<uint32_t> tag_of;       // each morphology's
  std::vector<std::string> relations;

  // What Parser::FromBytes reads.
  std::string Write() const;
};

class Parser {
 public:
  // Longer sentences are parsed in parts of this many words, each part's root
  // below the first's as "parataxis".
  static constexpr size_t kMaxWords = 256;

  // What ParserWeights::Write wrote. Bytes and vectors must outlive the parser.
  // kCorruption for anything else.
  static Result<Parser> FromBytes(std::string_view bytes,
                                  const WordVectors& vectors);

  // Sets upos, features, head and relation of every word of some sentences of
  // the analysis from the forms. Time is linear in the words. Give many
  // sentences at a time. Safe for use by many threads, on one analysis by one.
  void Parse(std::span<AnalyzedSentence> sentences, Analysis& analysis) const;

 private:
  struct Part;
  struct Batch;
  class Morphologies;

  void ParseBatch(std::span<const Part> parts, Morphologies& known) const;
  void Tag(const Batch& batch, std::span<const Part> parts,
           Morphologies& known) const;
  std::vector<uint32_t> FindHeads(const Part& part, size_t begin,
                                  const std::vector<float>& queries,
                                  const std::vector<int16_t>& offers) const;
  void Attach(const Batch& batch, std::span<const Part> parts) const;

  SentenceEncoder encoder_;
  WeightMatrix tag_hidden_, tag_, morphology_;
  WeightMatrix arc_dependent_, arc_head_, arc_;
  std::vector<int16_t> arc_root_;
  WeightMatrix relation_dependent_, relation_head_, relation_;
  std::vector<float> relation_root_;
  std::vector<Upos> tags_;
  std::vector<std::string> features_;
  std::vector<DependencyRelation> relations_;
  std::vector<std::vector<uint32_t>> morphologies_of_;  // each tag's
};

}  // namespace quipu

#endif  // QUIPU_LANGUAGE_SYNTAX_PARSER_H_
