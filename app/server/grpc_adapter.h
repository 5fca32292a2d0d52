// The methods of a registry over gRPC.

#ifndef QUIPU_APP_SERVER_GRPC_ADAPTER_H_
#define QUIPU_APP_SERVER_GRPC_ADAPTER_H_

#include <grpcpp/impl/service_type.h>
#include <grpcpp/support/status.h>

#include <memory>
#include <vector>

#include "rpc/api_error.h"
#include "rpc/registry.h"

namespace quipu {

// The services of `registry`, which must outlive the server that they are
// registered with.
std::vector<std::unique_ptr<grpc::Service>> GrpcServices(
    const Registry& registry);

// With google.rpc.Status in the trailer "grpc-status-details-bin".
grpc::Status ToGrpcStatus(const ApiError& error);

}  // namespace quipu

#endif  // QUIPU_APP_SERVER_GRPC_ADAPTER_H_
