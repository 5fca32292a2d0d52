// Errors into exit codes; see exit_code.h.

#include "app/cli/exit_code.h"

namespace quipu {

ExitCode ToExitCode(const Error& error) {
  switch (error.code) {
    case ErrorCode::kInvalidArgument:
      return ExitCode::kUsage;
    case ErrorCode::kNotFound:
      return ExitCode::kNothingFound;
    case ErrorCode::kCorruption:
    case ErrorCode::kIo:
    case ErrorCode::kLimit:
    case ErrorCode::kInternal:
      return ExitCode::kFailure;
  }
  return ExitCode::kFailure;
}

Error AsInputFault(Error error) {
  if (error.code == ErrorCode::kInvalidArgument ||
      error.code == ErrorCode::kNotFound) {
    error.code = ErrorCode::kIo;
  }
  return error;
}

}  // namespace quipu
