// The best tree over the words of a sentence.

#ifndef QUIPU_LANGUAGE_SYNTAX_SPANNING_TREE_H_
#define QUIPU_LANGUAGE_SYNTAX_SPANNING_TREE_H_

#include <cstdint>
#include <span>
#include <vector>

namespace quipu {

// The heads of the tree with the greatest sum of scores among those with one
// word below the root (number 0), where words are numbered from 1 and
// scores[d * (n + 1) + h] is that of word d + 1 below h; n words. Of equal
// trees always the same one. Chu and Liu 1965, Edmonds 1967: O(n^2) a cycle
// that is contracted, n at most.
std::vector<uint32_t> FindBestTree(std::span<const float> scores, uint32_t n);

}  // namespace quipu

#endif  // QUIPU_LANGUAGE_SYNTAX_SPANNING_TREE_H_
