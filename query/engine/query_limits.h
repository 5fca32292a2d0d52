// What one question may take.

#ifndef QUIPU_QUERY_ENGINE_QUERY_LIMITS_H_
#define QUIPU_QUERY_ENGINE_QUERY_LIMITS_H_

#include <chrono>
#include <optional>

#include "base/result.h"
#include "query/search/answer.h"

namespace quipu {

struct QueryLimits {
  SearchBudget search;  // its `cancelled` ends the whole answer
  // Of the whole answer; a search should end somewhat before it.
  std::optional<std::chrono::steady_clock::time_point> deadline = {};

  // kLimit once the question is cancelled or its time is over.
  Result<void> CheckRunning() const {
    if (search.cancelled != nullptr && search.cancelled->load()) {
      return Limit("the question was cancelled");
    }
    if (deadline && std::chrono::steady_clock::now() > *deadline) {
      return Limit("the question took longer than it may");
    }
    return {};
  }
};

}  // namespace quipu

#endif  // QUIPU_QUERY_ENGINE_QUERY_LIMITS_H_
