// Vectors as sets.

#ifndef QUIPU_BASE_SORT_H_
#define QUIPU_BASE_SORT_H_

#include <algorithm>
#include <vector>

namespace quipu {

// Ascending, each item once.
template <typename T>
void SortAndDeduplicate(std::vector<T>& items) {
  std::sort(items.begin(), items.end());
  items.erase(std::unique(items.begin(), items.end()), items.end());
}

}  // namespace quipu

#endif  // QUIPU_BASE_SORT_H_
