// The store as a whole: stats, export, check, rebuild, serve.

#ifndef QUIPU_APP_CLI_STORE_COMMANDS_H_
#define QUIPU_APP_CLI_STORE_COMMANDS_H_

#include "app/cli/arguments.h"
#include "app/cli/exit_code.h"
#include "app/cli/output/screen.h"
#include "base/result.h"

namespace quipu {

Result<ExitCode> RunStats(const Arguments& arguments, Screen& screen);
Result<ExitCode> RunExport(const Arguments& arguments, Screen& screen);

// Finishes what an earlier process left underived, unless another process has
// the store. A store that is not sound is a kFailure.
Result<ExitCode> RunCheck(const Arguments& arguments, Screen& screen);

Result<ExitCode> RunRebuild(const Arguments& arguments, Screen& screen);

// Until SIGINT or SIGTERM.
Result<ExitCode> RunServe(const Arguments& arguments);

}  // namespace quipu

#endif  // QUIPU_APP_CLI_STORE_COMMANDS_H_
