// Questions about connections: path, neighbors.

#ifndef QUIPU_APP_CLI_GRAPH_COMMANDS_H_
#define QUIPU_APP_CLI_GRAPH_COMMANDS_H_

#include "app/cli/arguments.h"
#include "app/cli/exit_code.h"
#include "app/cli/output/screen.h"
#include "base/result.h"

namespace quipu {

Result<ExitCode> RunPath(const Arguments& arguments, Screen& screen);
Result<ExitCode> RunNeighbors(const Arguments& arguments, Screen& screen);

}  // namespace quipu

#endif  // QUIPU_APP_CLI_GRAPH_COMMANDS_H_
