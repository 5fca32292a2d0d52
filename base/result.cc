#include "base/result.h"

namespace quipu {

Error InvalidArgument(std::string message) {
  return {ErrorCode::kInvalidArgument, std::move(message)};
}

Error NotFound(std::string message) {
  return {ErrorCode::kNotFound, std::move(message)};
}

Error Corruption(std::string message) {
  return {ErrorCode::kCorruption, std::move(message)};
}

Error Io(std::string message) {
  return {ErrorCode::kIo, std::move(message)};
}

Error Limit(std::string message) {
  return {ErrorCode::kLimit, std::move(message)};
}

Error Internal(std::string message) {
  return {ErrorCode::kInternal, std::move(message)};
}

Error Annotate(Error error, std::string_view where) {
  error.message.insert(0, std::string(where) + ": ");
  return error;
}

}  // namespace quipu
