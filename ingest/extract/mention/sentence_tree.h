// The tree of a sentence, downwards and upwards.

#ifndef QUIPU_INGEST_EXTRACT_MENTION_SENTENCE_TREE_H_
#define QUIPU_INGEST_EXTRACT_MENTION_SENTENCE_TREE_H_

#include <cstdint>
#include <span>
#include <vector>

#include "language/model/analysis.h"

namespace quipu {

// Words are indices into AnalyzedSentence::words, which must outlive the tree.
class SentenceTree {
 public:
  // Linear. A word whose chain of heads never ends counts as a root.
  explicit SentenceTree(const AnalyzedSentence& sentence);

  const AnalyzedSentence& sentence() const { return *sentence_; }
  const SyntacticWord& word(uint32_t w) const { return sentence_->words[w]; }
  uint32_t size() const {
    return static_cast<uint32_t>(sentence_->words.size());
  }
  // kNoWord for a root.
  uint32_t Parent(uint32_t w) const { return parents_[w]; }
  // Ascending.
  std::span<const uint32_t> Children(uint32_t w) const {
    return std::span(children_).subspan(ends_[w], ends_[w + 1] - ends_[w]);
  }
  // Of a root 0.
  uint32_t Depth(uint32_t w) const { return depths_[w]; }
  // The lowest word above or at both; kNoWord where no such is. Linear in the
  // depths.
  uint32_t CommonAncestor(uint32_t a, uint32_t b) const;
  bool IsAbove(uint32_t ancestor, uint32_t w) const {
    return CommonAncestor(ancestor, w) == ancestor;
  }
  // The first child with the relation; kNoWord if there is none.
  uint32_t Child(uint32_t w, Deprel deprel) const;

 private:
  const AnalyzedSentence* sentence_;
  std::vector<uint32_t> parents_, depths_, children_, ends_;
};

}  // namespace quipu

#endif  // QUIPU_INGEST_EXTRACT_MENTION_SENTENCE_TREE_H_
