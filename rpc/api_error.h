// How a call of the API fails, whatever carries it. docs/api.md lists the
// reasons.

#ifndef QUIPU_RPC_API_ERROR_H_
#define QUIPU_RPC_API_ERROR_H_

#include <map>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <utility>

#include "base/result.h"
#include "google/rpc/status.pb.h"

namespace quipu {

// Numbers and names are those of google.rpc.Code, gRPC and Connect.
enum class ApiCode {
  kCancelled = 1,
  kInvalidArgument = 3,
  kDeadlineExceeded = 4,
  kNotFound = 5,
  kResourceExhausted = 8,
  kFailedPrecondition = 9,
  kUnimplemented = 12,
  kInternal = 13,
  kUnavailable = 14,
  kDataLoss = 15,
};

struct ApiError {
  ApiError(ApiCode error_code, std::string error_reason,
           std::string error_message,
           std::map<std::string, std::string> error_metadata = {})
      : code(error_code),
        reason(std::move(error_reason)),
        message(std::move(error_message)),
        metadata(std::move(error_metadata)) {}
  ApiError(Error error);  // NOLINT: implicit by design

  ApiCode code;
  std::string reason;   // a constant in UPPER_SNAKE_CASE
  std::string message;  // for a person
  std::string field;    // of the request, where one is at fault
  std::map<std::string, std::string> metadata;
};

// INVALID_ARGUMENT for a field of the request.
ApiError BadField(std::string_view field, std::string description);

// As a message of the API: with an ErrorInfo of the domain "quipu" and, where a
// field is at fault, a BadRequest. Texts are made well-formed UTF-8 and cut, so
// that all of it fits into the 8 KiB of headers that gRPC clients accept.
google::rpc::Status StatusOf(const ApiError& error);

// Well-formed UTF-8, cut to the length that a message may have.
std::string CutMessage(std::string_view text);

// As Result, with an ApiError.
template <typename T>
class [[nodiscard]] ApiResult : public tl::expected<T, ApiError> {
 public:
  using Base = tl::expected<T, ApiError>;
  using Base::Base;
  ApiResult(ApiError error)  // NOLINT: implicit by design
      : Base(tl::unexpect, std::move(error)) {}
  ApiResult(Error error)  // NOLINT: implicit by design
      : Base(tl::unexpect, std::move(error)) {}
};

}  // namespace quipu

// As QUIPU_CHECK and QUIPU_TRY in a function that returns an ApiResult, for
// expressions that are ApiResults or Results.
#define QUIPU_API_CHECK(...) \
  QUIPU_API_CHECK_INNER(QUIPU_CONCAT(quipu_result_, __COUNTER__), __VA_ARGS__)
#define QUIPU_API_CHECK_INNER(result, ...)                 \
  do {                                                     \
    if (auto result = (__VA_ARGS__); !result) {            \
      return ::quipu::ApiError(std::move(result.error())); \
    }                                                      \
  } while (false)
#define QUIPU_API_TRY(declaration, ...)                                      \
  QUIPU_API_TRY_INNER(declaration, QUIPU_CONCAT(quipu_result_, __COUNTER__), \
                      __VA_ARGS__)
#define QUIPU_API_TRY_INNER(declaration, result, ...)    \
  auto result = (__VA_ARGS__);                           \
  if (!result) {                                         \
    return ::quipu::ApiError(std::move(result.error())); \
  }                                                      \
  declaration = std::move(*result)

#endif  // QUIPU_RPC_API_ERROR_H_
