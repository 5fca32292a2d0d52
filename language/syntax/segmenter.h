// Divides running text into sentences, tokens and words as the treebanks of a
// language do.

#ifndef QUIPU_LANGUAGE_SYNTAX_SEGMENTER_H_
#define QUIPU_LANGUAGE_SYNTAX_SEGMENTER_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "graph/model/span.h"
#include "language/model/analysis.h"
#include "language/syntax/hashed_values.h"
#include "language/syntax/multiword.h"

namespace quipu {

// A segmenter as training leaves it: tables of HashedValues and rules.
struct SegmenterTables {
  std::vector<uint16_t> word_classes;
  std::vector<uint16_t> token_breaks;
  std::vector<uint16_t> sentence_breaks;
  std::vector<uint16_t> multiword_tokens;
  MultiwordRules multiwords;

  // What Segmenter::FromBytes reads.
  std::string Write() const;
};

// Linear models over hashed features (logistic regression) decide at each place
// where letters, digits and other characters meet whether a token ends there,
// after each token whether a sentence does, and for each token that could be
// several words whether it is.
//
// Const members may be called by several threads.
class Segmenter {
 public:
  // A sentence has at most this many words.
  static constexpr uint32_t kLongestSentence = 256;

  // `bytes`: what SegmenterTables::Write wrote; they must outlive the segmenter
  // and begin at a multiple of 8. kCorruption if they do not decode.
  static Result<Segmenter> FromBytes(std::string_view bytes);

  // Appends the sentences of the next paragraph of the analysis' text, with
  // their number of it, spans, tokens and the forms of their words. Every
  // character of the paragraph that is not white space (CharacterClass::kSpace)
  // belongs to exactly one token; none goes beyond a line end. A token has
  // white space inside only as a number ("10 000"), and its form then a blank.
  // Any bytes will do. Linear time and memory.
  void Segment(Span paragraph, Analysis& analysis) const;

 private:
  class Division;

  HashedValues word_classes_;
  HashedValues token_breaks_;
  HashedValues sentence_breaks_;
  HashedValues multiword_tokens_;
  MultiwordRules multiwords_;
};

}  // namespace quipu

#endif  // QUIPU_LANGUAGE_SYNTAX_SEGMENTER_H_
