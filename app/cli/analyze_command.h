// The analysis of language, without a graph: analyze.

#ifndef QUIPU_APP_CLI_ANALYZE_COMMAND_H_
#define QUIPU_APP_CLI_ANALYZE_COMMAND_H_

#include "app/cli/arguments.h"
#include "app/cli/exit_code.h"
#include "app/cli/output/screen.h"
#include "base/result.h"

namespace quipu {

// Inputs that cannot be read are named on standard error and left out; the
// answer is then kFailure.
Result<ExitCode> RunAnalyze(const Arguments& arguments, Screen& screen);

}  // namespace quipu

#endif  // QUIPU_APP_CLI_ANALYZE_COMMAND_H_
