// What a script learns from `quipu`: the one translation of errors into exit
// codes.

#ifndef QUIPU_APP_CLI_EXIT_CODE_H_
#define QUIPU_APP_CLI_EXIT_CODE_H_

#include "base/result.h"

namespace quipu {

enum class ExitCode : int {
  kFound = 0,
  kNothingFound = 1,
  kUsage = 2,    // the command line is wrong, or a name is ambiguous
  kFailure = 3,  // files, stores and networks
  kInterrupted = 130,
};

// kInvalidArgument: kUsage; kNotFound: kNothingFound; all else: kFailure.
ExitCode ToExitCode(const Error& error);

// For what was wrong with a file, a folder or a store and not with the command
// line: a missing or malformed one is a kFailure.
Error AsInputFault(Error error);

template <typename T>
Result<T> AsInputFault(Result<T> result) {
  if (!result) {
    return AsInputFault(std::move(result.error()));
  }
  return result;
}

}  // namespace quipu

#endif  // QUIPU_APP_CLI_EXIT_CODE_H_
