#include "rpc/call.h"

namespace quipu {

ApiResult<void> Call::CheckRunning() const {
  if (cancelled != nullptr && cancelled->load()) {
    return ApiError(ApiCode::kCancelled, "CANCELLED",
                    "the client cancelled the call");
  }
  if (Clock::now() > deadline) {
    return ApiError(ApiCode::kDeadlineExceeded, "DEADLINE_EXCEEDED",
                    "the call took longer than it may");
  }
  return {};
}

}  // namespace quipu
