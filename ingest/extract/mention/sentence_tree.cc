#include "ingest/extract/mention/sentence_tree.h"

namespace quipu {

SentenceTree::SentenceTree(const AnalyzedSentence& sentence)
    : sentence_(&sentence),
      parents_(sentence.words.size(), kNoWord),
      depths_(sentence.words.size(), kNoWord),
      ends_(sentence.words.size() + 2, 0) {
  const uint32_t n = size();
  for (uint32_t w = 0; w < n; ++w) {
    const uint32_t head = sentence.words[w].head;
    if (head != 0 && head <= n && head - 1 != w) parents_[w] = head - 1;
  }
  // Depths from above; a chain that returns to itself is cut where it began.
  std::vector<uint32_t> chain;
  constexpr uint32_t kVisiting = kNoWord - 1;
  for (uint32_t w = 0; w < n; ++w) {
    chain.clear();
    uint32_t at = w;
    while (at != kNoWord && depths_[at] == kNoWord) {
      depths_[at] = kVisiting;
      chain.push_back(at);
      at = parents_[at];
    }
    if (at != kNoWord && depths_[at] == kVisiting) {
      parents_[chain.back()] = kNoWord;
      at = kNoWord;
    }
    uint32_t depth = at == kNoWord ? 0 : depths_[at] + 1;
    for (auto i = chain.rbegin(); i != chain.rend(); ++i) depths_[*i] = depth++;
  }
  for (uint32_t w = 0; w < n; ++w) {
    if (parents_[w] != kNoWord) ++ends_[parents_[w] + 2];
  }
  for (uint32_t w = 2; w < n + 2; ++w) ends_[w] += ends_[w - 1];
  children_.resize(ends_[n + 1]);
  for (uint32_t w = 0; w < n; ++w) {
    if (parents_[w] != kNoWord) children_[ends_[parents_[w] + 1]++] = w;
  }
}

uint32_t SentenceTree::CommonAncestor(uint32_t a, uint32_t b) const {
  while (a != b) {
    if (a == kNoWord || b == kNoWord) return kNoWord;
    if (depths_[a] >= depths_[b]) {
      a = parents_[a];
    } else {
      b = parents_[b];
    }
  }
  return a;
}

uint32_t SentenceTree::Child(uint32_t w, Deprel deprel) const {
  for (const uint32_t child : Children(w)) {
    if (word(child).deprel == deprel) return child;
  }
  return kNoWord;
}

}  // namespace quipu
