// QueryService over gRPC.

#ifndef QUIPU_QUERY_SERVICE_QUERY_SERVICE_H_
#define QUIPU_QUERY_SERVICE_QUERY_SERVICE_H_

#include <grpcpp/impl/codegen/service_type.h>

#include <chrono>
#include <cstddef>
#include <memory>

#include "query/service/serving_state.h"

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
// begins to run. A call runs on a thread of the service's own; it stops soon
// after the client cancels it, and a search stops somewhat before the call's
// deadline, so that what was found can be sent. To be destroyed after the
// server it is registered with; `state` must outlive it.
std::unique_ptr<grpc::Service> MakeQueryService(
    const ServingState& state, const QueryServiceOptions& options);

}  // namespace quipu

#endif  // QUIPU_QUERY_SERVICE_QUERY_SERVICE_H_
