#include "query/search/search_meter.h"

namespace quipu {

bool SearchMeter::Check() {
  unchecked_ = 0;
  if (stopped_) return false;
  if (budget_.cancelled != nullptr &&
      budget_.cancelled->load(std::memory_order_relaxed)) {
    stopped_ = SearchLimit::kCancelled;
  } else if (spent_ > budget_.max_expansions) {
    stopped_ = SearchLimit::kExpansions;
  } else if (budget_.deadline &&
             std::chrono::steady_clock::now() >= *budget_.deadline) {
    stopped_ = SearchLimit::kTime;
  }
  return !stopped_;
}

}  // namespace quipu
