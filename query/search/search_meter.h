// Counts what a search does and says when it must stop.

#ifndef QUIPU_QUERY_SEARCH_SEARCH_METER_H_
#define QUIPU_QUERY_SEARCH_SEARCH_METER_H_

#include <algorithm>
#include <cstdint>
#include <optional>

#include "query/search/answer.h"

namespace quipu {

// One thread.
class SearchMeter {
 public:
  // The most that one call of Spend should count.
  static constexpr uint64_t kStride = 1024;

  explicit SearchMeter(const SearchBudget& budget)
      : budget_(budget),
        max_bytes_(static_cast<int64_t>(
            std::min<uint64_t>(budget.max_bytes, INT64_MAX))) {}

  // Counts `steps` edges or claims about to be looked at. False from the first
  // limit on; the clock and the flag are looked at every kStride steps.
  bool Spend(uint64_t steps) {
    spent_ += steps;
    unchecked_ += steps;
    return unchecked_ < kStride && spent_ <= budget_.max_expansions ? !stopped_
                                                                    : Check();
  }

  // Counts bytes that are taken, or given back if negative. More than the
  // budget has stop the search.
  void Hold(int64_t bytes) {
    held_ += bytes;
    if (held_ > max_bytes_ && !stopped_) stopped_ = SearchLimit::kMemory;
  }

  const std::optional<SearchLimit>& stopped() const { return stopped_; }
  uint64_t spent() const { return spent_; }

 private:
  bool Check();

  SearchBudget budget_;
  int64_t max_bytes_;
  int64_t held_ = 0;
  uint64_t spent_ = 0;
  uint64_t unchecked_ = kStride;  // so that the first step is checked
  std::optional<SearchLimit> stopped_;
};

}  // namespace quipu

#endif  // QUIPU_QUERY_SEARCH_SEARCH_METER_H_
