// Errors on their way out through gRPC: the one place that translates them.
// docs/api.md lists the reasons.

#ifndef QUIPU_RPC_GRPC_STATUS_H_
#define QUIPU_RPC_GRPC_STATUS_H_

#include <grpcpp/support/status.h>

#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "base/result.h"

namespace quipu {

// Every status carries google.rpc.Status with an ErrorInfo of domain "quipu".
// Messages and metadata are cut, so that all of it fits into the 8 KiB of
// headers that clients accept.

grpc::Status ToGrpcStatus(const Error& error);

// INVALID_ARGUMENT, with a BadRequest that names the field of the request.
grpc::Status BadField(std::string_view field, std::string_view description);

// `reason` is a constant in UPPER_SNAKE_CASE.
grpc::Status StatusWithReason(
    grpc::StatusCode code, std::string_view reason, std::string_view message,
    const std::map<std::string, std::string>& metadata = {});

// Well-formed UTF-8, cut to the length that a message may have.
std::string CutMessage(std::string_view text);

}  // namespace quipu

// Returns `expression`, a grpc::Status, from the function around if it is not
// OK.
#define QUIPU_CHECK_STATUS(expression)                                  \
  do {                                                                  \
    if (grpc::Status quipu_status = (expression); !quipu_status.ok()) { \
      return quipu_status;                                              \
    }                                                                   \
  } while (false)

// As QUIPU_TRY, in a function that returns grpc::Status.
#define QUIPU_TRY_STATUS(declaration, expression) \
  QUIPU_TRY_STATUS_INNER(declaration, expression, \
                         QUIPU_CONCAT(quipu_result_, __LINE__))
#define QUIPU_TRY_STATUS_INNER(declaration, expression, result) \
  auto result = (expression);                                   \
  if (!result) {                                                \
    return ::quipu::ToGrpcStatus(result.error());               \
  }                                                             \
  declaration = std::move(*result)

#endif  // QUIPU_RPC_GRPC_STATUS_H_
