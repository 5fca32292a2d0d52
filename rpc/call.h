// A call in progress, as the code that answers it sees it.

#ifndef QUIPU_RPC_CALL_H_
#define QUIPU_RPC_CALL_H_

#include <atomic>
#include <chrono>

#include "rpc/api_error.h"

namespace quipu {

struct Call {
  using Clock = std::chrono::steady_clock;

  Clock::time_point deadline;   // of the whole call
  Clock::time_point answer_by;  // early enough to send what was found
  const std::atomic<bool>* cancelled = nullptr;  // set by the transport

  // CANCELLED or DEADLINE_EXCEEDED once the call may run no longer.
  ApiResult<void> CheckRunning() const;
};

}  // namespace quipu

#endif  // QUIPU_RPC_CALL_H_
