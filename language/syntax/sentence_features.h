// What the segmenter sees of a token after which a sentence may end: shared by
// training and use.

#ifndef QUIPU_LANGUAGE_SYNTAX_SENTENCE_FEATURES_H_
#define QUIPU_LANGUAGE_SYNTAX_SENTENCE_FEATURES_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "language/syntax/token_features.h"

namespace quipu {

// Sees the tokens of a paragraph one after the other.
class SentenceBreakFinder {
 public:
  SentenceBreakFinder(std::string_view text, std::span<const AtomGroup> tokens);

  // False where no sentence ends whatever the features: after "Mr." before a
  // name, "No." before a number, half a word at the end of a line.
  bool MayEndAfter(size_t i) const;
  // True where one ends whatever the features: before an item of a list.
  bool MustEndAfter(size_t i) const;
  // Features of a sentence break after tokens[i], the one taken last.
  void Features(size_t i, FeatureList& list) const;
  void Take(size_t i);
  void BeginSentence();

 private:
  void AddWordFeatures(size_t i, FeatureList& list) const;
  void AddStateFeatures(size_t i, FeatureList& list) const;
  void AddAbbreviationFeatures(size_t i, FeatureList& list) const;
  const AtomGroup& At(size_t i, ptrdiff_t offset) const;
  const AtomGroup& NextWord(size_t i) const;

  std::string_view text_;
  std::span<const AtomGroup> tokens_;
  std::vector<uint32_t> next_stop_;  // index of the next token that is a stop
  uint32_t length_ = 0;              // tokens of this sentence so far
  uint32_t depth_ = 0;               // brackets open in it
  bool quoted_ = false;
  bool has_verb_ = false;
};

}  // namespace quipu

#endif  // QUIPU_LANGUAGE_SYNTAX_SENTENCE_FEATURES_H_
