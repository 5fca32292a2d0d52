// Counts of things, and the one that was counted most.

#ifndef QUIPU_TRAIN_RECIPES_MOST_FREQUENT_H_
#define QUIPU_TRAIN_RECIPES_MOST_FREQUENT_H_

#include <cstdint>
#include <map>

namespace quipu {

template <typename Key>
using CountsOf = std::map<Key, uint32_t>;

// The least key of those with the highest count; `counts` is not empty.
template <typename Key>
const Key& MostFrequent(const CountsOf<Key>& counts) {
  auto best = counts.begin();
  for (auto at = counts.begin(); at != counts.end(); ++at) {
    if (at->second > best->second) best = at;
  }
  return best->first;
}

}  // namespace quipu

#endif  // QUIPU_TRAIN_RECIPES_MOST_FREQUENT_H_
