// Divides running text into sentences, tokens and words as the treebanks of a
// language do.

#ifndef QUIPU_LANGUAGE_SYNTAX_SEGMENTER_H_
#define QUIPU_LANGUAGE_SYNTAX_SEGMENTER_H_

#include <string_view>
#include <vector>

#include "base/result.h"
#include "graph/model/span.h"
#include "language/syntax/hashed_values.h"
#include "language/syntax/multiword.h"
#include "language/syntax/parsed_sentence.h"

namespace quipu {

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

  // `bytes`: what TrainSegmenter made; they must outlive the segmenter and
  // begin at a multiple of 8. kCorruption if they do not decode.
  static Result<Segmenter> FromBytes(std::string_view bytes);

  // The sentences of `range`, with their spans, tokens and the forms of their
  // words. Every character of the range that is not white space
  // (CharacterClass::kSpace) belongs to exactly one token; none goes beyond a
  // line end. A token has white space inside only as a number ("10 000"), and
  // its form then a blank. A blank line or a form feed ends a sentence.
  // Any bytes will do. Linear time and memory.
  std::vector<ParsedSentence> Segment(std::string_view text, Span range) const;

 private:
  class Paragraph;

  HashedValues word_classes_;
  HashedValues token_breaks_;
  HashedValues sentence_breaks_;
  HashedValues multiword_tokens_;
  MultiwordRules multiwords_;
};

// The parts of `range` between blank lines and form feeds, without white space
// lines at their ends; none is empty.
std::vector<Span> ParagraphsOf(std::string_view text, Span range);

}  // namespace quipu

#endif  // QUIPU_LANGUAGE_SYNTAX_SEGMENTER_H_
