// QueryService: its methods, for the registry.

#ifndef QUIPU_QUERY_SERVICE_QUERY_SERVICE_H_
#define QUIPU_QUERY_SERVICE_QUERY_SERVICE_H_

#include <chrono>
#include <cstddef>
#include <vector>

#include "query/service/serving_state.h"
#include "rpc/method.h"

namespace quipu {

struct QueryServiceOptions {
  unsigned threads = 0;       // that answer calls; 0: one per core
  size_t waiting_calls = 64;  // more are refused with RESOURCE_EXHAUSTED
  size_t max_request_bytes = 256 * 1024;
  size_t max_response_bytes = 4U << 20;  // what clients accept by default
  // For one call; its deadline counts if it is shorter.
  std::chrono::milliseconds max_time{30'000};
};

// Answers each call from the generation that `state` serves when the call
// begins to run. A search stops somewhat before the call's deadline, so that
// what was found can be sent. `state` must outlive the methods.
std::vector<Method> QueryServiceMethods(const ServingState& state,
                                        const QueryServiceOptions& options);

}  // namespace quipu

#endif  // QUIPU_QUERY_SERVICE_QUERY_SERVICE_H_
